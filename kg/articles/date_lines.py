"""Lines that say where, by whom and when an article was written: "Oslo, 3 May 2025 (Agency)".

Such a line consists of names and one day, each set off from the others. What the names are doesn't
matter: place, newspaper and author all stand so, and prose doesn't.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.articles.dates import TIME, Found, find_dates
from kg.articles.headings import ends_sentence
from kg.articles.units import Unit
from kg.articles.wording import wording

_LONGEST = 140
_MOST_WORDS = 6
"""Words of a name in such a line."""
_PLACE_WORDS = 4
_DAY = len("YYYY-MM-DD")
_SOME = 2
_SEGMENTS = re.compile(r"\s*[|·•—]\s*|\s+(?:-{1,2}|–)(?:\s+|\Z)|\s{3,}|\s*\t\s*")
_BRACKETS = re.compile(r"\([^()]{1,60}\)|/[^/]{1,40}/|\[[^\[\]]{1,40}\]")
_PIECES = re.compile(r"[,;:()\[\]/]+|\.(?=\s*\Z)")
_WORDS = re.compile(r"[^\s,;:()\[\]/|]+")
_DATE = "\0"
"""Stands for the day and what belongs to it, while the rest of a line is looked at."""
_BY = {"by"}
_EMPHASIS = re.compile(r"(?P<marks>[*_]{1,3})(?P<line>[^*_].*[^*_])(?P=marks)")
_RANGE = re.compile(r"\d(?:st|nd|rd|th)?\s?(?:[-–—]|\b(?:to|and)\b)\s?\Z")
_SET_OFF = re.compile(rf"(?:\A|[,;:(\[/])\s*{_DATE}\s*\.?(?:[,;:)\]/]|\sby\s|\Z)")


@dataclass(frozen=True, slots=True)
class DateLine:
    """The day that a line states; ``is_all`` unless a phrase stands beside it ("Tea with A —")."""

    day: str
    is_all: bool


def read_date_line(line: str) -> DateLine | None:
    """The day of a line of names; None for prose, several days, or a span of days."""
    line = without_emphasis(line)
    if len(line) > _LONGEST:
        return None
    dates = find_dates(line)
    if len(dates) != 1 or not _is_single_day(line, dates[0]):
        return None
    segments = [part for part in _SEGMENTS.split(_with_mark(line, dates[0])) if part.strip()]
    dated = next((part for part in segments if _DATE in part), None)
    if dated is None or not _is_set_off(dated) or not _is_names(dated.replace(_DATE, ",")):
        return None
    others = [part for part in segments if part is not dated]
    phrases = [part for part in others if not _is_names(part)]
    if any(ends_sentence(part) for part in phrases):
        return None
    return DateLine(dates[0].value, is_all=not phrases)


def without_emphasis(line: str) -> str:
    """The line without the ``*`` or ``_`` that set all of it off from the text."""
    found = _EMPHASIS.fullmatch(line)
    return found["line"] if found else line


def closing_day(line: str) -> str | None:
    """The day that ends a byline: "By Ann Example, chief reporter, 3 May 2025"."""
    dates = find_dates(line) if len(line) <= _LONGEST else []
    if len(dates) != 1 or not _is_single_day(line, dates[0]):
        return None
    marked = _with_mark(line, dates[0])
    is_last = not marked.partition(_DATE)[2].strip(" .)")
    return dates[0].value if is_last and _is_set_off(_SEGMENTS.sub(", ", marked)) else None


def is_name(text: str) -> bool:
    """Whether all words of a phrase begin with capitals, but for the small ones within names."""
    small = wording().name_particles | wording().determiners | {"and", "for", "&"}
    words = text.split()
    if not words or len(words) > _MOST_WORDS:
        return not words
    return all(
        any(letter.isupper() for letter in word) or not word[0].isalpha() or word in small
        for word in words
    )


def starts_phrase(text: str) -> bool:
    """Whether the words begin as a phrase of a sentence does ("On", "Before")."""
    words = wording()
    first = text.split()[0].lower()
    return first in words.function_words - words.determiners - words.name_particles


def with_date_lines(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Mark the lines of names and a day as stamps, if the first one stands above the article.

    Those further down are the headings of a diary's days. A first line that could be a title is one
    unless a title follows it.
    """
    lines = [number for number, unit in enumerate(units) if unit.kind in ("headline", "paragraph")]
    units = _with_long_title(text, units, lines)
    found: dict[int, DateLine] = {}
    for number in lines:
        unit = units[number]
        stated = None if unit.heading else read_date_line(text[unit.start : unit.end])
        if stated and stated.is_all:
            found[number] = stated
    prose = (number for number in lines if units[number].kind == "paragraph")
    body = next((number for number in prose if number not in found), len(units))
    if lines and lines[0] in found and not _is_dateline(text, units, lines):
        del found[lines[0]]
    if not found or min(found) > body:
        return list(units)
    return [
        replace(unit, kind="stamp", date=found[number].day) if number in found else unit
        for number, unit in enumerate(units)
    ]


