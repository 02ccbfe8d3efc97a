"""An answer as a page shows it: how it was understood, its rows in one of its views, its data.

Works from the JSON form of an answer (Contract 3), so that the page and the data say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from flask import url_for

from kg.web.cells import Cell, Heading, Row, cell, headings
from kg.web.evidence import Evidence, evidence
from kg.web.showing import Address, Showing
from kg.web.site import Site
from kg.web.suggestions import Suggestion, suggestions
from kg.web.text import human_date
from kg.web.views.dates import interval
from kg.web.views.shown import Shown, Table, shown

_KEPT: Final = ("view", "by", "sort")
DATA_FORMATS: Final = {
    "json": "JSON",
    "csv": "CSV",
    "tsv": "TSV",
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of a table with the sentences that support it."""

    cells: tuple[Cell, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SortedHeading:
    """A heading of a table, where sorting by it leads, and whether the rows are sorted by it."""

    heading: Heading
    href: str
    sorted: str | None


@dataclass(frozen=True, slots=True)
class FilterForm:
    """Where a filter is sent, and what else that address says."""

    action: str
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """All that the template of an answer needs.

    ``unfiltered`` leads to all rows. ``kept`` goes with the question's form, so that another
    question of the same kind is shown in the same view. ``during`` says in words which period is
    shown, if one is.
    """

    caption: str
    understood: str | None
    sentence: str
    explanation: str | None
    suggestions: tuple[Suggestion, ...]
    headings: tuple[SortedHeading, ...]
    rows: tuple[AnswerRow, ...]
    shown: Shown
    filter: str
    filter_form: FilterForm
    unfiltered: str
    kept: tuple[tuple[str, str], ...]
    during: str
    downloads: tuple[tuple[str, str], ...]
    sparql: str | None
    editor: str


def answer_page(
    answer: Mapping[str, Any], site: Site, showing: Showing, address: Address
) -> AnswerPage:
    """Lay out ``answer`` (Contract 3), as ``showing`` asks for.

    Args:
        answer: the answer in its JSON form.
        site: knows what the IRIs and the names of questions stand for.
        showing: which view of it, of which rows.
        address: gives this answer's address, shown otherwise or in a data format
            (``form="csv"``).
    """
    base = site.store.iris.base
    columns: Sequence[str] = answer["columns"]
    rows: Sequence[Row] = answer["rows"]
    heads = headings(columns, rows)
    understood = answer["understood"]
    sparql = answer["sparql"]
    question = site.catalogue.questions.get(understood["name"]) if understood else None
    default = question.view if question else ""
    part = shown(rows, columns, heads, default, site, showing, address)
    table = part.picture.rows if isinstance(part.picture, Table) else ()
    return AnswerPage(
        caption=understood["sentence"] if understood else answer["question"],
        understood=understood["sentence"] if understood else None,
        sentence=answer["answer"],
        explanation=answer["explanation"],
        suggestions=suggestions(answer, site.catalogue),
        headings=tuple(_sorted(heading, showing, address) for heading in heads),
        rows=tuple(
            AnswerRow(
                tuple(cell(row, heading, base) for heading in heads), evidence(row, columns, base)
            )
            for row in table
        ),
        shown=part,
        filter=showing.filter,
        filter_form=_filter_form(address(shown=showing.with_(filter=""))),
        during=" to ".join(map(human_date, showing.during.split("/")))
        if interval(showing.during)
        else "",
        unfiltered=address(shown=showing.with_(filter="", during="")),
        kept=tuple((name, value) for name in _KEPT if (value := getattr(showing, name))),
        downloads=tuple((label, address(form=name)) for name, label in DATA_FORMATS.items()),
        sparql=sparql,
        editor=url_for("sparql.endpoint", query=sparql or ""),
    )


def _sorted(heading: Heading, showing: Showing, address: Address) -> SortedHeading:
    """Sorts by the column, and the other way round where it is sorted so already."""
    name = heading.name
    order = {name: "ascending", f"-{name}": "descending"}.get(showing.sort)
    other = f"-{name}" if order == "ascending" else name
    return SortedHeading(heading, address(shown=showing.with_(sort=other)), order)


def _filter_form(address: str) -> FilterForm:
    parts = urlsplit(address)
    return FilterForm(parts.path, tuple(parse_qsl(parts.query)))
