"""An answer as a page shows it: headings, cells with links, and each row's sentences.

Works from the JSON form of an answer (Contract 3), so that the page and the data say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from flask import url_for

from kg.web.links import to_iri, to_sentence
from kg.web.site import Site
from kg.web.suggestions import Suggestion, suggestions
from kg.web.text import humanise

Row = Mapping[str, str | int | float | None]

ROWS_PER_PAGE: Final = 100
DATA_FORMATS: Final = {
    "json": "JSON",
    "csv": "CSV",
    "tsv": "TSV",
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
}

_PROVENANCE = (
    *("article", "article_iri", "published"),
    *("sentence", "sentence_start", "sentence_end"),
)
_LONG: Final = 60
"""Characters from which a cell is a text to read rather than a name."""

_WORDS: Final = {"true": "yes", "false": "no"}
_STATUSES = ("held", "planned", "proposed", "cancelled")


class Address(Protocol):
    """Gives the address of the same answer as another page, or in a data format."""

    def __call__(self, *, form: str | None = None, page: int | None = None) -> str: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading; ``number`` where its cells are numbers."""

    name: str
    label: str
    number: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: its text (None where nothing is stated), and where it leads."""

    label: str
    text: str | None
    href: str | None
    status: str | None
    number: bool

    @property
    def look(self) -> str | None:
        """The class that a style sheet knows it by."""
        if self.text is None:
            return "empty"
        if self.number:
            return "number"
        if len(self.text) > _LONG:
            return "long"
        return "name" if self.href else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that supports a row, and the article it stands in."""

    sentence: str
    href: str
    article: str
    article_href: str
    published: str | None
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of an answer with the sentences that support it."""

    cells: tuple[Cell, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """All that the template of an answer needs."""

    caption: str
    understood: str | None
    sentence: str
    explanation: str | None
    suggestions: tuple[Suggestion, ...]
    headings: tuple[Heading, ...]
    rows: tuple[AnswerRow, ...]
    extent: str
    downloads: tuple[tuple[str, str], ...]
    previous: str | None
    next: str | None
    sparql: str | None
    editor: str


def answer_page(answer: Mapping[str, Any], site: Site, page: int, address: Address) -> AnswerPage:
    """Lay out ``answer`` (Contract 3), one page of its rows.

    Args:
        answer: the answer in its JSON form.
        site: knows what the IRIs and the names of questions stand for.
        page: which page of rows, from 1.
        address: gives this answer's address, as another page (``page=2``) or in a data format
            (``form="csv"``).
    """
    base = site.store.iris.base
    columns: Sequence[str] = answer["columns"]
    all_rows: Sequence[Row] = answer["rows"]
    last_page = max(1, -(-len(all_rows) // ROWS_PER_PAGE))
    page = min(max(page, 1), last_page)
    first = (page - 1) * ROWS_PER_PAGE
    shown = all_rows[first : first + ROWS_PER_PAGE]
    headings = _headings(columns, all_rows)
    understood = answer["understood"]
    sparql = answer["sparql"]
    return AnswerPage(
        caption=understood["sentence"] if understood else answer["question"],
        understood=understood["sentence"] if understood else None,
        sentence=answer["answer"],
        explanation=answer["explanation"],
        suggestions=suggestions(answer, site.catalogue),
        headings=headings,
        rows=tuple(_row(row, headings, columns, base) for row in shown),
        extent=_extent(first, len(shown), len(all_rows)),
        downloads=tuple((label, address(form=name)) for name, label in DATA_FORMATS.items()),
        previous=address(page=page - 1) if page > 1 else None,
        next=address(page=page + 1) if page < last_page else None,
        sparql=sparql,
        editor=url_for("sparql.endpoint", query=sparql or ""),
    )


def provenance_prefixes(columns: Sequence[str]) -> tuple[str, ...]:
    """What precedes the provenance columns of each sentence: ``""``, and ``other_`` for a second.

    Several only where a row compares reports, as disagreements do.
    """
    return tuple(
        column.removesuffix("sentence")
        for column in columns
        if column.endswith("sentence")
        and all(f"{column.removesuffix('sentence')}{name}" in columns for name in _PROVENANCE)
    )


def _headings(columns: Sequence[str], rows: Sequence[Row]) -> tuple[Heading, ...]:
    provenance = {
        f"{prefix}{name}" for prefix in provenance_prefixes(columns) for name in _PROVENANCE
    }
    return tuple(
        Heading(name, humanise(name), _is_numeric(name, rows))
        for name in columns
        if name not in provenance and not name.endswith("_iri")
    )


def _is_numeric(name: str, rows: Sequence[Row]) -> bool:
    stated = [row.get(name) for row in rows if row.get(name) is not None]
    return bool(stated) and all(isinstance(value, (int, float)) for value in stated)


def _row(row: Row, headings: Sequence[Heading], columns: Sequence[str], base: str) -> AnswerRow:
    evidence = (_evidence(row, prefix, base) for prefix in provenance_prefixes(columns))
    return AnswerRow(
        cells=tuple(_cell(row, heading, base) for heading in headings),
        evidence=tuple(each for each in evidence if each is not None),
    )


def _cell(row: Row, heading: Heading, base: str) -> Cell:
    value = row.get(heading.name)
    text = None if value is None else str(value)
    iri = row.get(f"{heading.name}_iri")
    link = to_iri(iri, base) if isinstance(iri, str) else None
    is_status = heading.name.endswith("status") and text in _STATUSES
    return Cell(
        label=heading.label,
        text=text if text is None else _WORDS.get(text, text),
        href=link.href if link else None,
        status=text if is_status else None,
        number=heading.number,
    )


def _evidence(row: Row, prefix: str, base: str) -> Evidence | None:
    article, iri, published, sentence, start, end = (
        row.get(f"{prefix}{name}") for name in _PROVENANCE
    )
    if sentence is None or not isinstance(iri, str):
        return None
    link = to_iri(iri, base)
    href = to_sentence(iri, int(start or 0), int(end or 0), base)
    return Evidence(
        sentence=str(sentence),
        href=href or (link.href if link else ""),
        article=str(article),
        article_href=link.href if link else "",
        published=None if published is None else str(published),
        lead=_stated(row, prefix),
    )


def _stated(row: Row, prefix: str) -> str | None:
    """Which value this sentence is for, where a row compares two."""
    value = row.get(f"{prefix}value")
    return None if value is None else f"{value}:"


def _extent(first: int, shown: int, total: int) -> str:
    if total == shown:
        return "1 row" if total == 1 else f"{total:,} rows"
    return f"Rows {first + 1:,} to {first + shown:,} of {total:,}"