def _with_long_title(text: str, units: Sequence[Unit], lines: Sequence[int]) -> Sequence[Unit]:
    """A first line without a full stop, right above a line of names and a day, is the title."""
    if len(lines) < _SOME or units[lines[0]].kind != "paragraph":
        return units
    first, second = (units[number] for number in lines[:_SOME])
    line = text[first.start : first.end]
    stated = read_date_line(text[second.start : second.end])
    if ends_sentence(line) or len(line) > _LONGEST or not (stated and stated.is_all):
        return units
    return [replace(unit, kind="title") if unit is first else unit for unit in units]


def _is_dateline(text: str, units: Sequence[Unit], lines: Sequence[int]) -> bool:
    """Whether the first line is none of those that could be a title."""
    first = units[lines[0]]
    following = units[lines[1]] if len(lines) > 1 else None
    if following is not None and following.kind == "headline":
        return read_date_line(text[following.start : following.end]) is None
    line = text[first.start : first.end]
    before = line[: find_dates(line)[0].start]
    return before.isupper() and len(before.split()) <= _PLACE_WORDS


def stated_above(text: str, units: Sequence[Unit]) -> str | None:
    """The day beside a phrase above the first paragraph: "Tea with A — The Post, 3 May 2025"."""
    for unit in units:
        if unit.kind in ("headline", "paragraph"):
            if line := read_date_line(text[unit.start : unit.end]):
                return line.day
            if unit.kind == "paragraph":
                break
    return None


def _is_single_day(line: str, found: Found) -> bool:
    return len(found.value) == _DAY and not _RANGE.search(line[: found.start])


def _with_mark(line: str, found: Found) -> str:
    """The line with one mark for the day, its weekday, its time and "Posted on"."""
    words = wording()
    line = f"{line[: found.start]}{_DATE}{line[found.end :]}"
    line = words.updated.sub(" ", words.published.sub(" ", TIME.sub(" ", line)))
    allowed = (words.stamp_words | words.weekdays) - _BY
    kept = _WORDS.sub(lambda m: "" if m[0].lower().strip(".") in allowed else m[0], line)
    return re.sub(rf"[\s:,]*,[\s:,]*(?={_DATE})", ", ", kept).strip(" :")


def _is_set_off(dated: str) -> bool:
    """Whether a mark parts the day from the names; a place in capitals needs none."""
    if _SET_OFF.search(_BRACKETS.sub(_keep_date, dated)):
        return True
    before, _, behind = dated.partition(_DATE)
    short = before.isupper() and len(before.split()) < _PLACE_WORDS
    return short and not behind.strip(" .,:;").strip()


def _keep_date(bracket: re.Match[str]) -> str:
    return f",{_DATE}," if _DATE in bracket[0] else ","


def _is_names(part: str) -> bool:
    """Whether a part of a line consists of names and of what stands in brackets."""
    pieces = (piece.strip() for piece in _PIECES.split(_BRACKETS.sub(",", part)))
    return all(_is_byline(piece) or is_name(piece) for piece in pieces)


def _is_byline(piece: str) -> bool:
    return piece.split()[:1] in (["By"], ["by"]) and len(piece.split()) <= _MOST_WORDS
