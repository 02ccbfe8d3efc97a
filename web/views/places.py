"""A map: how many rows name each place, by country, and where those places lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from kg.graph.store import Store
from kg.web.cells import Heading, Row, leads_to
from kg.web.showing import Address, Showing
from kg.web.views.pages import Pages, paged
from kg.web.views.positions import Position, positions

_ELSEWHERE: Final = "Country not known"
_MOST: Final = 2000
"""Places whose markers a page holds; near ones are drawn as one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place, how many rows name it, where these stand, and its position."""

    label: str
    href: str | None
    number: int
    rows_href: str
    position: Position | None

    @property
    def country(self) -> str:
        return (self.position.country if self.position else None) or _ELSEWHERE

    @property
    def where(self) -> str | None:
        """How it is shown on the map, unless at its own position."""
        if self.position is None or not self.position.known:
            return "not on the map: its position is not known"
        if self.position.near:
            return f"shown at {self.position.near}"
        if self.position.code:
            return f"shown in the middle of {self.position.country}"
        return None


@dataclass(frozen=True, slots=True)
class Country:
    """The places in one country, and how many rows name one of them."""

    label: str
    number: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """One page of the places, by country, and what is drawn of all; ``unplaced`` rows name none."""

    pages: Pages
    countries: tuple[Country, ...]
    drawing: tuple[dict[str, Any], ...]
    unplaced: int


def place_column(headings: Sequence[Heading], rows: Sequence[Row], base: str) -> str | None:
    """The column that holds most places: countries stand among those who meet as well."""
    start = f"{base}id/place/"
    counts = {
        heading.name: sum(
            str(row.get(f"{heading.name}_iri") or "").startswith(start) for row in rows
        )
        for heading in headings
    }
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best is not None and counts[best] else None


def place_map(
    rows: Sequence[Row], column: str, store: Store, showing: Showing, address: Address
) -> Map:
    """The places in ``column``, most named first."""
    named: dict[str, list[Row]] = {}
    for row in rows:
        iri = row.get(f"{column}_iri")
        if isinstance(iri, str):
            named.setdefault(iri, []).append(row)
    known = positions(store, named)

    def rows_of(label: str) -> str:
        return address(shown=showing.with_(view="table", filter=f"{column}:{label}"))

    places = [
        _place(found, column, known.get(iri), store.iris.base, rows_of)
        for iri, found in named.items()
    ]
    places.sort(key=lambda place: (-place.number, place.label))
    shown = [(each, each.position) for each in places if each.position and each.position.known]
    totals = Counter[str]()
    for place in places:
        totals[place.country] += place.number
    places.sort(
        key=lambda place: (place.country == _ELSEWHERE, -totals[place.country], place.country)
    )
    page, pages = paged(places, "place", showing, address)
    return Map(
        pages,
        tuple(
            Country(label, totals[label], tuple(each))
            for label, each in groupby(page, key=lambda place: place.country)
        ),
        tuple(_drawn(place, position) for place, position in shown[:_MOST]),
        len(rows) - sum(map(len, named.values())),
    )


def _place(
    rows: Sequence[Row],
    column: str,
    position: Position | None,
    base: str,
    rows_of: Callable[[str], str],
) -> Place:
    label = str(rows[0].get(column))
    number = sum(_weight(row) for row in rows)
    return Place(label, leads_to(rows[0], column, base), number, rows_of(label), position)


def _weight(row: Row) -> int:
    """The meetings that a row stands for: its own number, or one."""
    number = row.get("meetings")
    return number if isinstance(number, int) else 1


def _drawn(place: Place, position: Position) -> dict[str, Any]:
    return {
        "label": place.label,
        "href": place.href,
        "number": place.number,
        "where": place.where,
        "point": None if position.latitude is None else [position.longitude, position.latitude],
        "country": position.code,
    }
