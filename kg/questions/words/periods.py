"""Periods in plain words: "in January 2026", "since 2025", "between 5 and 16 January 2026", "2018".

Which words introduce a period stands in ``ontology/lexicon/questions.yaml``; days, months and
years are read by python-dateutil.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from dateutil import parser

from kg.articles.dates import month_names
from kg.lexicon import words
from kg.questions.dates import day_of, shifted
from kg.questions.words.relative_periods import Stretch, around, read_relative, relative_pattern

_SLOT = "{period}"
_DEFAULTS = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2004, 1, 2, tzinfo=UTC))
"""What a text does not state is taken from these: where two readings differ, it was not stated."""

_PARTS = ("early", "middle", "late")
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_RANGE = r"\s*(?:-|–|to|and|until|through)\s*"
_ISO_DATE = re.compile(r"\d{4}-")
_AROUND = re.compile(r"(?:the\s+)?(week|month|year)\s+of\s+(?=.*\d)", re.IGNORECASE)
"""What stands in front of a day that it lies around: "the week of Jan. 12"."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period between two days (ISO dates, None where open) and the text without its words.

    ``counted_from`` is the words of a relative period ("last week") and the day that it was counted
    from; None for one that states its own dates. ``notes`` say what else was taken for what.
    """

    first: str | None
    last: str | None
    rest: str
    counted_from: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it has neither a first nor a last day."""
        return self.first is None and self.last is None


def read_period(text: str, latest: str | None, *, ahead: bool = False) -> Period:
    """The first period in ``text``, taken out of it.

    ``latest`` is the last day that the graph covers: a month without a year is the last such
    month until then, or the next one where the question looks ``ahead`` ("planned in March"), "last
    week" the week before it, and neither is a period where nothing is covered.
    """
    for use, pattern in _patterns():
        for match in pattern.finditer(text):
            stated = [_days(part, latest, ahead=ahead) for part in _with_year(match.groups())]
            days = [part for part in stated if part is not None]
            if len(days) == len(stated):
                first, last = _edges(use, days)
                if first is None or last is None or first <= last:
                    rest = f"{text[: match.start()]} {text[match.end() :]}"
                    told = next((part for part in match.groups() if _is_relative(part)), None)
                    absolute = told is None or re.search(r"\d{4}", told)
                    counted = (told, latest) if told and latest and not absolute else None
                    return Period(first, last, " ".join(rest.split()), counted)
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
    """What introduces a period, the longest phrase first, then periods that stand alone."""
    month = rf"(?:{month_names()})\b\.?"
    year = r"(?:,?\s+\d{4})"
    whole = (
        rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}|\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{4}}-\d{{1,2}}(?!\d)"
        rf"|{_NTH}{_RANGE}{_NTH}\s+(?:of\s+)?{month}{year}?"
        rf"|{month}\s+{_NTH}{_RANGE}{_NTH}(?!\d){year}?"
        rf"|{_NTH}\s+(?:of\s+)?{month}{year}?|{month}\s+{_NTH}(?!\d){year}?|{month}{year}"
        rf"|(?:{_part_words()})[\s-](?:{month}{year}?|(?:19|20)\d\d)|{relative_pattern()}"
    )
    whole = rf"(?:{whole})|(?:week|month|year)\s+of\s+(?:{whole})"
    stated = (
        rf"((?:the\s+)?(?:{whole})|(?:{_part_words()})?[\s-]?{month}{year}?"
        rf"|(?:(?:{_part_words()})[\s-]|the\s+year\s+)?\d{{4}})"
    )
    patterns = []
    for use in _USES:
        phrases = sorted(words("questions", f"periods.{use}"), key=len, reverse=True)
        # Most phrases are words in front of the period: one pattern for all of a use.
        leading = [phrase for phrase in phrases if phrase.endswith(f" {_SLOT}")]
        leading = [phrase for phrase in leading if phrase.count(_SLOT) == 1]
        fronts = "|".join(_spaced(phrase.removesuffix(_SLOT)) for phrase in leading)
        others = [stated.join(map(_spaced, phrase.split(_SLOT)))
                  for phrase in phrases if phrase not in leading]  # fmt: skip
        for pattern in [*others, *([f"(?:{fronts}){stated}"] if fronts else [])]:
            whole_word = rf"(?<![\w-]){_not_within_part()}{pattern}(?!\w|-\d)"
            patterns.append((use, re.compile(whole_word, re.IGNORECASE)))
    alone = rf"(?<![\w-])(?<!\ba )({whole}|(?:19|20)\d\d)(?!\w|-\d)"
    patterns.append(("during", re.compile(alone, re.IGNORECASE)))
    return tuple(patterns)


