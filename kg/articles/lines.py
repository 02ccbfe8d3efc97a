"""Text -> lines: what the layout of an article is made of.

A line is trimmed of the space and the markup around it (list and quotation marks, ``#`` of
Markdown headings). Lines that a writer broke only to fit a width are marked as continuations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.articles.dates import find_dates

LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line, as `str.splitlines` has it."""

_SPACE = re.compile("[\\s\ufeff\u200b-\u200f\u2060\xad]+")
_LIST_MARK = re.compile(r"(?:[-*+•●▪◦‣·][ \t\xa0]+)+|\d{1,3}[.)][ \t]+(?=\S)")
_FIRST_WORD = re.compile(r"\S+")
_ENDS = ".!?:;”\"'’)"
_NARROWEST_WRAP, _WIDEST_WRAP = 50, 110


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
    """The lines of plain text."""
    groups: list[list[tuple[int, int]]] = [[]]
    for start, end in raw_lines(text):
        first, last = trim(text, start, end)
        if first < last:
            groups[-1].append((first, last))
        elif groups[-1]:
            groups.append([])
    lines = []
    for number, group in enumerate(groups):
        wrapped = _wrapped(text, group)
        for (start, end), continues in zip(group, wrapped, strict=True):
            lines.append(Line(skip_list_mark(text, start, end), end, number, continues))
    return lines


def _wrapped(text: str, group: list[tuple[int, int]]) -> list[bool]:
    """Which lines of a run go on with the line before.

    A break is a wrap where the next word would not have fitted into the width of the run, if most
    breaks of the run are such and many stand within a sentence; elsewhere only where the next line
    starts with a small letter and the line before does not end a sentence.
    """
    if len(group) < 2:
        return [False] * len(group)
    width = max(end - start for start, end in group)
    full = []
    for (start, end), (following, following_end) in pairwise(group):
        word = _FIRST_WORD.match(text, following, following_end)
        room = end - start + 1 + (word.end() - word.start() if word else 0)
        full.append(room > width)
    filled = _NARROWEST_WRAP <= width <= _WIDEST_WRAP and len(group) > 2
    open_ended = sum(text[end - 1] not in _ENDS for _, end in group[:-1])
    filled = filled and 3 * sum(full) >= 2 * len(full) and 3 * open_ended >= len(full)
    wrapped = [False]
    for ((_, end), (following, _)), is_full in zip(pairwise(group), full, strict=True):
        goes_on = text[end - 1] not in _ENDS and text[following].islower()
        wrapped.append((filled and is_full) or goes_on)
    return wrapped
