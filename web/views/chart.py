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
_PERIODS: Final = {"month": len("YYYY-MM"), "year": len("YYYY")}
_MOST_VALUES: Final = 0.9
"""A column whose values are nearly all different, in a long answer, counts nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One label, its number, its length from 0 to 100, and the rows behind it."""

    label: str
    number: int | float
    length: float
    href: str | None


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


def chart(
    rows: Sequence[Row],
    headings: Sequence[Heading],
    dates: DateColumns | None,
    showing: Showing,
    address: Address,
) -> Chart:
    """The chart that ``showing`` asks for."""
    ways = _ways(rows, headings, dates)
    names = {way: humanise(way) for way in ways}
    by = showing.by if showing.by in ways else next(iter(ways))
    problem = None
    if showing.by and showing.by not in ways:
        problem = (
            f"by: this chart cannot count by {showing.by[:40]!r}; it can by {', '.join(ways)}."
        )
    what, counted = ways[by]()
    most = max((number for _, number, _ in counted), default=0) or 1
    page, pages = paged(counted, "bar", showing, address)
    bars = tuple(
        Bar(label, number, round(100 * max(number, 0) / most, 2), _behind(end, showing, address))
        for label, number, end in page
    )
    choices = tuple(
        Choice(label, address(shown=showing.with_(view="chart", by=way)), way == by)
        for way, label in names.items()
    )
    return Chart(pages, what, names[by], bars, problem, choices)


def _ways(
    rows: Sequence[Row], headings: Sequence[Heading], dates: DateColumns | None
) -> dict[str, Callable[[], tuple[str, _Counted]]]:
    """What the rows can be counted by, best first.

    Rows that are events of their own are counted; others, such as pairs of people with the number
    of their meetings, already hold the numbers.
    """
    numbers = [heading for heading in headings if heading.number]
    events = dates is not None and dates.start in ("start", "said_on", "published")
    measured = {each.name: _measure(rows, headings, each) for each in numbers}
    counted: dict[str, Callable[[], tuple[str, _Counted]]] = {}
    if dates is not None:
        for name in _PERIODS:
            counted[name] = _by_period(rows, dates, name)
    for heading in headings:
        if not heading.number and _is_category(rows, heading.name):
            counted[heading.name] = _by_value(rows, heading)
    only_article = events and dates is not None and dates.start == "published"
    return counted | measured if events and not only_article else measured | counted


def _is_category(rows: Sequence[Row], name: str) -> bool:
    values = {row.get(name) for row in rows}
    return len(values) > 1 and (len(rows) <= 20 or len(values) <= _MOST_VALUES * len(rows))


def _by_period(
    rows: Sequence[Row], dates: DateColumns, name: str
) -> Callable[[], tuple[str, _Counted]]:
    def count() -> tuple[str, _Counted]:
        found = Counter(_cut(dates.period(row), _PERIODS[name]) for row in rows)
        dated = sorted((part, number) for part, number in found.items() if part)
        bars: _Counted = [
            (_named(part, name), number, _days_of(part, dates, name)) for part, number in dated
        ]
        return "Rows", bars + ([("No date stated", found[""], None)] if found[""] else [])

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


def _by_value(rows: Sequence[Row], heading: Heading) -> Callable[[], tuple[str, _Counted]]:
    def count() -> tuple[str, _Counted]:
        found = Counter(row.get(heading.name) for row in rows)
        bars: _Counted = [
            (str(value), number, f"filter={heading.name}:{value}")
            for value, number in found.items()
            if value
        ]
        bars.sort(key=lambda bar: (-bar[1], bar[0]))
        return "Rows", bars + ([(_UNSTATED, found[None], None)] if found[None] else [])

    return count


def _measure(
    rows: Sequence[Row], headings: Sequence[Heading], number: Heading
) -> Callable[[], tuple[str, _Counted]]:
    """Each row's own number, under what tells the row from others."""

    def count() -> tuple[str, _Counted]:
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
        return number.label, bars

    return count


def _behind(end: str | None, showing: Showing, address: Address) -> str | None:
    """The address of the rows that a bar counts."""
    if end is None:
        return None
    name, _, value = end.partition("=")
    return address(shown=showing.with_(view="table", by="", **{name: value}))
