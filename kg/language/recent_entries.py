"""Entries of a timeline that state no year at all: they count back from the article's own day.

"Dec. 30: the ministers met", "Jan. 2: they signed" in an article of 5 January are days of the last
weeks, or of the next ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from kg.articles.blocks import Block
from kg.articles.entry_dates import EntryDate, leading_date
from kg.articles.entry_years import running_years
from kg.language.date_anchoring import nearest_day, whole_day

_ENTRIES = 2
"""So many paragraphs make a timeline, as in an article that states the years."""
_MONTHS = 3
"""So many where they tell no days: "March - Talks begin"."""


def dated_by_publication(
    text: str, blocks: Sequence[Block], published: str | None
) -> tuple[Block, ...]:
    """The blocks, with the days of such entries; ``published`` is the article's day."""
    today = whole_day(published)
    if today is None:
        return tuple(blocks)
    paragraphs = {number: one for number, one in enumerate(blocks) if one.kind == "paragraph"}
    if any(block.date for block in paragraphs.values()):
        return tuple(blocks)
    found = {
        number: date
        for number, block in paragraphs.items()
        if (date := leading_date(text, block.start, block.end))
        and date.is_set_off
        and date.month
        and date.year is None
    }
    of_days = any(date.day for date in found.values())
    months = {date.month for date in found.values()}  # "May:" again and again is a speaker
    if len(found) < _ENTRIES or not (of_days or len(months) >= _MONTHS):
        return tuple(blocks)
    years = dict(zip(found, _years(list(found.values()), today), strict=True))
    return tuple(
        _dated(block, found[number], years[number]) if number in found else block
        for number, block in enumerate(blocks)
    )


def _years(dates: Sequence[EntryDate], today: dt.date) -> Sequence[int | None]:
    """The years that bring the entries near to the day, if they run in order.

    Else those of a list that ends, or begins, with that day.
    """
    near = [nearest_day(date.month or 1, date.day or 1, today) for date in dates]
    known = [day for day in near if day]
    if known in (sorted(known), sorted(known, reverse=True)):
        return [day.year if day else None for day in near]
    own = EntryDate(0, True, today.year, today.month, today.day)
    counted = [running_years([*dates, own])[:-1], running_years([own, *dates])[1:]]
    past = [years for years in counted if _is_past(dates, years, today)]
    return max(past, key=lambda years: min(filter(None, years)), default=[None] * len(dates))


def _is_past(dates: Sequence[EntryDate], years: Sequence[int | None], today: dt.date) -> bool:
    told = [date.value(year) if year else None for date, year in zip(dates, years, strict=True)]
    return all(day is not None and day <= today.isoformat() for day in told)


def _dated(block: Block, date: EntryDate, year: int | None) -> Block:
    value = date.value(year) if year else None
    if value is None or year is None:
        return block
    return replace(block, start=date.end, date=value, days=date.days(year))
