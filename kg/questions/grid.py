"""Rows of text as aligned columns or as a table of Markdown; where all tables are laid out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells

from kg.printing import plain

_GAP = "  "
_CLOSE = " "
_NARROWEST = 8
_DATE = re.compile(r"\S*?\d{4}-\d\d(?:-\d\d)?")
_SHORT_WORD = re.compile(r"(?<!\S)\S{1,10}(?!\S)")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|])")

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the columns of a table are, and what stands between them."""

    widths: Sequence[int]
    gap: str

    @property
    def across(self) -> int:
        """How wide the table is."""
        return sum(self.widths) + len(self.gap) * (len(self.widths) - 1)

    def heading_lines(self, headings: Sequence[str]) -> list[str]:
        """The headings of columns and the rule below them."""
        rule = self.gap.join("─" * width for width in self.widths)
        return [*self.row_lines(headings), rule]

    def row_lines(self, cells: Sequence[str], numbers: Collection[int] = ()) -> list[str]:
        """One row, on several lines where a cell is wider than its column.

        ``numbers`` are the indices of the columns that are aligned to the right.
        """
        wrapped = [_cut(plain(cell), width) for cell, width in zip(cells, self.widths, strict=True)]
        lines = []
        for depth in range(max((len(parts) for parts in wrapped), default=0)):
            padded = []
            for index, (parts, width) in enumerate(zip(wrapped, self.widths, strict=True)):
                part = parts[depth] if depth < len(parts) else ""
                padding = " " * (width - cell_len(part))
                padded.append(padding + part if index in numbers else part + padding)
            lines.append(self.gap.join(padded))
        return lines


def grid(headings: Sequence[str], rows: Rows, across: int | None = None) -> str:
    """Headings, a rule and the rows, at most ``across`` columns wide if that can be."""
    table = layout(headings, rows, across)
    lines = [*table.heading_lines(headings)]
    for row in rows:
        lines += table.row_lines(row)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def layout(headings: Sequence[str], rows: Rows, across: int | None = None) -> Layout:
    """As wide as each column's content; the widest shrink until the table fits ``across``.

    No date is broken, and no short word as long as the columns can stand closer instead.
    """
    columns = [[plain(cell) for cell in column] for column in zip(headings, *rows, strict=True)]
    widths = [max(1, *map(cell_len, column)) for column in columns]
    if across is None:
        return Layout(widths, _GAP)
    dates = [_longest(_DATE, column) for column in columns]
    words = [
        max(date, _longest(_SHORT_WORD, column))
        for date, column in zip(dates, columns, strict=True)
    ]
    for least, gap in ((words, _GAP), (words, _CLOSE), (dates, _CLOSE)):
        table = _shrunk(widths, least, gap, across)
        if table.across <= across:
            break
    return table


def _shrunk(widths: Sequence[int], least: Sequence[int], gap: str, across: int) -> Layout:
    """The widest columns made narrower until all fit or none can be, down to their ``least``."""
    least = [max(_NARROWEST, each) for each in least]
    narrower = list(widths)
    while Layout(narrower, gap).across > across:
        wide = [at for at, width in enumerate(narrower) if width > least[at]]
        if not wide:
            break
        narrower[max(wide, key=lambda at: narrower[at])] -= 1
    return Layout(narrower, gap)


def _longest(pattern: re.Pattern[str], cells: Sequence[str]) -> int:
    """The width of the longest match in a column; 0 where there is none."""
    return max((cell_len(each) for cell in cells for each in pattern.findall(cell)), default=0)


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
