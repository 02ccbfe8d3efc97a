"""What stands before the first sentence of a story, with its day: "OSLO, May 3 (NNB) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.articles.date_lines import is_name, starts_phrase
from kg.articles.dates import TIME, find_dates
from kg.articles.wording import wording

_REACH, _PLACE = 110, 70
_DAY = len("YYYY-MM-DD")
_AGENCY = r"\([^()\n]{1,40}\)|/[^/\n]{1,40}/"
_BRACKET = re.compile(_AGENCY)
_EMPHASIS, _EMPHASIS_MARKS = re.compile(r"[*_]{0,3}"), re.compile(r"[*_]{1,3}")
_BEHIND = re.compile(
    r"[*_]{0,3}\s*\)?\.?(?:,\s[^-–—:()/\n]{2,50}?(?=\s*[-–—:(/]))?"
    rf"(?:\s*(?P<agency>{_AGENCY})\.?)?[*_]{{0,3}}\s*(?P<mark>[-–—:|]{{1,3}}(?!\d))?[*_]{{0,3}}\s*"
    r"(?=[\"'“‘]?[A-Z\d])"
)
"""What leads from the day to the sentence; a mark, or the agency in brackets, must be there.

A day with its year may end in a full stop instead: "Oslo, 3 May 2025. The ministers met".
"""
_COMMA, _ZONE = re.compile(r",?\s+(?:at\s+)?"), re.compile(r"(?:\s*[A-Z]{2,4}\b)?")
_APART = re.compile(r"\s*[,;/|()]\s*|\s+[-–—]+\s*|[-–—]+\s+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """``end`` is where the sentence starts, ``day`` the day if its year is stated as well."""

    end: int
    day: str | None


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at ``start``: names, a day with or without a year, a dash or an agency."""
    emphasis = _EMPHASIS.match(text, start, end)
    start = emphasis.end() if emphasis else start
    found = _day_of_year().search(text, start, min(end, start + _REACH))
    if found is None:
        return None
    before = _EMPHASIS_MARKS.sub("", text[start : found.start()])
    # "June 5, 2026 (NNB) - Ferries": the agency alone shows what it is.
    if before.strip() and not _are_places(before):
        return None
    behind = _BEHIND.match(text, _behind_time(text, found.end(), end), end)
    if behind is None or behind.end() >= end:
        return None
    days = [day for day in find_dates(text, found.start(), found.end()) if len(day.value) == _DAY]
    stopped = bool(days) and text.startswith(". ", found.end())
    if not (behind["agency"] or (before.strip() and (behind["mark"] or stopped))):
        return None
    between = _EMPHASIS_MARKS.sub("", _BRACKET.sub("", behind[0]))
    if not all(is_name(piece.strip(" .:")) for piece in _APART.split(between)):
        return None
    return Dateline(behind.end(), days[0].value if days else None)


def _behind_time(text: str, start: int, end: int) -> int:
    comma = _COMMA.match(text, start, end)
    time = TIME.match(text, comma.end(), end) if comma else None
    zone = _ZONE.match(text, time.end(), end) if time else None
    return zone.end() if zone else start


def _are_places(before: str) -> bool:
    """Whether names stand before the day, and nothing that leads on to it within a sentence."""
    names = _BRACKET.sub(",", before).replace("(", ",")
    pieces = [piece for piece in _APART.split(names) if piece]
    weekdays = wording().weekdays
    return (
        len(before) <= _PLACE
        and bool(pieces)
        and bool(re.search(r"[,()|/–—-]\s*\Z", _without_weekday(before)))
        and not all(piece.lower() in weekdays for piece in pieces)
        and all(is_name(piece) and not starts_phrase(piece) for piece in pieces)
    )


def _without_weekday(before: str) -> str:
    words = before.rstrip(" ,").rsplit(maxsplit=1)
    return words[0] if len(words) > 1 and words[1].lower() in wording().weekdays else before


@cache
def _day_of_year() -> re.Pattern[str]:
    names = sorted(wording().months, key=lambda name: (-len(name), name))
    month = rf"(?:{'|'.join(names)})\b\.?"
    day, year = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)", r"(?:19|20)\d\d(?!\d)"
    forms = (
        rf"\b{month}\s{{1,2}}{day}(?:,?\s{{1,2}}{year})?",
        rf"(?<!\d){day}\s{{1,2}}{month}(?:,?\s{{1,2}}{year})?",
        r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)",
    )
    return re.compile("|".join(forms), re.IGNORECASE)
