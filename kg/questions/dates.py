"""Dates as people give them: whole or partial, first and last day, and periods in words.

Everything is ISO 8601 in and out (``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``); reading "last week" or
"5 January" is for `kg.questions.words.periods`.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from kg.errors import QuestionError

Edge = Literal["first", "last"]

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def day_of(value: str, edge: Edge) -> str:
    """The first or last day that ``value`` covers, as ``YYYY-MM-DD``.

    Raises QuestionError for what is no date ("soon") and for impossible dates ("2026-02-30").
    """
    match = _ISO.fullmatch(value.strip())
    if match is None:
        raise QuestionError(
            f"{_shown(value)}: not a date; write YYYY-MM-DD, YYYY-MM or YYYY, such as 2026-01-13"
        )
    year = int(match[1])
    month = int(match[2]) if match[2] else None
    day = int(match[3]) if match[3] else None
    if year < 1:
        raise QuestionError(f"{_shown(value)}: there is no year 0; years run from 0001 to 9999")
    if month is not None and not 1 <= month <= 12:
        raise QuestionError(f"{_shown(value)}: there is no month {month}; months run from 1 to 12")
    if month is None:
        month = 1 if edge == "first" else 12
    last = calendar.monthrange(year, month)[1]
    if day is not None and not 1 <= day <= last:
        name = f"{calendar.month_name[month]} {year}"
        raise QuestionError(f"{_shown(value)}: {name} has the days 1 to {last}; give one of them")
    if day is None:
        day = 1 if edge == "first" else last
    return f"{year:04d}-{month:02d}-{day:02d}"


def impossible_date(text: str) -> str | None:
    """What is wrong with a date that does not exist (``2018-13``); None for all other texts."""
    if _ISO.fullmatch(text.strip()) is None:
        return None
    try:
        day_of(text, "first")
    except QuestionError as error:
        return str(error)
    return None


def shifted(day: str, by: int) -> str:
    """The day (``YYYY-MM-DD``) so many days later, earlier where ``by`` is negative."""
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def period_in_words(first: str | None, last: str | None) -> str:
    """A period between two days as people write it: ``1 to 31 January 2026``, ``since 2025-...``.

    Empty when neither is given.
    """
    if first and last:
        return _between(date.fromisoformat(first), date.fromisoformat(last))
    if first:
        return f"from {day_in_words(first)} on"
    return f"until {day_in_words(last)}" if last else ""


def day_in_words(value: str) -> str:
    """``2026-01-13`` as ``13 January 2026``, ``2026-01`` as ``January 2026``, ``2026`` as is."""
    match = _ISO.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    parts = [str(int(day))] if day else []
    parts += [calendar.month_name[int(month)]] if month else []
    return " ".join([*parts, str(int(year))])


def stretch_in_words(start: str, end: str | None) -> str:
    """When something took place: ``on 5 January 2026``, ``on 13 to 14 January 2026``."""
    preposition = "on" if len(start) == 10 else "in"
    if not end or end == start:
        return f"{preposition} {day_in_words(start)}"
    if len(start) == len(end) == 10:
        return f"on {_between(date.fromisoformat(start), date.fromisoformat(end))}"
    return f"from {day_in_words(start)} to {day_in_words(end)}"


def _between(first: date, last: date) -> str:
    if first == last:
        return day_in_words(first.isoformat())
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_in_words(last.isoformat())}"
    if first.year == last.year:
        return f"{first.day} {calendar.month_name[first.month]} to {day_in_words(last.isoformat())}"
    return f"{day_in_words(first.isoformat())} to {day_in_words(last.isoformat())}"


def _shown(value: str) -> str:
    return repr(value if len(value) <= 80 else value[:80] + "…")
