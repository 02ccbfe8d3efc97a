"""Equal steps of time: days, months or years, as many as can be told apart on a page."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.web.text import human_date

_MOST: Final = 120
_MOST_DAYS: Final = 62
_TICKS: Final = 5


@dataclass(frozen=True, slots=True)
class Step:
    """The days from ``first`` to ``last``; ``during`` names them in an address (ISO 8601)."""

    first: date
    last: date
    during: str

    @property
    def label(self) -> str:
        start, _, end = self.during.partition("/")
        return f"{start} to {end}" if end else human_date(start)


def steps(first: date, last: date) -> tuple[tuple[Step, ...], str]:
    """The steps from ``first`` to ``last`` and what one is: "day", "month", "year", "10 years"."""
    if (last - first).days < _MOST_DAYS:
        return tuple(_days(first, last)), "day"
    if _months_between(first, last) <= _MOST:
        return tuple(_months(first, last)), "month"
    width = 1
    while (last.year - first.year) // width >= _MOST:
        width *= 10
    return tuple(_years(first, last, width)), "year" if width == 1 else f"{width} years"


def marked(found: Sequence[Step]) -> tuple[Step, ...]:
    """The steps whose beginnings an axis names: few, and years rather than months."""
    years = [step for step in found if step.first.month == 1 and step.first.day == 1]
    if len(found[0].during) == len("YYYY-MM") and len(years) >= 3:
        found = [Step(step.first, step.last, step.during[:4]) for step in years]
    every = -(-len(found) // _TICKS)
    return tuple(found[::every])


def _days(first: date, last: date) -> Iterator[Step]:
    day = first
    while day <= last:
        yield Step(day, day, day.isoformat())
        day += timedelta(days=1)


def _months(first: date, last: date) -> Iterator[Step]:
    for number in range(_months_between(first, last)):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        end = calendar.monthrange(year, month + 1)[1]
        yield Step(
            date(year, month + 1, 1), date(year, month + 1, end), f"{year:04}-{month + 1:02}"
        )


def _years(first: date, last: date, width: int) -> Iterator[Step]:
    for year in range(first.year - first.year % width, last.year + 1, width):
        begin, end = max(year, date.min.year), min(year + width - 1, date.max.year)
        during = f"{begin:04}" if width == 1 else f"{begin:04}/{end:04}"
        yield Step(date(begin, 1, 1), date(end, 12, 31), during)


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1
