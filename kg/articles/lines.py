"""Text -> lines: what the layout of an article is made of.

A line is trimmed of the space and the markup around it (list and quotation marks, ``#`` of
Markdown headings).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.articles.dates import find_dates

LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line, as `str.splitlines` has it."""

_SPACE = re.compile("[\\s\ufeff\u200b-\u200f\u2060\xad]+")
_LIST_MARK = re.compile(r"(?:[-*+•●▪◦‣·][ \t\xa0]+)+|\d{1,3}[.)][ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, without the space around it.

    ``group`` counts runs of lines without an empty one between them. ``continues`` says that the
    line goes on with the sentence of the line before. ``heading`` is set where markup says so.
    """

    start: int
    end: int
    group: int
    continues: bool = False
    heading: bool = False


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move two offsets inwards past whitespace and invisible characters."""
    first = _SPACE.match(text, start, end)
    if first:
        start = first.end()
    while end > start and _SPACE.fullmatch(text, end - 1, end):
        end -= 1
    return start, end


def skip_list_mark(text: str, start: int, end: int) -> int:
    """Where the words of a list item begin; ``12. June 2018`` is no item."""
    mark = _LIST_MARK.match(text, start, end)
    if mark is None or mark.end() >= end or _starts_with_date(text, start, end):
        return start
    return mark.end()


def _starts_with_date(text: str, start: int, end: int) -> bool:
    dates = find_dates(text, start, min(end, start + 40))
    return bool(dates) and dates[0].start == start


def raw_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of every line, empty ones included."""
    lines, position = [], 0
    for separator in LINE_BREAK.finditer(text):
        lines.append((position, separator.start()))
        position = separator.end()
    lines.append((position, len(text)))
    return lines


def plain_lines(text: str) -> list[Line]:
    """The lines of plain text whose wraps are spaces, as `kg.articles.wraps` makes them."""
    lines, group = [], 0
    for start, end in raw_lines(text):
        first, last = trim(text, start, end)
        if first < last:
            lines.append(Line(skip_list_mark(text, first, last), last, group))
        group += first == last
    return lines
