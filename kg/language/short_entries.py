"""Entries of a timeline that begin with a weekday, or with numbers for the day and the month.

"Mon - the ministers meet", "SATURDAY. Flight out", "30.03. Talks in Bern", "14/7: Back in Cairo":
the article's own day says which week, and which year, these are of.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.articles.blocks import Block
from kg.language.date_anchoring import nearest_day, whole_day
from kg.language.looking_ahead import looks_ahead
from kg.language.words import is_past_form

_FEWEST = 3
"""So many paragraphs make a list."""
_NEAR = 20
"""Days from the article's own day to a day of the month that has no month."""
_MONTHS = 12
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(
    r"[*_\[(]{0,4}(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b"
    r"(?:\.?\s(?P<number>\d\d?)(?:st|nd|rd|th)?)?[*_\])]{0,4}"
    r"(?:\s?[:–—-]|\.|,(?=\s[^\W\d_][\w ]{2,25}:\s))\s+(?=\S)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"[*_\[(]{0,4}(?P<one>\d\d?)(?P<mark>[./])(?P<two>\d\d?)(?:(?P=mark))?[*_\])]{0,4}"
    r"(?:,\s\d\d?[:.]?\d\d(?!\d))?(?:\s?[:–—-])?\s+(?=[\"“'‘«]?[^\W\d_])"
)


def dated_by_short_dates(
    text: str, blocks: Sequence[Block], published: str | None
) -> tuple[Block, ...]:
    """The blocks, with the days of such entries; ``published`` is the article's day."""
    today = whole_day(published)
    if today is None:
        return tuple(blocks)
    for pattern in (_DAY, _NUMBERS):
        found = {
            number: match
            for number, block in enumerate(blocks)
            if block.kind == "paragraph"
            and block.date is None
            and (match := pattern.match(text, block.start, block.end))
        }
        if len(found) >= _FEWEST:
            told = [text[found[number].end() : blocks[number].end] for number in found]
            entries = list(found.values())
            is_by_day = pattern is _DAY
            days = _by_weekday(entries, today, told) if is_by_day else _by_numbers(entries, today)
            dated = dict(zip(found, days, strict=True)) if days else {}
            return tuple(_dated(block, n, found, dated) for n, block in enumerate(blocks))
    return tuple(blocks)


def _dated(
    block: Block, number: int, found: Mapping[int, re.Match[str]], days: Mapping[int, dt.date]
) -> Block:
    if number not in days:
        return block
    return replace(block, start=found[number].end(), date=days[number].isoformat())


def _by_weekday(
    found: Sequence[re.Match[str]], today: dt.date, told: Sequence[str]
) -> Sequence[dt.date]:
    """The days of the week that is over, or of the one to come, by what the entries tell."""
    weekdays = [_WEEKDAYS.index(match["weekday"].lower()) for match in found]
    if all(match["number"] for match in found):
        numbered = [
            _numbered(day, int(match["number"]), today)
            for day, match in zip(weekdays, found, strict=True)
        ]
        known = [day for day in numbered if day]
        return known if len(known) == len(found) and _in_order(known) else []
    falls = sum((one - two) % 7 for one, two in pairwise(weekdays)) < 7
    rises = sum((two - one) % 7 for one, two in pairwise(weekdays)) < 7
    if not (falls or rises):
        return []
    ahead = 2 * sum(map(looks_ahead, told)) > len(told) and not any(map(_is_past, told))
    # Counted from the entry that is nearest to the article's own day.
    backwards = rises != ahead
    day, days = today, list[dt.date]()
    for weekday in reversed(weekdays) if backwards else weekdays:
        days.append(day := _next(day, weekday) if ahead else _last(day, weekday))
    return days[::-1] if backwards else days


def _by_numbers(found: Sequence[re.Match[str]], today: dt.date) -> Sequence[dt.date]:
    """The days nearest to the article's own, the day before the month unless only the other fits.

    None of numbers that may be others: "3.1", "3.2" of chapters, "1/2 cup".
    """
    numbers = [(int(match["one"]), int(match["two"])) for match in found]
    if max(map(max, numbers)) <= _MONTHS:
        return []
    for pairs in (numbers, [(two, one) for one, two in numbers]):
        if all(1 <= month <= _MONTHS for _, month in pairs):
            days = [nearest_day(month, day, today) for day, month in pairs]
            known = [day for day in days if day]
            if len(known) == len(pairs) and _in_order(known):
                return known
    return []


def _numbered(weekday: int, number: int, today: dt.date) -> dt.date | None:
    """The nearest day of the month with this number that falls on the weekday."""
    near = (today + dt.timedelta(days=shift) for shift in range(-_NEAR, _NEAR + 1))
    fitting = [day for day in near if day.day == number and day.weekday() == weekday]
    return min(fitting, key=lambda day: abs(day - today), default=None)


def _in_order(days: list[dt.date]) -> bool:
    return days in (sorted(days), sorted(days, reverse=True))


def _last(day: dt.date, weekday: int) -> dt.date:
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)


def _next(day: dt.date, weekday: int) -> dt.date:
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def _is_past(told: str) -> bool:
    return any(is_past_form(word) for word in re.findall(r"[a-z]+", told))
