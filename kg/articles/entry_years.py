"""The years of a timeline's entries: one that states none goes on in the year of those before it.

A list in running order tells its years: "Nov 20, 2021", "Dec 3", "Jan 9" are three days of one
winter. The order is that in which the stated dates stand; where they allow both, the one in which
far less time passes.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.articles.entry_dates import EntryDate

_CLEARLY_LESS = 2
"""So many times as long a list must take in the other order, if its order is to be told."""
_YEAR, _MONTH = 372, 31
"""Days of a calendar whose months are equally long: only the order counts."""


def running_years(dates: Sequence[EntryDate]) -> list[int | None]:
    """The year of each date in a list; None for one that cannot be told."""
    stated = [date.year for date in dates]
    if all(stated) or not any(date.year and date.month for date in dates):
        return stated
    rising, falling = _years_in_order(dates, 1), _years_in_order(dates, -1)
    if rising is None or falling is None:
        return rising or falling or stated
    up, down = _time_taken(dates, rising), _time_taken(dates, falling)
    if _CLEARLY_LESS * up <= down:
        return rising
    return falling if _CLEARLY_LESS * down <= up else stated


def _years_in_order(dates: Sequence[EntryDate], order: int) -> list[int | None] | None:
    """The years if each date follows the one before in time (1), or precedes it (-1).

    None if the stated ones contradict it.
    """
    years: list[int | None] = []
    before: EntryDate | None = None
    running: int | None = None
    for date in dates:
        if date.year is None and running is not None and before is not None:
            running += order * (order * _compared(date, before) < 0)
        elif date.year is not None:
            if running is not None and before is not None:
                step = order * (date.year - running)
                if step < 0 or (step == 0 and order * _compared(date, before) < 0):
                    return None
            running = date.year
        years.append(running)
        before = date
    return _with_first_ones(dates, years, order)


def _with_first_ones(
    dates: Sequence[EntryDate], years: list[int | None], order: int
) -> list[int | None]:
    """The same with the entries in front of the first that states its year, counted back from it.

    A year alone ("2025: the treaty ends") tells nothing of them.
    """
    first = next(number for number, year in enumerate(years) if year)
    if dates[first].month is None:
        return years
    for number in range(first - 1, -1, -1):
        following = years[number + 1]
        if following is not None:
            step = order * _compared(dates[number + 1], dates[number]) < 0
            years[number] = following - order * step
    return years


def _compared(one: EntryDate, other: EntryDate) -> int:
    """Above 0 if the first one is later in a year than the other, as far as both are stated."""
    if one.month is None or other.month is None or one.month != other.month:
        return (one.month or 0) - (other.month or 0) if one.month and other.month else 0
    return one.day - other.day if one.day and other.day else 0


def _time_taken(dates: Sequence[EntryDate], years: Sequence[int | None]) -> int:
    """The days between the first and the last entry whose years are known."""
    places = [
        year * _YEAR + (date.month or 0) * _MONTH + (date.day or 0)
        for date, year in zip(dates, years, strict=True)
        if year and date.month
    ]
    return max(places) - min(places)
