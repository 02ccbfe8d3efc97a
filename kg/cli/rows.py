"""Rows of any kind as a table or as Markdown, every column shown."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.questions.tables import plain

Rows = Sequence[Sequence[str | None]]


def table(columns: Sequence[str], rows: Rows) -> str:
    """Aligned columns; on a terminal as wide as that, elsewhere as wide as the cells need."""
    laid_out = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        laid_out.add_column(Text(column), overflow="fold")
    for row in rows:
        laid_out.add_row(*(Text(plain(cell or "")) for cell in row))
    out = io.StringIO()
    console = Console(file=out, width=None if sys.stdout.isatty() else _width(columns, rows))
    console.print(laid_out)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().splitlines())


def markdown(columns: Sequence[str], rows: Rows) -> str:
    """A table as GitHub's Markdown has it."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(_escaped(cell or '') for cell in line)} |" for line in lines)


def _escaped(cell: str) -> str:
    return plain(cell).replace("\\", "\\\\").replace("|", "\\|")


def _width(columns: Sequence[str], rows: Rows) -> int:
    """Enough for every column at its widest; a wide character takes two columns."""
    widest = [
        max(2 * len(plain(cell or "")) for cell in column)
        for column in zip(columns, *rows, strict=True)
    ]
    return sum(widest) + 4 * len(columns) + 1
