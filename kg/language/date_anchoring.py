"""What relative and incomplete dates mean, given the day that they are read against.

"Friday", "last October" and "Jan. 5" count from the article's day (``anchor``), "the following
month" and "two days later" from the date named before (``nearby``, as precise as it was said).
Where that isn't precise enough for the words, they mean nothing certain.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from kg.articles.wording import wording
from kg.language.looking_ahead import had_been_due, looks_ahead
from kg.language.words import number_of

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_HALF_A_WEEK = 3
_HALF_A_YEAR = 6
_SOON = 3
_FAR = dt.timedelta(days=60)
_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Tense:
    """Whether something is called off behind a date, and all of its sentence in the present.

    ``is_past`` where somebody did something on it.
    """

    is_off: bool = False
    is_present: bool = False
    is_past: bool = False


_TOLD = Tense()


def month_number(word: str) -> int:
    """1 for "January" and "Jan."."""
    return wording().months[word.rstrip(".").lower()]


def days(
    first_day: tuple[str, str],
    last_day: tuple[str | None, str | None],
    year: str | None,
    anchor: dt.date | None,
    before: str,
    tense: Tense,
) -> tuple[str, str | None] | None:
    """A day, or a range of days, each a month and a day; without a year, the nearest to ``anchor``.

    What lies far ahead is a plan; where the words ``before`` tell of none, it lies a year back, and
    the other way round.
    """
    (month, day), (last_month, day_of_end) = first_day, last_day
    first = _date_in(year, month_number(month), day, anchor)
    is_far = first and anchor and first - anchor > (_WEEK if tense.is_past else _FAR)
    if first and anchor and not year and is_far and not looks_ahead(before):
        first = _date_in(str(first.year - 1), month_number(month), day, anchor)
    elif first and anchor and not year and anchor - first > _FAR and looks_ahead(before):
        first = _date_in(str(first.year + 1), month_number(month), day, anchor)
    if first is None:
        return None
    if day_of_end is None:
        return first.isoformat(), None
    last = _date_in(str(first.year), month_number(last_month or month), day_of_end, anchor)
    if last is not None and last < first and last_month:
        last += relativedelta(years=1)
    if last is None or last <= first:
        return first.isoformat(), None
    return first.isoformat(), last.isoformat()


def whole_day(date: str | None) -> dt.date | None:
    """The day of a whole date; a month or a year anchors no days."""
    if date is None or len(date) < len("YYYY-MM-DD"):
        return None
    try:
        return dt.date.fromisoformat(date)
    except ValueError:
        return None


def nearest_day(month: int, day: int, anchor: dt.date) -> dt.date | None:
    """The day of no stated year that is nearest to ``anchor``; none that is far ahead."""
    first = _date_in(None, month, str(day), anchor)
    if first and first - anchor > _FAR:
        return _date_in(str(first.year - 1), month, str(day), anchor)
    return first


def _date_in(year: str | None, month: int, day: str, anchor: dt.date | None) -> dt.date | None:
    number = int(re.sub(r"\D", "", day))
    if year is not None:
        years = [int(year)]
    elif anchor is not None:
        years = [anchor.year - 1, anchor.year, anchor.year + 1]
    else:
        return None
    dates = []
    for candidate in years:
        try:
            dates.append(dt.date(candidate, month, number))
        except ValueError:
            continue
    return min(dates, key=lambda date: abs(date - (anchor or date)), default=None)


def bare_month(month: int, which: str, anchor: dt.date, before: str, tense: Tense) -> str:
    """For "last October" and "in October": the latest one not after the anchor, unless ahead.

    What was called off had been planned for the nearest one; what is told in the present is in one
    of the next months, if in any.
    """
    year = anchor.year
    if tense.is_off and which not in ("last", "next"):
        apart = month - anchor.month
        return f"{year + (apart < -_HALF_A_YEAR) - (apart > _HALF_A_YEAR)}-{month:02}"
    soon = tense.is_present and 0 < (month - anchor.month) % 12 <= _SOON
    ahead = which == "next" or (which != "last" and (soon or looks_ahead(before)))
    if ahead and month < anchor.month:
        year += 1
    elif (not ahead and month > anchor.month) or (which == "last" and month == anchor.month):
        year -= 1
    elif which == "next" and month == anchor.month:
        year += 1
    return f"{year}-{month:02}"


def on_side(words: str, start: str, today: str, *, ahead: bool) -> str:
    """``start``, or the day or month that the same ``words`` mean on the other side of ``today``.

    "Friday" and "May" may lie ahead or back; other words mean one day only.
    """
    here = today[: len(start)]
    if start == here or (start > here) == ahead:
        return start
    if words.lower() in _WEEKDAYS:
        week = dt.timedelta(days=7 if ahead else -7)
        return (dt.date.fromisoformat(start) + week).isoformat()
    if words.rstrip(".").lower() in wording().months:
        return f"{int(start[:4]) + (1 if ahead else -1)}{start[4:]}"
    return start


def weekday(word: str, which: str, anchor: dt.date, before: str, tense: Tense = _TOLD) -> dt.date:
    """The weekday nearest before the anchor, or after it if ahead; the anchor itself included.

    What had been due on a day, or was called off, was so on the nearest one, before or after.
    """
    number = _WEEKDAYS.index(word.lower())
    if tense.is_off and not which:
        near = (number - anchor.weekday() + _HALF_A_WEEK) % 7 - _HALF_A_WEEK
        return anchor + dt.timedelta(days=near)
    if which == "next" or (which != "last" and looks_ahead(before)):
        on = (number - anchor.weekday()) % 7
        return anchor + dt.timedelta(days=7 if on == 0 and which == "next" else on)
    back = (anchor.weekday() - number) % 7
    if not which and had_been_due(before) and back > _HALF_A_WEEK:
        return anchor + dt.timedelta(days=7 - back)
    return anchor - dt.timedelta(days=7 if back == 0 and which == "last" else back)


def weekday_of(word: str, anchor: dt.date, *, weeks: int) -> dt.date:
    """The weekday in the anchor's week, or so many weeks later: "Wednesday of last week"."""
    days_on = _WEEKDAYS.index(word.lower()) - anchor.weekday() + 7 * weeks
    return anchor + dt.timedelta(days=days_on)


