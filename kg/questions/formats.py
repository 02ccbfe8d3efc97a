"""Answers as text: a table for a terminal, JSON, CSV, TSV or Markdown.

``table`` and ``markdown`` are for reading: the answer in a sentence, then the rows without IRIs,
each with its sentence. ``json``, ``csv`` and ``tsv`` are for machines and hold every column;
``csv`` is what spreadsheets open, too, so that text like a formula gets an apostrophe in it
(`kg.questions.spreadsheets`): read ``json`` or ``tsv`` where every character counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.errors import UsageError
from kg.questions.answer import Answer, Cell, provenance_prefixes
from kg.questions.grid import in_markdown, markdown_grid
from kg.questions.nearest import did_you_mean
from kg.questions.spreadsheets import csv_text, harmless
from kg.questions.tables import quotation, readable_columns, table, text_of

_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(answer: Answer, format_name: str, *, width: int | None = None) -> str:
    """``answer`` in the format of that name (one of `FORMATS`), ending in a line end.

    ``width`` is that of a ``table`` in columns, by default the terminal's.

    Raises UsageError for another format.
    """
    if format_name == "table":
        return table(answer, width)
    if format_name not in _RENDERERS:
        raise UsageError(f"{format_name!r}: no such format; {did_you_mean(format_name, FORMATS)}")
    return _RENDERERS[format_name](answer)


def _json(answer: Answer) -> str:
    return json.dumps(answer.to_json(), ensure_ascii=False, indent=2) + "\n"


def tsv_text(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """One line for each row, whatever is in it: tabs, line ends and backslashes are escaped."""
    lines = ["\t".join(columns)]
    lines += ["\t".join(text_of(cell).translate(_TSV_ESCAPES) for cell in row) for row in rows]
    return "\n".join(lines) + "\n"


def harmless_tsv(answer: Answer) -> str:
    """As ``tsv``, for files that people download: no cell is taken for a formula."""
    return tsv_text(answer.columns, (map(harmless, row) for row in _cells(answer)))


def _cells(answer: Answer) -> Iterator[list[Cell]]:
    return ([row[column] for column in answer.columns] for row in answer.rows)


def _markdown(answer: Answer) -> str:
    shown = in_markdown(answer.explanation or answer.answer) + "\n"
    if not answer.rows:
        return shown
    columns = readable_columns(answer.columns)
    sources = provenance_prefixes(answer.columns)
    headings = [column.replace("_", " ") for column in columns]
    headings += [f"{prefix}sentence".replace("_", " ") for prefix in sources]
    rows = [
        [
            *(text_of(row[column]) for column in columns),
            *(quotation(row, prefix) if row[f"{prefix}sentence"] else "" for prefix in sources),
        ]
        for row in answer.rows
    ]
    return f"{shown}\n{markdown_grid(headings, rows)}"


_RENDERERS: dict[str, Callable[[Answer], str]] = {
    "json": _json,
    "csv": lambda answer: csv_text(answer.columns, _cells(answer)),
    "tsv": lambda answer: tsv_text(answer.columns, _cells(answer)),
    "markdown": _markdown,
}
FORMATS = ("table", *_RENDERERS)