def _part_phrases(part: str) -> tuple[str, ...]:
    return words("questions", f"parts_of_periods.{part}")


@cache
def _part_words() -> str:
    """A regular expression for what names a part of a month or year, the longest first."""
    phrases = [phrase for part in _PARTS for phrase in _part_phrases(part)]
    longest_first = sorted(phrases, key=len, reverse=True)
    return rf"(?:the\s+)?(?:{'|'.join(map(_spaced, longest_first))})"


@cache
def _not_within_part() -> str:
    """What keeps "of January" from being read by itself in "the end of January"."""
    first = {phrase.split()[0] for part in _PARTS for phrase in _part_phrases(part)}
    return "".join(f"(?<!{word} )" for word in sorted({*first, "week", "month", "year"}))


def _spaced(words_around: str) -> str:
    """A regular expression for words with any space between them."""
    return r"\s+".join(map(re.escape, words_around.split(" ")))


def _edges(use: str, days: list[Stretch]) -> tuple[str | None, str | None]:
    (first, _), (_, last) = days[0], days[-1]
    if use in ("both", "during"):
        return first, last
    if use == "first":
        return first, None
    if use == "after":
        return shifted(last, 1), None
    return None, last if use == "last" else shifted(first, -1)


def _with_year(parts: Sequence[str]) -> list[str]:
    """The parts of a range, the first in the year of the last where it states none of its own."""
    first, last = parts[0], parts[-1]
    year = re.search(r"\b\d{4}$", last)
    own = re.search(r"\d{4}", first) or _is_relative(first)
    return [f"{first} {year[0]}", last] if year and not own and len(parts) > 1 else list(parts)


def _is_relative(stated: str) -> bool:
    return re.fullmatch(relative_pattern(), stated, re.IGNORECASE) is not None


def _days(stated: str, latest: str | None, *, ahead: bool) -> Stretch | None:
    """The first and last day of a stated period; None if it is impossible."""
    if _is_relative(stated):
        return read_relative(stated, date.fromisoformat(latest)) if latest else None
    unit = _AROUND.match(stated)
    if unit is not None:
        inner = _days(stated[unit.end() :], latest, ahead=ahead)
        return around(inner[0], unit[1].lower()) if inner else None
    text = re.sub(r"^(?:the year|the) ", "", stated.strip(), flags=re.IGNORECASE)
    part = re.match(rf"({_part_words()})[\s-]?", text, re.IGNORECASE)
    text = text[part.end() :] if part else text
    days = re.search(rf"({_NTH}){_RANGE}({_NTH})", text) if not _ISO_DATE.match(text) else None
    if days:
        both = [f"{text[: days.start()]}{days[at]}{text[days.end() :]}" for at in (1, 2)]
        one, two = (_iso(each, latest, ahead=ahead) for each in both)
        return (one, two) if one and two else None
    found = _iso(text, latest, ahead=ahead)
    if found is None:
        return None
    first, last = day_of(found, "first"), day_of(found, "last")
    return _third(part[1], first, last) if part else (first, last)


def _third(part: str, first: str, last: str) -> Stretch:
    """The early, middle or late third of a month or year."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    length = (end - start).days + 1
    edges = [start + timedelta(days=round(length * share / 3)) for share in range(4)]
    said = " ".join(part.lower().split())
    index = next(index for index, use in enumerate(_PARTS) if said in _part_phrases(use))
    return edges[index].isoformat(), (edges[index + 1] - timedelta(days=1)).isoformat()


def _iso(stated: str, latest: str | None, *, ahead: bool) -> str | None:
    """A stated date in ISO 8601 as precise as it is; None if it is impossible."""
    if dotted := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", stated):
        found = f"{dotted[3]}-{int(dotted[2]):02d}-{int(dotted[1]):02d}"
    elif re.fullmatch(r"[\d-]+", stated):
        found = stated
    else:
        text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", stated, flags=re.IGNORECASE).replace(".", "")
        try:
            one = parser.parse(text, default=_DEFAULTS[0])
            two = parser.parse(text, default=_DEFAULTS[1])
        except (ValueError, OverflowError):
            return None
        year = str(one.year) if one.year == two.year else _year_of(one.month, latest, ahead=ahead)
        if year is None:
            return None
        day = f"-{one.day:02d}" if one.day == two.day else ""
        found = f"{year}-{one.month:02d}{day}"
    return found if _is_possible(found) else None


def _year_of(month: int, latest: str | None, *, ahead: bool) -> str | None:
    if latest is None:
        return None
    last = date.fromisoformat(latest)
    if ahead:
        return str(last.year if month >= last.month else last.year + 1)
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
