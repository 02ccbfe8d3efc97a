"""The date in front of an entry of a timeline: "Apr 27, 2018 –", "13–14 January 2026:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.articles.dates import find_dates, iso_date
from kg.articles.wording import wording

_AFTER = r"[*_\])]{0,4}\s{0,3}[–—:|\-]{1,2}[*_]{0,3}\s+"
_AFTER_DATE = re.compile(_AFTER)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s?(?:[-–—]|\bto\b|\band\b)\s?"
_REACH = 45
"""Characters at the beginning of an entry in which its date ends."""
_YEAR_LINE = re.compile(rf"[*_]{{0,3}}(?P<year>{_YEAR}):?[*_]{{0,3}}:?")


@dataclass(frozen=True, slots=True)
class EntryDate:
    """``end`` is where the words of the entry begin, ``value`` its date, as precise as it is."""

    end: int
    value: str


def entry_date(text: str, start: int, end: int, year: str | None) -> EntryDate | None:
    """The date that begins at ``start``, if a dash or colon and words of the entry follow it.

    ``year`` is the one that stands above, for dates without one. An entry of several days has the
    month, or the year, that holds them all.
    """
    match = _days().match(text, start, end)
    if match:
        value = _value(match, year)
        return EntryDate(match.end(), value) if value and match.end() < end else None
    dates = find_dates(text, start, min(end, start + _REACH))
    after = (
        _AFTER_DATE.match(text, dates[0].end, end) if dates and dates[0].start == start else None
    )
    return EntryDate(after.end(), dates[0].value) if after and after.end() < end else None


def stated_year(line: str) -> str | None:
    """The year that a line consists of: it stands above the entries of that year."""
    match = _YEAR_LINE.fullmatch(line)
    return match["year"] if match else None


@cache
def _days() -> re.Pattern[str]:
    """One day or several, with a year or without, and what sets it off from the words."""
    names = sorted(wording().months, key=lambda name: (-len(name), name))
    month = rf"(?:{'|'.join(names)})\b\.?"
    forms = (
        rf"(?P<m1>{month})\s{{0,2}}(?P<d1>{_DAY})"
        rf"(?P<to1>{_TO}(?:(?P<m2>{month})\s{{0,2}})?{_DAY})?(?:,?\s{{1,2}}(?P<y1>{_YEAR}))?",
        rf"(?P<d2>{_DAY})(?P<to2>(?:\s{{1,2}}(?P<m3>{month}))?{_TO}{_DAY})?"
        rf"\s{{1,2}}(?:of\s)?(?P<m4>{month})(?:,?\s{{1,2}}(?P<y2>{_YEAR}))?",
    )
    return re.compile(rf"(?:{'|'.join(forms)}){_AFTER}", re.IGNORECASE)


def _value(match: re.Match[str], year: str | None) -> str | None:
    year = match["y1"] or match["y2"] or year
    if year is None:
        return None
    first, last = match["m1"] or match["m3"] or match["m4"], match["m2"] or match["m4"]
    months = {wording().months[name.rstrip(".").lower()] for name in (first, last) if name}
    if len(months) > 1:
        return year
    (month,) = months
    if match["to1"] or match["to2"]:
        return f"{year}-{month:02}"
    day = match["d1"] or match["d2"]
    return iso_date(int(year), month, int(re.sub(r"\D", "", day)))
