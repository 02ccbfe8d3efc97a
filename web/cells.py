"""The columns and cells of an answer as pages show them: headings, text, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.questions.answer import PROVENANCE, provenance_prefixes
from kg.questions.answer import Cell as Value
from kg.web.links import to_iri
from kg.web.text import humanise

Row = Mapping[str, Value]
"""One row of an answer (Contract 3)."""

_LONG: Final = 60
"""Characters from which a cell is a text to read rather than a name."""

_WORDS: Final = {"true": "yes", "false": "no"}
_STATUSES = ("held", "planned", "proposed", "cancelled")


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


def headings(columns: Sequence[str], rows: Sequence[Row]) -> tuple[Heading, ...]:
    """The columns to show: neither IRIs nor what tells of an article and its sentence."""
    provenance = {
        f"{prefix}{name}" for prefix in provenance_prefixes(columns) for name in PROVENANCE
    }
    return tuple(
        Heading(name, humanise(name), _is_numeric(name, rows))
        for name in columns
        if name not in provenance and not name.endswith("_iri")
    )


def cell(row: Row, heading: Heading, base: str) -> Cell:
    """The cell of ``row`` under ``heading``; ``base`` is what the store's IRIs start with."""
    value = row.get(heading.name)
    text = None if value is None else str(value)
    is_status = heading.name.endswith("status") and text in _STATUSES
    return Cell(
        label=heading.label,
        text=text if text is None else _WORDS.get(text, text),
        href=leads_to(row, heading.name, base),
        status=text if is_status else None,
        number=heading.number,
    )


def leads_to(row: Row, column: str, base: str) -> str | None:
    """The address of what stands in ``column`` of ``row``, if it has an IRI to follow."""
    iri = row.get(f"{column}_iri")
    link = to_iri(iri, base) if isinstance(iri, str) else None
    return link.href if link else None


def _is_numeric(name: str, rows: Sequence[Row]) -> bool:
    stated = [row.get(name) for row in rows if row.get(name) is not None]
    return bool(stated) and all(isinstance(value, (int, float)) for value in stated)
