"""Rows of Python values: what stands in an answer, with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.questions.answer import Cell as PlainCell

Cell = str | int | float | bool | date | None
"""What stands in a row: None where no article says anything."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TRUTH = {"true": True, "false": False}
_VERBATIM = ("sentence", "other_sentence")
"""Columns that hold an article's own words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that supports a row, and where it stands.

    ``sentence`` is verbatim; it begins at ``start`` and ends before ``end``, which count Unicode
    code points in the article's text. ``article`` is the article's title or, without one, its
    file's name. ``published`` is as precise as the article is: a date, or text such as "2026-01".
    """

    sentence: str
    start: int
    end: int
    article: str
    article_iri: str
    published: date | str | None


@dataclass(frozen=True, eq=False, repr=False)
class Row(Mapping[str, Cell]):
    """One row of an answer: a mapping from columns to cells, and the same as attributes.

    Whole days are `datetime.date`, a partial date stays text ("2026-01", "2026"), numbers are
    int or float, true and false bool; what no article states is None. What people read as a name
    (a column with its IRI beside it in ``COLUMN_iri``) is always text.

    >>> from kg import open_graph
    >>> with open_graph("newskg-store") as graph:
    ...     row = graph.ask("who-met-whom", person="Putin", from_="2021", limit=1)[0]
    >>> row.other, row["start"], row.reports
    ('Joe Biden', datetime.date(2021, 6, 16), 2)
    >>> row.evidence.article
    'Biden and Putin Meet at Lakeside Villa in Geneva'

    Raises AttributeError or KeyError, naming the columns, for one that is not there.
    """

    _cells: Mapping[str, Cell]

    @property
    def evidence(self) -> Evidence:
        """The sentence that supports the row."""
        return self._evidence("")

    @property
    def other_evidence(self) -> Evidence | None:
        """The second sentence of a row that compares two reports; None for any other row."""
        return self._evidence("other_") if "other_sentence" in self._cells else None

    def __getitem__(self, column: str) -> Cell:
        try:
            return self._cells[column]
        except KeyError:
            raise KeyError(self._no_column(column)) from None

    def __getattr__(self, column: str) -> Any:  # noqa: ANN401 - each question has its own columns
        # Copying looks for methods of its own before there are any cells.
        if column.startswith("_") or column not in self._cells:
            raise AttributeError(self._no_column(column))
        return self._cells[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __hash__(self) -> int:
        return hash(frozenset(self._cells.items()))

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *self._cells]

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={cell!r}' for name, cell in self._cells.items())})"

    def _no_column(self, column: str) -> str:
        if column.startswith("_"):
            return f"a row has no {column}"
        return f"no column {column!r}; the columns are {', '.join(self._cells)}"

    def _evidence(self, prefix: str) -> Evidence:
        cells = self._cells
        published = cells[f"{prefix}published"]
        return Evidence(
            sentence=str(cells[f"{prefix}sentence"]),
            start=int(str(cells[f"{prefix}sentence_start"])),
            end=int(str(cells[f"{prefix}sentence_end"])),
            article=str(cells[f"{prefix}article"]),
            article_iri=str(cells[f"{prefix}article_iri"]),
            published=published if isinstance(published, date | None) else str(published),
        )


def typed_row(cells: Mapping[str, PlainCell]) -> Row:
    """The row of Python values for a row as people read it.

    The cells' own text decides: what a question computes ("the last day") has no datatype.
    """
    return Row({name: _typed(name, cell, cells) for name, cell in cells.items()})


def _typed(column: str, cell: PlainCell, cells: Mapping[str, PlainCell]) -> Cell:
    if not isinstance(cell, str) or column in _VERBATIM or f"{column}_iri" in cells:
        return cell
    if cell in _TRUTH:
        return _TRUTH[cell]
    if _DAY.fullmatch(cell):
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return cell
    return cell
