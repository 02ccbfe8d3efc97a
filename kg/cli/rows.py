"""Rows of any kind in the formats for rows, every column shown."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from kg.questions.formats import tsv_text
from kg.questions.grid import grid, markdown_grid
from kg.questions.spreadsheets import csv_text

Rows = Sequence[Sequence[str | None]]


def table(columns: Sequence[str], rows: Rows) -> str:
    """Aligned columns; on a terminal as wide as that, elsewhere as wide as the cells need."""
    across = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return grid(columns, _stated(rows), across).rstrip("\n")


def markdown(columns: Sequence[str], rows: Rows) -> str:
    """A table as GitHub's Markdown has it."""
    return markdown_grid(columns, _stated(rows)).rstrip("\n")


def rendered(columns: Sequence[str], rows: Rows, output_format: str) -> str:
    """The rows as ``table``, ``markdown``, ``csv`` or ``tsv``, with a line end behind them."""
    if output_format == "csv":
        return csv_text(columns, rows)
    if output_format == "tsv":
        return tsv_text(columns, rows)
    shown = markdown(columns, rows) if output_format == "markdown" else table(columns, rows)
    return shown + "\n"


def _stated(rows: Rows) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in rows]
