"""Lines that are a day of no stated year and nothing else: "Monday 6 July", "14 April"."""

from __future__ import annotations

import re
from functools import cache

from kg.articles.dates import month_names

_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"


@cache
def _line() -> re.Pattern[str]:
    month = rf"(?P<{{}}>{month_names()})\b\.?"
    day = rf"(?P<{{}}>{_DAY}){_NTH}"
    return re.compile(
        r"(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:,?\s+|(?=:?\Z)))?"
        rf"(?:{day.format('d1')}\s+(?:of\s+)?{month.format('m1')}"
        rf"|{month.format('m2')}\s+{day.format('d2')})?(?<=\S):?",
        re.IGNORECASE,
    )


def day_line(text: str) -> tuple[str, str, str] | None:
    """The weekday, month and number of the day that a line consists of; empty where not said.

    >>> day_line("Monday, 6 July"), day_line("April 12"), day_line("Monday Club")
    (('Monday', 'July', '6'), ('', 'April', '12'), None)
    """
    found = _line().fullmatch(text)
    if found is None:
        return None
    month, number = found["m1"] or found["m2"], found["d1"] or found["d2"]
    return found["weekday"] or "", month or "", number or ""
