"""An answer as one of its views shows it: the rows asked for, and what is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.web.cells import Heading, Row
from kg.web.showing import Address, Showing
from kg.web.site import Site
from kg.web.views.chart import Chart, chart
from kg.web.views.choice import View, available, current, tabs
from kg.web.views.dates import date_columns
from kg.web.views.network import Network, network
from kg.web.views.pages import Pages, paged
from kg.web.views.places import Map, place_map
from kg.web.views.rows import chosen
from kg.web.views.timeline import Timeline, timeline


@dataclass(frozen=True, slots=True)
class Table:
    """One page of rows."""

    rows: Sequence[Row]
    pages: Pages


Picture = Table | Timeline | Map | Network | Chart
"""What a view shows; ``pages`` of each says which part of its text form stands on the page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One view of an answer, and the others that it has.

    Filters left ``total`` of ``of`` rows. ``notes`` say what in the address could not be followed.
    """

    view: str
    views: tuple[View, ...]
    notes: tuple[str, ...]
    total: int
    of: int
    picture: Picture


def shown(
    rows: Sequence[Row],
    columns: Sequence[str],
    headings: Sequence[Heading],
    default: str,
    site: Site,
    showing: Showing,
    address: Address,
) -> Shown:
    """The view of ``rows`` that ``showing`` asks for, else the ``default`` ("Timeline")."""
    base = site.store.iris.base
    found = available(rows, headings, date_columns(columns, rows), base)
    view, problem = current(found, default, showing)
    wanted, notes = chosen(rows, headings, found.dates, showing)
    picture: Picture
    if view == "timeline" and found.dates:
        picture = timeline(wanted, columns, headings, found.dates, base, showing, address)
    elif view == "map" and found.place:
        picture = place_map(wanted, found.place, site.store, showing, address)
    elif view == "network":
        picture = network(wanted, found.actors, base, showing, address)
    elif view == "chart":
        picture = chart(wanted, headings, found.dates, showing, address)
    else:
        picture = Table(*paged(wanted, "row", showing, address))
    return Shown(
        view,
        tabs(found, view, showing, address),
        (*((problem,) if problem else ()), *notes),
        len(wanted),
        len(rows),
        picture,
    )
