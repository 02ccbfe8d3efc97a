"""Dates as pages state them: stamps, datelines, entries of timelines, addresses.

Only dates with a year are read, and only those that can be read in one way: ``13/01/2026`` is a
date, ``12/01/2026`` is not, because the source does not say which number is the month, unless the
day of the week stands before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache
from urllib.parse import urlsplit

from kg.articles.wording import wording
from kg.lexicon import any_of

_ADDRESS_DATES = (
    re.compile(r"[/\-_=](?P<y>(?:19|20)\d\d)[/\-_](?P<m>\d{1,2})[/\-_](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"[/\-_=](?P<y>(?:19|20)\d\d)[/\-_](?P<name>[a-z]{3,9})[/\-_](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)/[a-z]{2,20}/(?P<m>\d\d)/(?P<d>\d\d)/"),
    # A serial number of up to six digits may follow: /stories/202601120637.html
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d{4}|\d{6})?(?!\d)"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})/"),
)
# A time may follow: 20260112-0637, 20260112063700
_NAME_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<between>[-_.]?)(?P<m>\d\d)(?P=between)(?P<d>\d\d)"
    r"(?:\d{4}|\d{6})?(?!\d)",
    re.ASCII,
)
TIME = re.compile(
    r"T?\d{1,2}(?:[:.]\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]\.?\s?m\.?(?!\w)|Z\b)?(?:[+-]\d{2}:?\d{2})?"
    r"|\b\d{1,2}\s*[ap]\.?m\.?(?!\w)",
    re.IGNORECASE,
)
"""A time of day, as it stands beside a date."""
_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*|\|")
_LONGEST_STAMP = 160
_NUMBERS = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)", re.ASCII)
_SERIAL = re.compile(r"[1-5]\d{4}(?:\.\d{1,12})?", re.ASCII)
_FIRST_OF_SPREADSHEETS = date(1899, 12, 30)


class DayOrder(Enum):
    """What stands first in ``12/01/2026``."""

    DAY_FIRST = auto()
    MONTH_FIRST = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it stands. ``value`` is ``YYYY-MM-DD`` or ``YYYY-MM``."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that states when the article appeared or was changed."""

    published: str | None
    updated: str | None


@cache
def month_names() -> str:
    """The names of the months and their short forms, as alternatives, the longest first."""
    return any_of(wording().months)


@cache
def _pattern() -> re.Pattern[str]:
    month = rf"(?P<{{}}>{month_names()})\b\.?"
    weekdays = any_of(sorted(wording().weekdays))
    year = r"(?P<{}>(?:19|20)\d\d)(?!\d)"
    day = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
    forms = (
        rf"\b{month.format('m1')}\s*{day.format('d1')}(?:,\s*|\s+){year.format('y1')}",
        rf"(?<!\d){day.format('d2')}[\s.\-/]{{1,2}}(?:of\s+)?{month.format('m2')}[,\s\-/]{{1,2}}"
        + year.format("y2"),
        r"(?<!\d)(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?!\d)",
        rf"(?:\b(?P<weekday>{weekdays})\.?,?\s+)?"
        r"(?<![\d-])(?P<d4>\d{1,2})(?P<s4>[./-])(?P<m4>\d{1,2})(?P=s4)" + year.format("y4"),
        rf"\b{month.format('m5')},?\s+{year.format('y5')}",
    )
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


