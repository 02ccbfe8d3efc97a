"""Periods in plain words: "in January 2026", "since 2025", "between 5 and 16 January 2026".

Which words introduce a period stands in ``ontology/lexicon/questions.yaml``; days, months and
years are read by python-dateutil.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from dateutil import parser

from kg.lexicon import words
from kg.questions.dates import Edge, day_of

_SLOT = "{period}"
_DEFAULTS = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2004, 1, 2, tzinfo=UTC))
"""What a text does not state is taken from these: where two readings differ, it was not stated."""

_NTH = r"\d{1,2}(?:st|nd|rd|th)?"


@dataclass(frozen=True, slots=True)
class Period:
    """A period between two days (ISO dates, None where open) and the text without its words."""

    first: str | None
    last: str | None
    rest: str


def read_period(text: str, latest: str | None) -> Period:
    """The first period in ``text``, taken out of it.

    ``latest`` is the last day that the graph covers: a month without a year is the last such
    month until then, and no period where nothing is covered.
    """
    for use, pattern in _patterns():
        for match in pattern.finditer(text):
            stated = [_iso(part, latest) for part in match.groups()]
            days = [part for part in stated if part is not None]
            if len(days) == len(stated):
                first, last = _edges(use, days)
                if first is None or last is None or first <= last:
                    rest = f"{text[: match.start()]} {text[match.end() :]}"
                    return Period(first, last, " ".join(rest.split()))
    return Period(None, None, text)


def without_period_slots(example: str) -> str:
    """An example question without the words for its ``{from}`` and ``{to}``."""
    for phrase in (phrase for use in _USES for phrase in words("questions", f"periods.{use}")):
        slot = r"\{(?:from|to)\}"
        pattern = r"\s*\b" + slot.join(re.escape(part) for part in phrase.split(_SLOT))
        example = re.sub(pattern, "", example)
    return example


_USES = ("both", "first", "after", "last", "before", "during")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    months = sorted({*calendar.month_name[1:], *calendar.month_abbr[1:], "Sept"}, reverse=True)
    month = rf"(?:{'|'.join(months)})\b\.?"
    stated = (
        rf"(\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{4}}-\d{{1,2}}|{_NTH}\s+{month}(?:,?\s+\d{{4}})?"
        rf"|{month}\s+{_NTH}(?!\d)(?:,?\s+\d{{4}})?|{month}(?:,?\s+\d{{4}})?|\d{{4}})"
    )
    patterns = []
    for use in _USES:
        for phrase in words("questions", f"periods.{use}"):
            parts = (r"\s+".join(map(re.escape, part.split(" "))) for part in phrase.split(_SLOT))
            pattern = rf"(?<!\w){stated.join(parts)}(?!\w|-\d)"
            patterns.append((use, re.compile(pattern, re.IGNORECASE)))
    return tuple(patterns)


def _edges(use: str, days: list[str]) -> tuple[str | None, str | None]:
    def day(index: int, edge: Edge, shift: int = 0) -> str:
        found = date.fromisoformat(day_of(days[index], edge))
        return (found + timedelta(days=shift)).isoformat()

    if use in ("both", "during"):
        return day(0, "first"), day(-1, "last")
    if use == "first":
        return day(0, "first"), None
    if use == "after":
        return day(0, "last", 1), None
    return None, day(0, "last") if use == "last" else day(0, "first", -1)


def _iso(stated: str, latest: str | None) -> str | None:
    """A stated date in ISO 8601 as precise as it is; None if it is impossible."""
    if re.fullmatch(r"[\d-]+", stated):
        found = stated
    else:
        text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", stated, flags=re.IGNORECASE).replace(".", "")
        try:
            one = parser.parse(text, default=_DEFAULTS[0])
            two = parser.parse(text, default=_DEFAULTS[1])
        except (ValueError, OverflowError):
            return None
        year = str(one.year) if one.year == two.year else _year_of(one.month, latest)
        if year is None:
            return None
        day = f"-{one.day:02d}" if one.day == two.day else ""
        found = f"{year}-{one.month:02d}{day}"
    return found if _is_possible(found) else None


def _year_of(month: int, latest: str | None) -> str | None:
    if latest is None:
        return None
    last = date.fromisoformat(latest)
    return str(last.year if month <= last.month else last.year - 1)


def _is_possible(stated: str) -> bool:
    parts = [int(part) for part in stated.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return (
        year > 1
        and 1 <= month <= 12
        and 1 <= day <= calendar.monthrange(year, month)[1]
        and year < 9999
    )