def weekday_after(word: str, nearby: str) -> dt.date | None:
    """For "on the Wednesday": the first one after a whole day that was told before."""
    if len(nearby) < len("YYYY-MM-DD"):
        return None
    day = dt.date.fromisoformat(nearby)
    return day + dt.timedelta(days=(_WEEKDAYS.index(word.lower()) - day.weekday()) % 7)


def weekend(anchor: dt.date, before: str) -> str:
    """The weekend that was last, or the coming one if ahead, as precise as its two days are one."""
    ahead = looks_ahead(before) or "next" in before.split()[-2:]
    saturday = weekday("saturday", "", anchor, "will" if ahead else "")
    return _common(saturday, saturday + dt.timedelta(days=1))


def unit_of_time(which: str, unit: str, anchor: dt.date, nearby: str) -> str | None:
    """For "last month", and "the following month", which counts from the date named before."""
    base = _counting_from(nearby, unit) if which.startswith("the ") else anchor
    if base is None:
        return None
    shift = {"last": -1, "the previous": -1, "next": 1, "the following": 1, "the next": 1}.get(
        which, 0
    )
    if unit == "day":
        return (base + dt.timedelta(days=shift)).isoformat()
    if unit == "week":
        monday = base - dt.timedelta(days=base.weekday()) + dt.timedelta(weeks=shift)
        return _common(monday, monday + dt.timedelta(days=6))
    if unit == "month":
        return (base + relativedelta(months=shift)).isoformat()[:7]
    return str(base.year + shift)


def counted(number: str, unit: str, direction: str, anchor: dt.date, nearby: str) -> str | None:
    """For "three weeks ago": as precise as the unit, so weeks give a month at best."""
    count = 1 if number in ("a", "an", "the") else number_of(number)
    base = anchor if direction == "ago" else _counting_from(nearby, unit)
    if count is None or base is None:
        return None
    sign = 1 if direction in ("later", "after") else -1
    try:
        if unit == "day":
            return (base + dt.timedelta(days=sign * count)).isoformat()
        if unit == "week":
            week = base + dt.timedelta(weeks=sign * count)
            return _common(week - dt.timedelta(days=3), week + dt.timedelta(days=3))
        if unit == "month":
            return (base + relativedelta(months=sign * count)).isoformat()[:7]
        return str((base + relativedelta(years=sign * count)).year)
    except (OverflowError, ValueError):
        return None


def _counting_from(nearby: str, unit: str) -> dt.date | None:
    """The day to count from, where the date named before is as precise as the unit."""
    needed = {"year": len("YYYY"), "month": len("YYYY-MM")}.get(unit, len("YYYY-MM-DD"))
    if len(nearby) < needed:
        return None
    return dt.date.fromisoformat((nearby + "-01-01")[: len("YYYY-MM-DD")])


def _common(first: dt.date, last: dt.date) -> str:
    """The most precise partial date that holds both days."""
    return first.isoformat()[:7] if first.month == last.month else first.isoformat()[:4]
