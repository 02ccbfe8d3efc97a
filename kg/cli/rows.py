"""Rows of any kind as a table or as Markdown, every column shown."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from kg.questions.grid import grid, markdown_grid

Rows = Sequence[Sequence[str | None]]


def table(columns: Sequence[str], rows: Rows) -> str:
    """Aligned columns; on a terminal as wide as that, elsewhere as wide as the cells need."""
    across = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return grid(columns, _stated(rows), across).rstrip("\n")


def markdown(columns: Sequence[str], rows: Rows) -> str:
    """A table as GitHub's Markdown has it."""
    return markdown_grid(columns, _stated(rows)).rstrip("\n")


def _stated(rows: Rows) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in rows]
