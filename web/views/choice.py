"""Which views an answer has, chosen from its columns, and which of them is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.web.cells import Heading, Row
from kg.web.showing import Address, Showing
from kg.web.views.dates import DateColumns
from kg.web.views.network import actor_columns
from kg.web.views.places import place_column

TABLE: Final = "table"
_LABELS: Final = {
    "table": "Table",
    "timeline": "Timeline",
    "map": "Map",
    "network": "Network",
    "chart": "Chart",
}
_SAME: Final = {"graph": "network", "barchart": "chart"}
"""The Wikidata query page's names for them (``#defaultView:Graph``)."""


@dataclass(frozen=True, slots=True)
class Available:
    """The columns that views are made from; None or empty where there is no such view."""

    dates: DateColumns | None
    place: str | None
    actors: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One view as a page offers it."""

    name: str
    label: str
    href: str
    current: bool


def available(
    rows: Sequence[Row], headings: Sequence[Heading], dates: DateColumns | None, base: str
) -> Available:
    """What ``rows`` (all of the answer) can be shown as."""
    dated = dates if dates and any(dates.period(row) for row in rows) else None
    place = place_column(headings, rows, base)
    actors = actor_columns(headings, rows, base)
    pairs = actors if len(actors) > 1 else ()
    has = {
        "table": True,
        "timeline": dated is not None,
        "map": place is not None,
        "network": bool(pairs),
        "chart": len(rows) > 1,
    }
    return Available(dated, place, pairs, tuple(name for name, there in has.items() if there))


def current(found: Available, default: str, showing: Showing) -> tuple[str, str | None]:
    """The view to show, and what could not be followed.

    The address decides, then the query's ``default`` ("Timeline", "Graph"), where there is one.
    """
    wanted = showing.view.lower()
    if not wanted:
        suited = default.lower()
        name = _SAME.get(suited, suited)
        return (name if name in found.names else TABLE), None
    name = _SAME.get(wanted, wanted)
    if name in found.names:
        return name, None
    others = ", ".join(found.names)
    return TABLE, f"view: this answer has no view {showing.view[:40]!r}; it has {others}."


def tabs(found: Available, shown: str, showing: Showing, address: Address) -> tuple[View, ...]:
    """The views to choose from; none where there is only the table."""
    if len(found.names) < 2:
        return ()
    return tuple(
        View(name, _LABELS[name], address(shown=showing.with_(view=name)), name == shown)
        for name in found.names
    )
