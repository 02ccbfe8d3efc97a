"""Dates that belong to parts of a text: entries of a timeline, datelines, stamps between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.articles.datelines import dateline
from kg.articles.dates import Found, find_dates
from kg.articles.entry_dates import EntryDate, leading_date
from kg.articles.entry_years import running_years
from kg.articles.lines import trim
from kg.articles.statements import Statement
from kg.articles.units import Unit
from kg.articles.wording import wording

_BEFORE_DAY = " \t\u00a0,;:|–—-("
"""What parts a title from the day behind it."""
_HEAD = 3
"""The date of an article stands above its third paragraph, or below its last one."""
_ENTRIES = 2
"""So many dated parts make a timeline; a single date is that of the article."""
_BARE_ENTRIES = 3
"""So many make one where nothing sets the dates off."""


def date_entries(text: str, units: Sequence[Unit]) -> tuple[list[Unit], list[Statement]]:
    """Give the parts of a timeline their dates; the other dates are the article's own.

    Returns the units without stamps and years, and what the remaining dates state.
    """
    units, statements = _headed_by_dates(units)
    units, split = _without_prefixes(text, units)
    statements += split
    dated, entries = _dated_entries(text, units)
    first = next((unit for unit in dated if unit.kind == "paragraph"), None)
    if first is not None:
        if first.date and entries == 1:
            statements.append(Statement("published", first.date))
        elif not first.date:
            prose = [unit for unit in dated if unit.kind == "paragraph"]
            statements.extend(_dateline(text, prose[:_HEAD]))
    return dated, statements


def _headed_by_dates(units: Sequence[Unit]) -> tuple[list[Unit], list[Statement]]:
    """Stamps between paragraphs date what follows them; the others date the article."""
    prose = [number for number, unit in enumerate(units) if unit.kind == "paragraph"]
    stamps = [number for number, unit in enumerate(units) if unit.kind == "stamp"]
    inner = [number for number in stamps if prose and prose[0] < number < prose[-1]]
    before = [number for number in stamps if prose and number < prose[0]]
    # Of several above, the first is the date of the whole, the last that of the first part.
    first = before[-1:] if len(before) > 1 else []
    days = [units[number].date or "" for number in (*first, *inner)]
    headings = set(inner) if len(set(days)) >= _ENTRIES else set()
    if headings and stamps[0] < prose[0] and (units[stamps[0]].date or "") < min(days):
        headings.add(stamps[0])
    if headings:
        headings.update(first)
    kept: list[Unit] = []
    statements = []
    current: str | None = None
    for number, unit in enumerate(units):
        if number in headings:
            current = unit.date if unit.date and len(unit.date) == 10 else None
        elif unit.kind == "stamp":
            if unit.date and (not prose or number < prose[:_HEAD][-1] or number > prose[-1]):
                statements.append(Statement("published", unit.date))
        else:
            kept.append(replace(unit, date=current) if unit.kind == "paragraph" else unit)
    return kept, statements


def _weekday_before(text: str, start: int, found: Found) -> int | None:
    """Where the weekday in front of a date begins; None if no weekday stands there."""
    before = re.compile(r"([^\W\d_]{3,9}),?\s{1,2}\Z").search(
        text, max(start, found.start - 13), found.start
    )
    return before.start() if before and before[1].lower() in wording().weekdays else None


def _without_prefixes(text: str, units: Sequence[Unit]) -> tuple[list[Unit], list[Statement]]:
    """Cut ``Sunday, March 4, 2012`` off the end of the title or the start of the text."""
    kept, statements = list(units), []
    for number, unit in enumerate(units):
        if unit.kind == "title":
            for found in find_dates(text, max(unit.start, unit.end - 40), unit.end):
                weekday = _weekday_before(text, unit.start, found)
                if weekday is not None and weekday > unit.start and found.end == unit.end:
                    before = text[unit.start : weekday].rstrip(_BEFORE_DAY)
                    end = unit.start + len(before)
                    kept[number] = replace(unit, end=end)
                    statements.append(Statement("published", found.value))
        elif unit.kind == "paragraph":
            for found in find_dates(text, unit.start, min(unit.end, unit.start + 40)):
                weekday = _weekday_before(text, unit.start, found)
                start, _ = trim(text, found.end, unit.end)
                if weekday == unit.start and found.end < start < unit.end and text[start].isupper():
                    kept[number] = replace(unit, start=start)
                    statements.append(Statement("published", found.value))
            break
    return kept, statements


def _dated_entries(text: str, units: Sequence[Unit]) -> tuple[list[Unit], int]:
    """The units without years, entries without the words of their dates, and how many these are.

    The year that stands above holds for entries such as ``Dec 4 – what happened``; elsewhere the
    years run on.
    """
    found = _entry_dates(text, units)
    dates = list(found.values())
    years = dict(zip(found, running_years(dates), strict=True))
    tells_years = any(date.year and date.month for date in dates)
    dated: list[Unit] = []
    above: int | None = None
    entries = 0
    for number, unit in enumerate(units):
        date = found.get(number)
        if unit.kind == "year":
            above = int(unit.date) if unit.date else None
            continue
        if date is not None:
            year = date.year or above or years[number]
            value = date.value(year) if year else None
            if value and year:
                unit = replace(unit, start=date.end, date=value, days=date.days(year))
                entries += 1
            elif tells_years and not year and date.day:
                # A day of no year that can be told: its words would be read as one of this year.
                unit = replace(unit, start=date.end)
        dated.append(unit)
    return dated, entries


def _entry_dates(text: str, units: Sequence[Unit]) -> dict[int, EntryDate]:
    """The dates of the paragraphs that are entries, by number.

    A year or a month alone dates an entry among others only, and dates without dash or colon
    ("Apr 2 Berg meets ...") make entries where paragraph after paragraph begins so.
    """
    prose = [number for number, unit in enumerate(units) if unit.kind == "paragraph"]
    dates = {number: leading_date(text, units[number].start, units[number].end) for number in prose}
    found = {number: date for number, date in dates.items() if date and date.is_set_off}
    if sum(date.day is not None for date in found.values()) < _ENTRIES:
        found = {
            number: date for number, date in found.items() if date.month and (date.day or date.year)
        }
    for run in _runs(list(dates.items())):
        found.update(run)
    return dict(sorted(found.items()))


def _runs(dates: Sequence[tuple[int, EntryDate | None]]) -> Iterator[dict[int, EntryDate]]:
    """Paragraphs in a row that begin with dates without a dash; the last one isn't a month alone.

    Months are names of people as well ("April Smith").
    """
    for dated, group in groupby(dates, key=lambda item: bool(item[1])):
        run = [(number, date) for number, date in group if date] if dated else []
        while run and run[-1][1].day is None and run[-1][1].year is None:
            run.pop()
        if sum(date.day is not None for _, date in run) >= _BARE_ENTRIES:
            yield dict(run)


def _dateline(text: str, units: Sequence[Unit]) -> list[Statement]:
    """The day of ``NAIROBI, Jun 16 2022 (Agency) - ...``; several days are those of a list."""
    found = (dateline(text, unit.start, unit.end) for unit in units)
    days = {line.day for line in found if line and line.day}
    return [Statement("published", day) for day in days] if len(days) == 1 else []
