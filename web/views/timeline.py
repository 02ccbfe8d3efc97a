"""A timeline: each row a bar over the days that its dates allow, and how many there are when.

A partial date is a bar for its whole period: "2018-06" covers that June. Positions are per cent of
the time that all rows cover.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby

from kg.web.cells import Heading, Row
from kg.web.evidence import Evidence, evidence
from kg.web.showing import Address, Showing
from kg.web.text import human_date, short_date
from kg.web.views.dates import DateColumns, Period
from kg.web.views.entries import Entry, entry
from kg.web.views.pages import Pages, paged
from kg.web.views.steps import Step, marked, steps

UNDATED = "No date stated"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the axis, from 0 to 100."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Event:
    """A row in time; ``bar`` is None where no date is stated."""

    when: Period | None
    bar: Bar | None
    entry: Entry
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """Events under one heading, such as "June 2018"."""

    label: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """How many events may fall into one step of the overview, 0 to 100 high, and its address."""

    label: str
    number: int
    bar: Bar
    height: float
    href: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The overview over all rows, and one page of them by month.

    Where no row is dated there is no overview: ``columns`` and ``ticks`` are empty.
    """

    pages: Pages
    undated: int
    ticks: tuple[tuple[str, float], ...]
    step: str
    columns: tuple[Column, ...]
    months: tuple[Month, ...]


class Axis:
    """Whole steps of time over all periods, and the position of days on them, from 0 to 100."""

    def __init__(self, periods: Sequence[Period]) -> None:
        self.steps, self.step = steps(
            min(each.first for each in periods), max(each.last for each in periods)
        )
        self.first, self.last = self.steps[0].first, self.steps[-1].last
        self._days = (self.last - self.first).days + 1

    def bar(self, first: date, last: date) -> Bar:
        start, end = ((max(self.first, first) - self.first).days, (last - self.first).days + 1)
        return Bar(round(100 * start / self._days, 3), round(100 * min(end / self._days, 1), 3))


def in_time(rows: Sequence[Row], dates: DateColumns) -> list[Row]:
    """Rows by date, undated ones last; equal ones keep their order."""
    days = [dates.period(row) for row in rows]
    dated = [(each, index) for index, each in enumerate(days) if each is not None]
    dated.sort(key=lambda pair: (pair[0].first, pair[0].last, pair[1]))
    undated = [row for row, each in zip(rows, days, strict=True) if each is None]
    return [*(rows[index] for _, index in dated), *undated]


def timeline(
    rows: Sequence[Row],
    columns: Sequence[str],
    headings: Sequence[Heading],
    dates: DateColumns,
    base: str,
    showing: Showing,
    address: Address,
) -> Timeline:
    """The timeline of ``rows``, whose dates stand in ``dates``."""
    page, pages = paged(in_time(rows, dates), "row", showing, address)
    periods = [each for row in rows if (each := dates.period(row))]
    axis = Axis(periods) if periods else None
    without = {name for name in (dates.start, dates.end) if name}

    def event(row: Row) -> Event:
        days = dates.period(row)
        return Event(
            days,
            axis.bar(days.first, days.last) if axis and days else None,
            entry(row, headings, without, base),
            evidence(row, columns, base),
        )

    months = groupby(page, key=lambda row: _month(dates.period(row)))
    return Timeline(
        pages=pages,
        undated=len(rows) - len(periods),
        ticks=_ticks(axis) if axis else (),
        step=axis.step if axis else "",
        columns=_columns(axis, periods, showing, address) if axis else (),
        months=tuple(Month(label, tuple(map(event, each))) for label, each in months),
    )


def _ticks(axis: Axis) -> tuple[tuple[str, float], ...]:
    return tuple(
        (short_date(step.during), axis.bar(step.first, step.last).start)
        for step in marked(axis.steps)
    )


def _month(days: Period | None) -> str:
    return human_date(days.start[:7]) if days else UNDATED


def _columns(
    axis: Axis, periods: Sequence[Period], showing: Showing, address: Address
) -> tuple[Column, ...]:
    numbers = _numbers(axis.steps, periods)
    most = max(numbers)
    return tuple(
        Column(
            step.label,
            number,
            axis.bar(step.first, step.last),
            round(100 * number / most, 2),
            address(shown=showing.with_(view="timeline", during=step.during)),
        )
        for step, number in zip(axis.steps, numbers, strict=True)
        if number
    )


def _numbers(found: Sequence[Step], periods: Sequence[Period]) -> list[int]:
    """How many periods overlap each step."""
    beginnings = [step.first for step in found]
    changes = [0] * (len(found) + 1)
    for each in periods:
        changes[bisect_right(beginnings, each.first) - 1] += 1
        changes[bisect_right(beginnings, each.last)] -= 1
    return list(accumulate(changes[:-1]))
