"""Lines that are a day of no stated year and nothing else: "Monday 6 July", "14 April"."""

from __future__ import annotations

import re

_MONTHS = "jan feb mar apr may june? july? aug sept? oct nov dec"
_MONTH = rf"(?:{'|'.join(rf'{month}[a-z]*' for month in _MONTHS.split())})\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?P<d{{0}}>{_DAY})\s+(?:of\s+)?(?P<m{{0}}>{_MONTH})"
    rf"|(?P<m{{1}}>{_MONTH})\s+(?P<d{{1}}>{_DAY}))"
)
_LINE = re.compile(
    rf"(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:,?\s+{_DATE.format(1, 2)})?"
    rf"|{_DATE.format(3, 4)}):?",
    re.IGNORECASE,
)


def day_line(text: str, start: int = 0, end: int | None = None) -> tuple[str, str, str] | None:
    """The weekday, month and number of the day that a stretch consists of; empty where not said.

    >>> day_line("Monday, 6 July"), day_line("April 12"), day_line("Monday Club")
    (('Monday', 'July', '6'), ('', 'April', '12'), None)
    """
    found = _LINE.fullmatch(text, start, len(text) if end is None else end)
    if found is None:
        return None
    said = found.groupdict()
    month = next((said[f"m{n}"] for n in range(1, 5) if said[f"m{n}"]), "")
    number = next((said[f"d{n}"] for n in range(1, 5) if said[f"d{n}"]), "")
    return said["weekday"] or "", month, re.sub(r"\D", "", number)