def iso_date(year: int, month: int, day: int) -> str | None:
    """``YYYY-MM-DD``, or None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def stated_date(value: str) -> str | None:
    """The day of a date and time, as it is written there (not moved to another time zone)."""
    digits = value[:8]
    if len(digits) == 8 and digits.isdecimal() and digits.isascii():
        return iso_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    found = find_dates(value[:80])
    return found[0].value if found else None


def possible_days(value: str) -> tuple[str, ...]:
    """The days that a stated one may mean, where that is not certain.

    ``12/01/2026`` is read in one way or the other, and five digits alone are the number of a day in
    spreadsheets, mostly.
    """
    if orders := possible_orders(value):
        days = (day_in_order(value, order) for order in DayOrder if order in orders)
        return tuple(day for day in days if day)
    if _SERIAL.fullmatch(value):
        day = _FIRST_OF_SPREADSHEETS + timedelta(days=int(value.partition(".")[0]))
        return (day.isoformat(),)
    return ()


def possible_orders(value: str) -> frozenset[DayOrder]:
    """In which orders numbers such as ``12/01/2026`` are a day; none for other dates."""
    return frozenset(order for order in DayOrder if day_in_order(value, order))


def day_in_order(value: str, order: DayOrder) -> str | None:
    """The day that such numbers mean in one of the orders."""
    match = _NUMBERS.match(value)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    day, month = (first, second) if order is DayOrder.DAY_FIRST else (second, first)
    return iso_date(year, month, day)


def _value(match: re.Match[str]) -> str | None:
    months = wording().months
    form = next(number for number in "12345" if match[f"y{number}"])
    year = int(match[f"y{form}"])
    if form == "5":
        return f"{year:04}-{months[match['m5'].lower()]:02}"
    day, month = int(match[f"d{form}"]), match[f"m{form}"].lower()
    if form in "12":
        return iso_date(year, months[month], day)
    if match["s4"] in ("/", "-") and day <= 12 and int(month) != day:
        if int(month) <= 12:
            return _on_weekday(match["weekday"], year, day, int(month))
        day, month = int(month), str(day)
    elif match["s4"] in ("/", "-") and int(month) > 12:
        day, month = int(month), str(day)
    return iso_date(year, int(month), day)


def _on_weekday(weekday: str | None, year: int, first: int, second: int) -> str | None:
    """The one day of two possible ones that is on a weekday, if it is said."""
    possible = (iso_date(year, second, first), iso_date(year, first, second))
    said = (weekday or "-")[:3].lower()
    days = [day for day in possible if day and f"{date.fromisoformat(day):%a}".lower() == said]
    return days[0] if len(days) == 1 else None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """All dates with a year between two offsets, in reading order."""
    found = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        value = _value(match)
        if value:
            found.append(Found(match.start(), match.end(), value))
    return found


def read_stamp(line: str) -> Stamp | None:
    """What a line states that holds dates, times and the words around them, and nothing else."""
    if len(line) > _LONGEST_STAMP:
        return None
    dates = find_dates(line)
    if not dates:
        return None
    words = wording()
    published: str | None = None
    updated: str | None = None
    rest, position = [], 0
    for found in dates:
        before = line[position : found.start]
        if words.updated.search(before):
            updated = updated or found.value
        else:
            published = published or found.value
        rest.append(before)
        position = found.end
    rest.append(line[position:])
    left = TIME.sub(" ", " ".join(rest))
    left = words.updated.sub(" ", words.published.sub(" ", left))
    allowed = words.stamp_words | words.weekdays
    if any(word.lower() not in allowed for word in _WORD.findall(left)):
        return None
    return Stamp(published, updated)


def address_date(address: str) -> str | None:
    """The date in the path of an address: ``.../2026/01/12/title`` (or the month, if no day)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = f"{parts.path}?{parts.query}".lower()
    for pattern in _ADDRESS_DATES:
        for match in pattern.finditer(path):
            stated = match.groupdict()
            year = int(stated["y"])
            month = wording().months.get(stated["name"], 0) if "name" in stated else int(match["m"])
            if "d" in stated:
                value = iso_date(year, month, int(match["d"]))
            else:
                value = f"{year:04}-{month:02}" if 1 <= month <= 12 else None
            if value:
                return value
    return None


def name_date(name: str) -> str | None:
    """The day in the name of a file: ``2026-01-12-bridge.txt``, ``wire_20260112.txt``.

    None for a name with several, which may be those of a period.
    """
    found = (
        iso_date(int(match["y"]), int(match["m"]), int(match["d"]))
        for match in _NAME_DATE.finditer(name)
    )
    days = {day for day in found if day}
    return days.pop() if len(days) == 1 else None
