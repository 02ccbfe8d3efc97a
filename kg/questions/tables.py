"""An answer as a table on a terminal: aligned columns, each row's sentence wrapped below it."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Sequence

from rich.cells import cell_len, chop_cells

from kg.questions.answer import PROVENANCE, Answer, Cell, Row

_GAP = "  "
_INDENT = "    "
_NARROWEST = 8
_WIDEST = 160
_KEPT = ("status",)
"""Columns that are shown even where no row has a value in them."""

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


def plain(text: str) -> str:
    """``text`` on one line, without characters that would steer a terminal or turn its text."""
    return " ".join(_INVISIBLE.sub(" ", text).split())


def text_of(cell: Cell) -> str:
    """A cell as text; nothing where nothing is stated."""
    return "" if cell is None else str(cell)


def readable_columns(columns: Sequence[str]) -> list[str]:
    """The columns for people: neither IRIs nor provenance, which is shown as a whole."""
    provenance = {*PROVENANCE, *(f"other_{name}" for name in PROVENANCE)}
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
        widths = _widths(answer, columns, across)
        headings = [column.replace("_", " ") for column in columns]
        lines += ["", *_cells(headings, widths, set()), _GAP.join("─" * each for each in widths)]
        for row in answer.rows:
            numbers = {
                index for index, name in enumerate(columns) if isinstance(row[name], int | float)
            }
            texts = [plain(text_of(row[column])) for column in columns]
            lines += [*_cells(texts, widths, numbers), *_sentences(row, across)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _sentences(row: Row, across: int) -> list[str]:
    prefixes = [prefix for prefix in ("", "other_") if row.get(f"{prefix}sentence")]
    return [
        line
        for prefix in prefixes
        for line in _wrapped(plain(quotation(row, prefix)), across, _INDENT)
    ]


def _wrapped(text: str, across: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        plain(text),
        max(across, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _widths(answer: Answer, columns: Sequence[str], across: int) -> list[int]:
    """As wide as each column's content; the widest shrink until the table fits."""
    widths = [
        max(cell_len(column), *(cell_len(plain(text_of(row[column]))) for row in answer.rows), 1)
        for column in columns
    ]
    room = across - cell_len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _cells(texts: Sequence[str], widths: Sequence[int], numbers: set[int]) -> list[str]:
    """One row of cells, on several lines where a text is wider than its column."""
    wrapped = [_cut(text, width) for text, width in zip(texts, widths, strict=True)]
    lines = []
    for depth in range(max((len(parts) for parts in wrapped), default=0)):
        cells = []
        for index, (parts, width) in enumerate(zip(wrapped, widths, strict=True)):
            part = parts[depth] if depth < len(parts) else ""
            padding = " " * (width - cell_len(part))
            cells.append(padding + part if index in numbers else part + padding)
        lines.append(_GAP.join(cells))
    return lines


def _cut(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns, between words where possible."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines += chop_cells(word, width) or [""]
    return lines
