"""Periods that are told from a day: "last week", "three months ago", "on Tuesday", "this summer".

The day is the last that the articles cover, so that a question means the same whenever it is
asked. Arithmetic is python-dateutil's.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from kg.lexicon import load, words

_NUMBER = r"(?P<number>\d{1,3}|an?|" + "|".join(words("questions", "numbers")[1:]) + ")"
_UNIT = r"(?P<unit>day|week|month|year)"
_WEEKDAYS = "|".join(calendar.day_name)
_WHICH = r"(?P<which>this|last|past|previous|next|coming|current)"

Stretch = tuple[str, str]
"""First and last day, as ISO dates."""

_Reader = Callable[[Mapping[str, str], date], tuple[date, date]]


def read_relative(text: str, latest: date) -> Stretch | None:
    """The first and last day that ``text`` means, seen from the day ``latest``."""
    for pattern, read in _readers():
        match = pattern.fullmatch(text)
        if match is not None:
            stated = {name: part.lower() for name, part in match.groupdict().items() if part}
            first, last = read(stated, latest)
            return first.isoformat(), last.isoformat()
    return None


def around(day: str, unit: str) -> Stretch:
    """The first and last day of the week, month or year that ``day`` (ISO) lies in."""
    first, last = _around(date.fromisoformat(day), unit)
    return first.isoformat(), last.isoformat()


@cache
def relative_pattern() -> str:
    """A regular expression, without groups of its own, for what `read_relative` may read."""
    return "|".join(re.sub(r"\?P<\w+>", "?:", pattern.pattern) for pattern, _ in _readers())


def _day(found: Mapping[str, str], latest: date) -> tuple[date, date]:
    day = latest + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(found["day"], 0))
    return day, day


def _unit(found: Mapping[str, str], latest: date) -> tuple[date, date]:
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(found["which"], 0)
    return _around(latest + _step(found["unit"], step), found["unit"])


def _counted(found: Mapping[str, str], latest: date) -> tuple[date, date]:
    """``the last three weeks``: so many of them until that day."""
    return latest - _step(found["unit"], _count(found["number"])) + timedelta(days=1), latest


def _ago(found: Mapping[str, str], latest: date) -> tuple[date, date]:
    return _around(latest - _step(found["unit"], _count(found["number"])), found["unit"])


def _weekday(found: Mapping[str, str], latest: date) -> tuple[date, date]:
    """The last such day until that one; "next" gives the first after it."""
    wanted = list(calendar.day_name).index(found["weekday"].capitalize())
    back = (latest.weekday() - wanted) % 7
    if found.get("which") in ("next", "coming"):
        day = latest + timedelta(days=7 - back)
    else:
        day = latest - timedelta(days=back)
    return day, day


def _season(found: Mapping[str, str], latest: date) -> tuple[date, date]:
    start, end = load("questions")["seasons"][found["season"]]
    year = int(found.get("year") or latest.year)
    if "year" not in found and date(year, start, 1) > latest and found.get("which") != "next":
        year -= 1
    return date(year, start, 1), date(year, end, calendar.monthrange(year, end)[1])


def _quarter(found: Mapping[str, str], latest: date) -> tuple[date, date]:
    """A quarter or half of a year."""
    year = int(found.get("year") or latest.year)
    part = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}.get(
        found["part"], int(found["part"]) if found["part"].isdigit() else 0
    )
    months = 3 if found["length"] in ("quarter", "q") else 6
    part = part or 12 // months
    first = date(year, 1 + (part - 1) * months, 1)
    return first, first + relativedelta(months=months) - timedelta(days=1)


def _step(unit: str, number: int) -> relativedelta:
    return {
        "day": relativedelta(days=number),
        "week": relativedelta(weeks=number),
        "month": relativedelta(months=number),
        "year": relativedelta(years=number),
    }[unit]


def _decade(found: Mapping[str, str], latest: date) -> tuple[date, date]:  # noqa: ARG001
    year = 10 * int(found["decade"])
    return date(year, 1, 1), date(year + 9, 12, 31)


def _around(day: date, unit: str) -> tuple[date, date]:
    """The day, or the week (from Monday on), month or year that it lies in."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def _count(number: str) -> int:
    if number.isdigit():
        return int(number)
    return 1 if number in ("a", "an") else words("questions", "numbers").index(number)


@cache
def _readers() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    seasons = "|".join(load("questions")["seasons"])
    year = r"(?P<year>\d{4})"
    patterns = (
        (r"(?P<day>today|yesterday|tomorrow)", _day),
        (rf"(?:the )?{_WHICH} {_UNIT}", _unit),
        (rf"(?:the )?(?:last|past|previous) {_NUMBER} {_UNIT}s?", _counted),
        (rf"{_NUMBER} {_UNIT}s? ago", _ago),
        (rf"(?:{_WHICH} )?(?P<weekday>{_WEEKDAYS})", _weekday),
        (rf"(?:the )?(?:{_WHICH} )?(?P<season>{seasons})(?:(?: of)? {year})?", _season),
        (rf"(?:the )?(?P<part>first|second|third|fourth|last) (?P<length>quarter)(?: of {year})?",
         _quarter),
        (rf"(?:the )?(?P<part>first|second|last) (?P<length>half)(?: of {year})?", _quarter),
        (r"(?:the )?(?P<decade>(?:19|20)\d)0s", _decade),
        (rf"(?P<length>q)(?P<part>[1-4])(?: {year})?", _quarter),
    )  # fmt: skip
    return tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in patterns)
