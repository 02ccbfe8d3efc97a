"""Rows of text as aligned columns or as a table of Markdown; where all tables are laid out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rich.cells import cell_len, chop_cells

from kg.printing import plain

_GAP = "  "
_NARROWEST = 8
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|])")

Rows = Sequence[Sequence[str]]


def grid(headings: Sequence[str], rows: Rows, across: int | None = None) -> str:
    """Headings, a rule and the rows, at most ``across`` columns wide if that can be."""
    widths = column_widths(headings, rows, across)
    lines = [*heading_lines(headings, widths)]
    for row in rows:
        lines += row_lines(row, widths)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def column_widths(headings: Sequence[str], rows: Rows, across: int | None = None) -> list[int]:
    """As wide as each column's content; the widest shrink until the table fits ``across``."""
    widths = [
        max(1, *(cell_len(plain(cell)) for cell in column))
        for column in zip(headings, *rows, strict=True)
    ]
    if across is not None:
        room = across - cell_len(_GAP) * (len(widths) - 1)
        while sum(widths) > room and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
    return widths


def heading_lines(headings: Sequence[str], widths: Sequence[int]) -> list[str]:
    """The headings of columns and the rule below them."""
    return [*row_lines(headings, widths), _GAP.join("─" * width for width in widths)]


def row_lines(
    cells: Sequence[str], widths: Sequence[int], numbers: Collection[int] = ()
) -> list[str]:
    """One row, on several lines where a cell is wider than its column.

    ``numbers`` are the indices of the columns that are aligned to the right.
    """
    wrapped = [_cut(plain(cell), width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for depth in range(max((len(parts) for parts in wrapped), default=0)):
        padded = []
        for index, (parts, width) in enumerate(zip(wrapped, widths, strict=True)):
            part = parts[depth] if depth < len(parts) else ""
            padding = " " * (width - cell_len(part))
            padded.append(padding + part if index in numbers else part + padding)
        lines.append(_GAP.join(padded))
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


def markdown_grid(headings: Sequence[str], rows: Rows) -> str:
    """A table as GitHub's Markdown has it, in which no cell is taken for markup."""
    lines = [
        [in_markdown(heading) for heading in headings],
        ["---"] * len(headings),
        *([in_markdown(cell) for cell in row] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def in_markdown(text: str) -> str:
    """``text`` on one line, in Markdown that shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", plain(text))
