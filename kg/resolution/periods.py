"""Dates as precise as an article gives them, as stretches of days that can be compared."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

DAY = 3
"""What `detail` gives for a date that names a day."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """All days that a date may mean, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def overlaps(self, other: Period) -> bool:
        """Whether both may mean one day."""
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: Period) -> int:
        """Days from the end of the earlier to the beginning of the later; 0 where they overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)

    def around(self, days: int) -> Period:
        """The period with that many days more on both sides, as far as the calendar goes."""
        early = min(days, (self.first - date.min).days)
        late = min(days, (date.max - self.last).days)
        return Period(self.first - timedelta(early), self.last + timedelta(late))

    def __or__(self, other: Period) -> Period:
        return Period(min(self.first, other.first), max(self.last, other.last))


def period(start: str | None, end: str | None = None) -> Period | None:
    """The days from the earliest of ``start`` to the latest of ``end``; None without a date.

    Dates are ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``. Raises ValueError for anything else.
    """
    if start is None:
        return _days(end) if end else None
    whole = _days(start)
    if end is None:
        return whole
    return Period(whole.first, max(whole.last, _days(end).last))


def detail(day: str | None) -> int:
    """0 without a date, 1 for a year, 2 for a month, `DAY` for a day."""
    return 0 if day is None else day.count("-") + 1


def _days(text: str) -> Period:
    numbers = [int(part) for part in text.split("-")]
    match numbers:
        case [year]:
            return Period(date(year, 1, 1), date(year, 12, 31))
        case [year, month]:
            last = calendar.monthrange(year, month)[1]
            return Period(date(year, month, 1), date(year, month, last))
        case [year, month, day]:
            return Period(date(year, month, day), date(year, month, day))
    raise ValueError(f"not a date: {text!r}; expected YYYY, YYYY-MM or YYYY-MM-DD")
