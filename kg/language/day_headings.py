"""Headings that are a day of no stated year: "Monday 6 July", "14 April", "MONDAY".

They date what stands below them, up to the next one. A day and a month are those nearest to the
article's own day; weekdays alone lie behind it, or ahead where what stands below is still to come.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from kg.articles.blocks import Block
from kg.articles.day_lines import day_line
from kg.language.date_anchoring import month_number, nearest_day, weekday, whole_day
from kg.language.looking_ahead import looks_ahead
from kg.language.words import grammar, is_past_form

_FEWEST = 2
"""So many headings make a calendar of an article."""


def dated_by_headings(
    text: str, blocks: Sequence[Block], published: str | None
) -> tuple[Block, ...]:
    """The blocks, with the days of such headings; ``published`` is the article's day."""
    headings = {
        number: found
        for number, block in enumerate(blocks)
        if block.kind == "headline" and (found := day_line(text[block.start : block.end]))
    }
    today = whole_day(published)
    if today is None:
        return tuple(blocks)
    if len(headings) < _FEWEST:
        return tuple(blocks)
    ahead = _lies_ahead(
        [text[block.start : block.end] for block in blocks if block.kind == "paragraph"]
    )
    dated = []
    current: dt.date | None = None
    for number, block in enumerate(blocks):
        if number in headings:
            current = _day(headings[number], today, ahead=ahead)
        elif block.kind == "paragraph" and block.date is None and current is not None:
            block = replace(block, date=current.isoformat())
        dated.append(block)
    return tuple(dated)


def _day(heading: tuple[str, str, str], today: dt.date, *, ahead: bool) -> dt.date | None:
    said, month, number = heading
    if not month:
        return weekday(said, "", today, "will" if ahead else "")
    return nearest_day(month_number(month), int(number), today)


def _lies_ahead(paragraphs: Sequence[str]) -> bool:
    """Whether most paragraphs tell of what is to come: without the past tense, or with plans."""
    told = [_is_told(paragraph) for paragraph in paragraphs]
    return 2 * sum(told) < len(told)


def _is_told(paragraph: str) -> bool:
    words = re.findall(r"\w+", paragraph.lower())
    past = any(is_past_form(word) or word in grammar("forms_of_be") for word in words)
    return past and not looks_ahead(paragraph)
