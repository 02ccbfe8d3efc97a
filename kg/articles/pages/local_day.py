"""The day on which an article appeared where its readers live, of a moment stated in UTC.

Many sites state a moment in UTC for programs and print it in the time of their town, which may be
on another day. The printed day counts, as it does where a page states its own time zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from kg.articles.dates import find_dates

_MOMENT = re.compile(r"(?P<moment>\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]00:?00)")
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?![.:]?\d)\s?(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_EARLIEST, _LATEST = timedelta(hours=-12), timedelta(hours=14)
"""The time zones of the world."""
_STEP = timedelta(minutes=30)
_NOON, _HOURS = 12, 24


def local_day(
    moment: str | None,
    lines: Iterable[str],
    stamps: Iterable[str] = (),
    in_address: str | None = None,
) -> str | None:
    """The day that lines print beside a time of day that is this moment in some time zone.

    ``stamps`` are moments that the page states elsewhere for programs: one of them may be the same,
    told in the time of the town. The day ``in_address``, which blogs take from their own time,
    counts where lines print it without a time of day. None where the moment is not stated in UTC,
    or no other day is stated with it.
    """
    stated = _MOMENT.fullmatch(moment or "")
    if stated is None:
        return None
    try:
        instant = datetime.fromisoformat(f"{stated['moment']}+00:00")
    except ValueError:
        return None
    for stamp in stamps:
        with suppress(ValueError):
            local = datetime.fromisoformat(stamp)
            if local.tzinfo and local == instant and local.date() != instant.date():
                return local.date().isoformat()
    days = [(found.value, line) for line in lines for found in find_dates(line)]
    for day, line in days:
        for clock in _CLOCK.finditer(line):
            printed = _local(day, clock)
            if printed is None or printed.date() == instant.date():
                continue
            ahead = printed - instant
            if _EARLIEST <= ahead <= _LATEST and not ahead % _STEP:
                return day
    zones = {(instant + zone).date().isoformat() for zone in (_EARLIEST, _LATEST)}
    return in_address if in_address in zones & {day for day, _ in days} else None


def _local(day: str, clock: re.Match[str]) -> datetime | None:
    """A day and a time of day, as if they were in UTC."""
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % _NOON + (_NOON if clock["half"][0].lower() == "p" else 0)
    if hour >= _HOURS or len(day) != len("YYYY-MM-DD"):
        return None
    return datetime.fromisoformat(day).replace(hour=hour, minute=int(clock["minute"]), tzinfo=UTC)
