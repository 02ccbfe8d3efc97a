"""The date in front of an entry of a timeline: "Apr 27, 2018 –", "13–14 January 2026:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.articles.dates import find_dates, iso_date
from kg.articles.wording import wording

_BEFORE_ENTRY = re.compile(r"[*_\[(]{0,4}(?:(?P<weekday>[^\W\d_]{3,9})\.?,?\s{1,2})?")
_MARKS = r"[*_\])]{0,4}"
_PLACE = r"[^\W\d_][\w .'’-]{2,24}"
_AFTER = re.compile(
    rf"{_MARKS}(?:\s{{0,3}}[–—:|\-]{{1,2}}[*_]{{0,3}}|,(?=\s{{1,2}}{_PLACE}:\s))\s+"
)
"""What sets a date off: a dash, a colon, or a comma and a place that goes before the colon."""
_SPACE = re.compile(rf"{_MARKS}\s+(?=(?P<quote>[\"'“‘«]?)[^\W\d_])")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TO = r"\s?(?:[-–—]|\bto\b|\band\b)\s?"
_REACH = 45
"""Characters at the beginning of an entry in which its date ends."""
_YEAR_LINE = re.compile(rf"[*_]{{0,3}}(?P<year>{_YEAR}):?[*_]{{0,3}}:?")
_ONLY_YEAR = re.compile(_YEAR)


@dataclass(frozen=True, slots=True)
class EntryDate:
    """The date of an entry, as far as it is stated; ``end`` is where the words of it begin.

    ``last`` is the month and the day on which an entry of several days ends; ``is_set_off`` tells
    whether a dash or colon stands between the date and the words.
    """

    end: int
    is_set_off: bool
    year: int | None
    month: int | None = None
    day: int | None = None
    last: tuple[int, int] | None = None

    def value(self, year: int) -> str | None:
        """The date in a year: that of the day, or the month or year that holds several days."""
        if self.month is None:
            return f"{year:04}"
        if self.last and self.last[0] != self.month:
            return f"{self._last_year(year):04}"
        if self.last or self.day is None:
            return f"{year:04}-{self.month:02}"
        return iso_date(year, self.month, self.day)

    def days(self, year: int) -> tuple[str, str] | None:
        """The first and the last of several days."""
        if not self.last or self.month is None or self.day is None:
            return None
        first = iso_date(year, self.month, self.day)
        last = iso_date(self._last_year(year), *self.last)
        return (first, last) if first and last and first < last else None

    def _last_year(self, year: int) -> int:
        return year + 1 if self.last and self.month and self.last[0] < self.month else year


def entry_date(text: str, start: int, end: int) -> EntryDate | None:
    """The date that begins at ``start``, if words of the entry follow it."""
    found = _stated(text, start, end)
    if found is None:
        return None
    stop, year, month, day, last = found
    mark = _AFTER.match(text, stop, end)
    words = mark.end() if mark else _sentence_after(text, stop, end)
    if words is None or words >= end:
        return None
    return EntryDate(words, mark is not None, year, month, day, last)


def leading_date(text: str, start: int, end: int) -> EntryDate | None:
    """The date with which a paragraph begins, behind markup and a weekday."""
    before = _BEFORE_ENTRY.match(text, start, end)
    if before is None:
        return None
    weekday = before["weekday"]
    known = weekday is None or weekday.lower() in wording().weekdays
    return entry_date(text, before.end() if known else before.start("weekday"), end)


def stated_year(line: str) -> str | None:
    """The year that a line consists of: it stands above the entries of that year."""
    match = _YEAR_LINE.fullmatch(line)
    return match["year"] if match else None


_Stated = tuple[int, int | None, int | None, int | None, tuple[int, int] | None]
"""Where a date ends, its year, month and day, and the last of its days."""


def _stated(text: str, start: int, end: int) -> _Stated | None:
    match = _several().match(text, start, end)
    # "Jan 13 – 14 towns agreed": what looks like a last day begins the words of the entry.
    if match and (_AFTER.match(text, match.end(), end) or _sentence_after(text, match.end(), end)):
        return _of_match(match)
    match = _one_day().match(text, start, end)
    if match:
        return _of_match(match)
    dates = find_dates(text, start, min(end, start + _REACH))
    if dates and dates[0].start == start:
        parts = [int(part) for part in dates[0].value.split("-")]
        return dates[0].end, parts[0], parts[1], parts[2] if len(parts) > 2 else None, None
    match = _month_alone().match(text, start, end)
    if match:
        return match.end(), None, _month(match[0]), None, None
    match = _ONLY_YEAR.match(text, start, end)
    return (match.end(), int(match[0]), None, None, None) if match else None


def _sentence_after(text: str, start: int, end: int) -> int | None:
    """Where the sentence begins that follows a date without dash or colon."""
    space = _SPACE.match(text, start, end)
    return space.end() if space and text[space.end("quote")].isupper() else None


@cache
def _months() -> str:
    names = sorted(wording().months, key=lambda name: (-len(name), name))
    return rf"(?:{'|'.join(names)})\b\.?"


@cache
def _one_day() -> re.Pattern[str]:
    month = _months()
    forms = (
        rf"(?P<m1>{month})\s{{0,2}}(?P<d1>{_DAY})(?:,?\s{{1,2}}(?P<y1>{_YEAR}))?",
        rf"(?P<d2>{_DAY})\s{{1,2}}(?:of\s)?(?P<m2>{month})(?:,?\s{{1,2}}(?P<y2>{_YEAR}))?",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _several() -> re.Pattern[str]:
    month = _months()
    forms = (
        rf"(?P<m1>{month})\s{{0,2}}(?P<d1>{_DAY})"
        rf"{_TO}(?:(?P<n1>{month})\s{{0,2}})?(?P<e1>{_DAY})(?:,?\s{{1,2}}(?P<y1>{_YEAR}))?",
        rf"(?P<d2>{_DAY})(?:\s{{1,2}}(?P<m2>{month}))?{_TO}(?P<e2>{_DAY})"
        rf"\s{{1,2}}(?:of\s)?(?P<n2>{month})(?:,?\s{{1,2}}(?P<y2>{_YEAR}))?",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _month_alone() -> re.Pattern[str]:
    return re.compile(_months(), re.IGNORECASE)


def _of_match(match: re.Match[str]) -> _Stated | None:
    stated = match.groupdict()
    form = "1" if stated["d1"] else "2"
    first = stated[f"m{form}"] or stated[f"n{form}"]
    month, day = _month(first), _number(stated[f"d{form}"])
    year = int(stated[f"y{form}"]) if stated[f"y{form}"] else None
    if f"e{form}" not in stated:
        return match.end(), year, month, day, None
    last = (_month(stated[f"n{form}"] or first), _number(stated[f"e{form}"]))
    if year and last[0] < month:
        # "Dec 30 - Jan 2, 2020": the year is that of the last day.
        year -= 1
    return match.end(), year, month, day, last


def _month(name: str) -> int:
    return wording().months[name.rstrip(".").lower()]


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))
