"""A chart of counts: each label with its number, as a table whose rows hold a bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.web.cells import Heading, Row
from kg.web.showing import Address, Showing
from kg.web.text import human_date, humanise
from kg.web.views.dates import DateColumns, Period
from kg.web.views.pages import Pages, paged

_UNSTATED: Final = "Not stated"
_UNDATED: Final = "No date stated"
_OF_EVENTS: Final = ("start", "said_on", "read")
"""Columns that date one event; others ("first", "published") date what rows have counted."""
_PERIODS: Final = {"month": len("YYYY-MM"), "year": len("YYYY")}
_MOST_VALUES: Final = 0.9
"""A column whose values are nearly all different, in a long answer, counts nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One label, its number, its length from 0 to 100, and the rows behind it.

    ``unstated`` marks the rows in which nothing is stated.
    """

    label: str
    number: int | float
    length: float
    href: str | None
    unstated: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What else can be counted by."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """One page of a chart's bars: ``what`` is counted ``by`` what.

    ``note`` says what in the address could not be followed.
    """

    pages: Pages
    what: str
    by: str
    bars: tuple[Bar, ...]
    note: str | None
    choices: tuple[Choice, ...]


_Counted = list[tuple[str, int | float, str | None]]
"""Label, number, and what in an address leads to the rows behind it."""

_Count = tuple[str, str, _Counted]
"""The headings of labels and of numbers, and the bars."""


def chart(
    rows: Sequence[Row],
    headings: Sequence[Heading],
    dates: DateColumns | None,
    showing: Showing,
    address: Address,
) -> Chart:
    """The chart that ``showing`` asks for."""
    ways = _ways(rows, headings, dates)
    by = showing.by if showing.by in ways else next(iter(ways))
    problem = None
    if showing.by and showing.by not in ways:
        problem = (
            f"by: this chart cannot count by {showing.by[:40]!r}; it can by {', '.join(ways)}."
        )
    label, what, counted = ways[by]()
    most = max((number for _, number, _ in counted), default=0) or 1
    page, pages = paged(counted, "bar", showing, address)
    bars = tuple(
        Bar(
            text,
            number,
            round(100 * max(number, 0) / most, 2),
            _behind(end, showing, address),
            text in (_UNSTATED, _UNDATED) and end is None,
        )
        for text, number, end in page
    )
    choices = tuple(
        Choice(humanise(way), address(shown=showing.with_(view="chart", by=way)), way == by)
        for way in ways
    )
    return Chart(pages, what, label, bars, problem, choices)


def _ways(
    rows: Sequence[Row], headings: Sequence[Heading], dates: DateColumns | None
) -> dict[str, Callable[[], _Count]]:
    """What the rows can be counted by, best first.

    Rows that are events of their own are counted; others, such as pairs of people with the number
    of their meetings, already hold the numbers.
    """
    numbers = [heading for heading in headings if heading.number]
    events = dates is not None and dates.start in _OF_EVENTS
    measured = {each.name: _measure(rows, headings, each) for each in numbers}
    counted: dict[str, Callable[[], _Count]] = {}
    if dates is not None:
        for name in _PERIODS:
            counted[name] = _by_period(rows, dates, name)
    for heading in headings:
        is_date = dates is not None and heading.name in (dates.start, dates.end)
        if not heading.number and not is_date and _is_category(rows, heading.name):
            counted[heading.name] = _by_value(rows, heading)
    return counted if events else measured | counted


def _is_category(rows: Sequence[Row], name: str) -> bool:
    values = {row.get(name) for row in rows}
    return len(values) > 1 and (len(rows) <= 20 or len(values) <= _MOST_VALUES * len(rows))


def _by_period(rows: Sequence[Row], dates: DateColumns, name: str) -> Callable[[], _Count]:
    def count() -> _Count:
        found = Counter(_cut(dates.period(row), _PERIODS[name]) for row in rows)
        dated = sorted((part, number) for part, number in found.items() if part)
        bars: _Counted = [
            (_named(part, name), number, _days_of(part, dates, name)) for part, number in dated
        ]
        return (
            name.capitalize(),
            "Rows",
            bars + ([(_UNDATED, found[""], None)] if found[""] else []),
        )

    return count


def _cut(days: Period | None, length: int) -> str:
    return days.start[:length] if days else ""


def _days_of(part: str, dates: DateColumns, name: str) -> str | None:
    """What leads to the rows of one month or year; nothing could name "2018" without its months."""
    if len(part) < _PERIODS[name]:
        return None
    return f"during={part}" if dates.otherwise else f"filter={dates.start}:{part}"


def _named(part: str, name: str) -> str:
    return f"{part}, month not stated" if len(part) < _PERIODS[name] else human_date(part)


def _by_value(rows: Sequence[Row], heading: Heading) -> Callable[[], _Count]:
    def count() -> _Count:
        found = Counter(row.get(heading.name) for row in rows)
        bars: _Counted = [
            (str(value), number, f"filter={heading.name}:{value}")
            for value, number in found.items()
            if value
        ]
        bars.sort(key=lambda bar: (-bar[1], bar[0]))
        return (
            heading.label,
            "Rows",
            bars + ([(_UNSTATED, found[None], None)] if found[None] else []),
        )

    return count


def _measure(
    rows: Sequence[Row], headings: Sequence[Heading], number: Heading
) -> Callable[[], _Count]:
    """Each row's own number, under what tells the row from others."""

    def count() -> _Count:
        before = [each.name for each in headings[: headings.index(number)] if not each.number]
        telling = [name for name in before if len({row.get(name) for row in rows}) > 1]
        labels = telling or (["article"] if rows and "article" in rows[0] else before)
        bars: _Counted = [
            (
                " – ".join(str(row[name]) for name in labels if row.get(name)) or _UNSTATED,
                value,
                None,
            )
            for row in rows
            if isinstance(value := row.get(number.name), (int, float))
        ]
        bars.sort(key=lambda bar: (-bar[1], bar[0]))
        return humanise(" – ".join(labels)), number.label, bars

    return count


def _behind(end: str | None, showing: Showing, address: Address) -> str | None:
    """The address of the rows that a bar counts."""
    if end is None:
        return None
    name, _, value = end.partition("=")
    return address(shown=showing.with_(view="table", by="", **{name: value}))
