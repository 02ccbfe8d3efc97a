"""Line breaks that only fit a text to a width, as mails and wires have them.

::

    The ministers of both countries met in Varna on        a break within a sentence
    Monday and spoke of the ferry.                         the end of a paragraph

Such breaks are told from those between headlines, items and entries by the width: the next word
would not have fitted into the line before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.articles.entry_dates import leading_date
from kg.articles.furniture import furniture
from kg.articles.headings import is_title_case, tells_what_happened
from kg.articles.lines import raw_lines, skip_list_mark, trim
from kg.articles.statements import read_statements
from kg.articles.wording import wording

_FIRST_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"(?<![;:] )\b[^\W\d_]+\Z")
_COLUMNS = re.compile(r"\t|\||\S {3,}\S")
"""What parts the columns of a table, whose rows are lines."""
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]{0,3}\Z")
_NARROWEST, _WIDEST = 50, 110
_ALMOST = 0.85
"""The share of the width that a line fills, with the next word, where a writer broke it by eye."""
_ODD = 30
"""One line of so many may be wider than the text, such as one with an address."""
_BINDING = 40
"""Shorter lines may end with a small word and be headings: "What the talks were about"."""
_HEAD_LINES, _TAIL_LINES = 25, 15
"""How near to an end of the text a byline, publisher or address may stand."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line without the space around it; ``column`` is where its words begin on the screen."""

    start: int
    end: int
    column: int
    is_item: bool
    near_end: bool


def flowing(text: str) -> str:
    """The text with spaces for the line breaks that are wraps; every offset stays."""
    groups = _groups(text)
    width = _width(text, groups)
    pieces, done = [], 0
    for group in groups:
        own = width or _width(text, [group])
        for before, after in pairwise(group):
            if _goes_on(text, before, after, own):
                pieces += [text[done : before.end], " " * (after.start - before.end)]
                done = after.start
    return "".join([*pieces, text[done:]])


def _groups(text: str) -> list[list[_Row]]:
    """The lines between empty ones."""
    groups: list[list[_Row]] = [[]]
    lines = [(start, *trim(text, start, end)) for start, end in raw_lines(text)]
    number, filled = 0, sum(first < last for _, first, last in lines)
    for start, first, last in lines:
        if first < last:
            words = skip_list_mark(text, first, last)
            near_end = number < _HEAD_LINES or number >= filled - _TAIL_LINES
            groups[-1].append(_Row(first, last, words - start, words > first, near_end))
            number += 1
        elif groups[-1]:
            groups.append([])
    return groups


def _width(text: str, groups: Sequence[Sequence[_Row]]) -> int | None:
    """The width to which the lines are broken; None if most breaks have another reason."""
    runs = [group for group in groups if len(group) > 1]
    lengths = sorted(row.end - row.start for group in runs for row in group)
    breaks = [pair for group in runs for pair in pairwise(group)]
    if not breaks:
        return None
    width = lengths[len(lengths) - 1 - len(lengths) // _ODD]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    if len(breaks) == 1:
        before, after = breaks[0]
        words = text[before.start : before.end].split()
        is_prose = tells_what_happened(words) or text[after.start].islower()
        single = is_prose and _is_open(text, before) and not _is_open(text, after)
        return width if single and _room(text, before, after) > width else None
    full = sum(_room(text, *pair) > _ALMOST * width for pair in breaks)
    within = sum(_is_open(text, before) for before, _ in breaks)
    small = sum(not text[after.start].isupper() for _, after in breaks if not after.is_item)
    fits = 4 * full >= 3 * len(breaks)
    return width if fits and 3 * min(within, small) >= len(breaks) else None


def _room(text: str, before: _Row, after: _Row) -> int:
    """The length of a line with the next word, in bytes as some programs count it."""
    word = _FIRST_WORD.match(text, after.start, after.end)
    line = text[before.start : before.end]
    return len(f"{line} {word[0] if word else ''}".encode(errors="replace"))


def _is_open(text: str, row: _Row) -> bool:
    """Whether a line ends within a sentence."""
    return not _SENTENCE_END.search(text, max(row.start, row.end - 4), row.end)


def _goes_on(text: str, before: _Row, after: _Row, width: int | None) -> bool:
    """Whether a line goes on with the sentence or the paragraph of the line before."""
    line, line_before = text[after.start : after.end], text[before.start : before.end]
    if _COLUMNS.search(line) or _COLUMNS.search(line_before):
        return False
    if _is_bound(line_before):
        return True
    if after.is_item or after.column > before.column:
        return False
    is_open = _is_open(text, before)
    room = _room(text, before, after)
    tight = width is not None and room > width
    by_eye = width is not None and is_open and before.start > 0 and room > _ALMOST * width
    if by_eye and not text[after.start].islower() and is_title_case(line_before.split()):
        by_eye = tight
    if not (tight or by_eye or (is_open and text[after.start].islower())):
        return False
    if tight and is_open and (line[-1] == "." or text[after.start].islower()):
        return True
    return not any(_alone(text, after, line))


def _is_bound(line: str) -> bool:
    """Whether a line ends with a small word that needs another one, such as "in" or "the".

    The "; and" before the last item of a list does not.
    """
    word = _LAST_WORD.search(line)
    return (
        _BINDING <= len(line) <= _WIDEST
        and word is not None
        and word[0] in wording().function_words
    )


def _alone(text: str, row: _Row, line: str) -> Iterator[bool]:
    """Reasons for a line to stand alone: furniture, byline or date, entry of a timeline."""
    yield bool(furniture(line))
    yield row.near_end and bool(read_statements(line))
    date = leading_date(text, row.start, row.end)
    yield date is not None and date.is_set_off
