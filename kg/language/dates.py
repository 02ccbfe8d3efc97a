"""Calendar dates that the words of an article mean.

Recognition is a small grammar of how news writes dates; arithmetic is dateutil's. Anchoring is
ours: a date without a year, a weekday or "the following month" is read against the date of the
block (an entry of a timeline) or else the article's publication; without either it means nothing
certain and is left out. Partial dates stay partial: "last October" gives ``2025-10``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.language.date_anchoring import (
    bare_month,
    counted,
    days,
    month_number,
    unit_of_time,
    weekday,
)
from kg.language.document import DateExpression, Sentence
from kg.records import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_TO = r"\s?(?:[-–—]|to|and|through|until)\s?"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several)"

_DATE = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))
    | (?P<mdy>(?P<m1>{_MONTH})\s(?P<d1>{_DAY})(?:{_TO}(?:(?P<m2>{_MONTH})\s)?(?P<d2>{_DAY}))?
        (?:,?\s(?P<y1>{_YEAR}))?)
    | (?P<dmy>(?P<d3>{_DAY})(?:{_TO}(?P<d4>{_DAY}))?\s(?:of\s)?(?P<m3>{_MONTH})
        (?:,?\s(?P<y2>{_YEAR}))?)
    | (?P<my>(?P<m4>{_MONTH}),?\s(?:of\s)?(?P<y3>{_YEAR}))
    | (?P<m>(?P<which>(?i:last|next|this|in|early|late|mid|since|by|during|until|of))[\s-]
        (?P<m5>{_MONTH})(?!,?\s(?:of\s)?\d))
    | (?P<weekday>(?:(?P<wwhich>(?i:last|next|this))\s)?
        (?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))
    | (?P<day>(?i:today|tonight|yesterday|tomorrow|this\s(?:morning|afternoon|evening)))
    | (?P<unit>(?P<uwhich>(?i:last|next|this|(?:earlier|later)\sthis
        |the\s(?:following|next|previous|same)))\s(?P<u>day|week|month|year))
    | (?P<ago>(?P<n>(?i:{_COUNT}))\s(?P<nu>day|week|month|year)s?\s(?P<dir>ago|later|earlier))
    | (?i:in|since|during|of|early|late|mid)[\s-](?P<y>{_YEAR})
    )(?![\w])""",
    re.VERBOSE,
)


def find_dates(
    text: str, plain: str, sentences: Iterable[Sentence], published: str | None
) -> Iterator[DateExpression]:
    """The date expressions of the sentences whose meaning is certain, in reading order.

    Spans quote ``text``, the stored text; ``plain`` is the same with uniform typography.
    """
    told: _Told | None = None
    for sentence in sentences:
        anchor = _day(sentence.block.date or published)
        nearby = anchor.isoformat() if anchor else None
        for match in _DATE.finditer(plain, sentence.start, sentence.end):
            year = told.year_for(sentence, anchor) if told else _year(sentence.block.date)
            meant = _meaning(match, anchor, nearby, plain[sentence.start : match.start()], year)
            if meant is None:
                continue
            start, end = meant
            nearby = start
            if start[:4] in match.group():
                told = _Told(int(start[:4]), sentence)
            span = Span(match.start(), match.end(), text[match.start() : match.end()])
            yield DateExpression(span, start, end)


@dataclass(frozen=True, slots=True)
class _Told:
    """The year that the article stated last, and the sentence that did."""

    year: int
    sentence: Sentence

    def year_for(self, sentence: Sentence, anchor: dt.date | None) -> str | None:
        """The year of a date without one.

        News dates its own days from its publication. What it tells of a past year goes on in that
        year to the end of the paragraph; without a publication date the last year told is all that
        there is.
        """
        if anchor is None:
            return str(self.year)
        past = self.year < anchor.year - 1 and sentence.block is self.sentence.block
        return str(self.year) if past else None


def _year(date: str | None) -> str | None:
    """The year of an entry of several days, which is no anchor but has a year."""
    return date[:4] if date is not None and len(date) < len("YYYY-MM-DD") else None


def _day(date: str | None) -> dt.date | None:
    """The day of a whole date; a month or a year anchors no days."""
    if date is None or len(date) < len("YYYY-MM-DD"):
        return None
    try:
        return dt.date.fromisoformat(date)
    except ValueError:
        return None


def _meaning(
    match: re.Match[str], anchor: dt.date | None, nearby: str | None, before: str, year: str | None
) -> tuple[str, str | None] | None:
    """Start and end that the matched words mean, or None where that isn't certain.

    ``year`` is that of a day without one, where the article has stated it before.
    """
    if iso := match["iso"]:
        return (iso, None) if _day(iso) else None
    if match["mdy"]:
        first, last = (match["m1"], match["d1"]), (match["m2"], match["d2"])
        return days(first, last, match["y1"] or year, anchor, before)
    if match["dmy"]:
        first, last = (match["m3"], match["d3"]), (None, match["d4"])
        return days(first, last, match["y2"] or year, anchor, before)
    if match["my"]:
        return f"{match['y3']}-{month_number(match['m4']):02}", None
    if match["y"]:
        return match["y"], None
    if anchor is None or nearby is None:
        return None
    if match["m"]:
        return bare_month(month_number(match["m5"]), match["which"].lower(), anchor, before), None
    if match["weekday"]:
        which = (match["wwhich"] or "").lower()
        return weekday(match["w"], which, anchor, before).isoformat(), None
    if word := match["day"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(word.lower(), 0)
        return (anchor + dt.timedelta(days=shift)).isoformat(), None
    if match["unit"]:
        start = unit_of_time(match["uwhich"].lower(), match["u"], anchor, nearby)
    else:
        start = counted(match["n"].lower(), match["nu"], match["dir"], anchor, nearby)
    return (start, None) if start else None
