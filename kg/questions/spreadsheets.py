"""Comma-separated values that are safe to open in a spreadsheet.

A spreadsheet runs text that begins like a formula, and the text of a graph of news was written by
strangers: such a cell gets an apostrophe in front, which shows as text. Numbers stay numbers.

This holds for every file that leaves for a person: CSV from the command line, CSV and TSV from
links of the web. What a program asks for by a standard (SPARQL's CSV and TSV over HTTP), the
command line's TSV and JSON everywhere stay exact.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from rdflib import BNode
from rdflib.term import Node

from kg.graph.result import Result
from kg.questions.answer import Cell

_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Also the wide forms that Japanese and Chinese keyboards write."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


_LITERAL = re.compile(r'((?:^|\t)")((?:[^"\\\n]|\\.)*)', re.MULTILINE)
"""Where a literal begins in SPARQL's TSV, and its text."""


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """Rows below their headings (RFC 4180), every cell harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in columns])
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()


def result_csv(result: Result) -> str:
    """The rows of a query as SPARQL's own CSV has them, but every cell harmless."""
    return csv_text(result.variables, (map(_as_text, row) for row in result.rows))


def result_tsv(result: Result) -> str:
    """The rows of a query in SPARQL's own TSV, but the text of every literal harmless."""
    return _LITERAL.sub(
        lambda found: f"{found[1]}{harmless(found[2])}", result.serialize("tsv").decode()
    )


def _as_text(term: Node | None) -> str | None:
    return f"_:{term}" if isinstance(term, BNode) else None if term is None else str(term)


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe in front where a spreadsheet would take it for a formula."""
    if not isinstance(cell, str) or not _FORMULA.match(cell) or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"
