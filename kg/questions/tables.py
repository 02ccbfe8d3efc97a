"""An answer as a table on a terminal: aligned columns, each row's sentence wrapped below it."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

from kg.printing import plain
from kg.questions.answer import PROVENANCE, Answer, Cell, Row, provenance_prefixes, sentences_of
from kg.questions.grid import layout

_INDENT = "    "
_WIDEST = 160
_LEADS = {"old_": "was: ", "": "now: "}
"""What stands before the sentences of two versions."""

_KEPT = ("status",)
"""Columns that are shown even where no row has a value in them."""


def text_of(cell: Cell) -> str:
    """A cell as text; nothing where nothing is stated."""
    return "" if cell is None else str(cell)


def readable_columns(columns: Sequence[str]) -> list[str]:
    """The columns for people: neither IRIs nor provenance, which is shown as a whole."""
    prefixes = provenance_prefixes(columns)
    provenance = {f"{prefix}{name}" for prefix in prefixes for name in PROVENANCE}
    return [name for name in columns if name not in provenance and not name.endswith("_iri")]


def quotation(row: Row, prefix: str) -> str:
    """A row's sentence in quotation marks, its article and when that was published."""
    stated = (row.get(f"{prefix}article"), row.get(f"{prefix}published"))
    source = ", ".join(text_of(cell) for cell in stated if cell)
    return f"“{text_of(row[f'{prefix}sentence'])}” ({source})"


def table(answer: Answer, width: int | None = None) -> str:
    """The answer in a sentence and its rows, at most ``width`` columns wide if that can be."""
    across = width or min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    lines = _wrapped(answer.explanation or answer.answer, across)
    if answer.rows:
        columns = [
            column
            for column in readable_columns(answer.columns)
            if column in _KEPT or any(row[column] is not None for row in answer.rows)
        ]
        headings = [column.replace("_", " ") for column in columns]
        texts = [[text_of(row[column]) for column in columns] for row in answer.rows]
        shown = layout(headings, texts, across)
        lines += ["", *shown.heading_lines(headings)]
        for row, cells in zip(answer.rows, texts, strict=True):
            numbers = {
                index for index, name in enumerate(columns) if isinstance(row[name], int | float)
            }
            lines += [*shown.row_lines(cells, numbers), *_sentences(row, across)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _sentences(row: Row, across: int) -> list[str]:
    versions = row.get("old_sentence") is not None
    return [
        line
        for prefix in sentences_of(row)
        for line in _wrapped(
            f"{_LEADS[prefix] if versions else ''}{quotation(row, prefix)}", across, _INDENT
        )
    ]


def _wrapped(text: str, across: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        plain(text),
        max(across, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
