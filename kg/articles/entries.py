"""Dates that belong to parts of a text: entries of a timeline, datelines, stamps between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.articles.datelines import dateline
from kg.articles.dates import Found, find_dates
from kg.articles.entry_dates import entry_date
from kg.articles.lines import trim
from kg.articles.statements import Statement
from kg.articles.units import Unit
from kg.articles.wording import wording

_BEFORE_ENTRY = re.compile(r"[*_\[(]{0,4}(?:(?P<weekday>[^\W\d_]{3,9})\.?,?\s{1,2})?")
_HEAD = 3
"""The date of an article stands above its third paragraph, or below its last one."""
_ENTRIES = 2
"""So many dated parts make a timeline; a single date is that of the article."""


def date_entries(text: str, units: Sequence[Unit]) -> tuple[list[Unit], list[Statement]]:
    """Give the parts of a timeline their dates; the other dates are the article's own.

    Returns the units without stamps and years, and what the remaining dates state.
    """
    units, statements = _headed_by_dates(units)
    units, split = _without_prefixes(text, units)
    statements += split
    dated: list[Unit] = []
    entries = 0
    year: str | None = None
    for unit in units:
        if unit.kind == "year":
            year = unit.date
            continue
        entry = _entry(text, unit, year) if unit.kind == "paragraph" else None
        entries += entry is not None
        dated.append(entry or unit)
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
    days = [units[number].date or "" for number in inner]
    headings = set(inner) if len(set(days)) >= _ENTRIES else set()
    if headings and stamps[0] < prose[0] and (units[stamps[0]].date or "") < min(days):
        headings.add(stamps[0])
    above = [number for number in stamps if number < prose[0]] if headings else []
    if len(above) > 1:
        # The first is the date of the whole, the last that of the first part.
        headings.add(above[-1])
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
                    _, end = trim(text, unit.start, weekday)
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


def _entry(text: str, unit: Unit, year: str | None) -> Unit | None:
    """The paragraph without its date, if it is ``Dec 4, 2025 – what happened``.

    ``year`` is the one that stands above, for entries such as ``Dec 4 – what happened``.
    """
    before = _BEFORE_ENTRY.match(text, unit.start, unit.end)
    if before is None:
        return None
    weekday = before["weekday"]
    known = weekday is None or weekday.lower() in wording().weekdays
    start = before.end() if known else before.start("weekday")
    date = entry_date(text, start, unit.end, year)
    return replace(unit, start=date.end, date=date.value) if date else None


def _dateline(text: str, units: Sequence[Unit]) -> list[Statement]:
    """The day of ``NAIROBI, Jun 16 2022 (Agency) - ...``; several days are those of a list."""
    found = (dateline(text, unit.start, unit.end) for unit in units)
    days = {line.day for line in found if line and line.day}
    return [Statement("published", day) for day in days] if len(days) == 1 else []
