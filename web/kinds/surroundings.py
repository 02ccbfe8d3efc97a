"""Where a place lies, and what lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.web.links import to_iri
from kg.web.rows import select

_MOST_PLACES: Final = 40

_AROUND = """
SELECT ?steps ?place ?label
WHERE {
  { ?thing schema:containedInPlace ?place . BIND(1 AS ?steps) }
  UNION { ?thing schema:containedInPlace/schema:containedInPlace ?place . BIND(2 AS ?steps) }
  UNION {
    ?thing schema:containedInPlace/schema:containedInPlace/schema:containedInPlace ?place .
    BIND(3 AS ?steps)
  }
  ?place rdfs:label ?label .
}
ORDER BY ?steps ?label
"""
_WITHIN = f"""
SELECT ?place ?label (COUNT(DISTINCT ?meeting) AS ?meetings)
WHERE {{
  ?place schema:containedInPlace ?thing ;
         rdfs:label ?label ;
         a schema:Place .
  OPTIONAL {{ ?meeting sem:hasPlace ?place }}
}}
GROUP BY ?place ?label
ORDER BY DESC(?meetings) ?label ?place
LIMIT {_MOST_PLACES}
"""
_POSITION = """
SELECT ?country ?latitude ?longitude
WHERE {
  ?thing a schema:Place .
  OPTIONAL { ?thing kg:country ?country }
  OPTIONAL { ?thing geo:lat ?latitude ; geo:long ?longitude }
}
LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A place around this one or in it, and how many meetings were there itself."""

    label: str
    href: str
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The places around a place, the nearest first; those in it; its country; WGS84 degrees."""

    around: tuple[Neighbour, ...]
    within: tuple[Neighbour, ...]
    country: str | None
    latitude: float | None
    longitude: float | None


def surroundings(store: Store, iri: str) -> Surroundings:
    """What surrounds the place ``iri``, and what it surrounds."""
    base, bound = store.iris.base, {"thing": [Iri(iri)]}
    around = select(store, bind(_AROUND, bound))
    within = select(store, bind(_WITHIN, bound))
    country, latitude, longitude = next(select(store, bind(_POSITION, bound)), (None, None, None))
    return Surroundings(
        around=tuple(_neighbour(place, label, "0", base) for _, place, label in around),
        within=tuple(_neighbour(place, label, meetings, base) for place, label, meetings in within),
        country=country,
        latitude=None if latitude is None else float(latitude),
        longitude=None if longitude is None else float(longitude),
    )


def _neighbour(iri: str | None, label: str | None, meetings: str | None, base: str) -> Neighbour:
    link = to_iri(iri or "", base)
    return Neighbour(label or "", link.href if link else "", int(meetings or 0))
