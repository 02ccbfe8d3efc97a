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

from dateutil.relativedelta import relativedelta

from kg.language.document import DateExpression, Sentence
from kg.records import Span

_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBER = {
    spelling: number
    for number, name in enumerate(_MONTHS.split(), start=1)
    for spelling in (name, name[:3], name[:4])
}
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_TO = r"\s?(?:[-–—]|to|and|through|until)\s?"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several)"
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

_DATE = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))
    | (?P<mdy>(?P<m1>{_MONTH})\s(?P<d1>{_DAY})(?:{_TO}(?:(?P<m2>{_MONTH})\s)?(?P<d2>{_DAY}))?
        (?:,?\s(?P<y1>{_YEAR}))?)
    | (?P<dmy>(?P<d3>{_DAY})(?:{_TO}(?P<d4>{_DAY}))?\s(?:of\s)?(?P<m3>{_MONTH})
        (?:,?\s(?P<y2>{_YEAR}))?)
    | (?P<my>(?P<m4>{_MONTH}),?\s(?:of\s)?(?P<y3>{_YEAR}))
    | (?P<m>(?P<which>last|next|this|in|early|late|mid|since|by|during|until|of)[\s-]
        (?P<m5>{_MONTH})(?!,?\s(?:of\s)?\d))
    | (?P<weekday>(?:(?P<wwhich>last|next|this)\s)?
        (?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))
    | (?P<day>today|tonight|yesterday|tomorrow|this\s(?:morning|afternoon|evening))
    | (?P<unit>(?P<uwhich>last|next|this|(?:earlier|later)\sthis
        |the\s(?:following|next|previous|same))\s(?P<u>day|week|month|year))
    | (?P<ago>(?P<n>{_COUNT})\s(?P<nu>day|week|month|year)s?\s(?P<dir>ago|later|earlier))
    | (?:in|since|during|of|early|late|mid)[\s-](?P<y>{_YEAR})
    )(?![\w])""",
    re.VERBOSE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|plans?|planned|scheduled|upcoming|expected|set|due|hopes?|intends?|agreed?)\b"
)
_SAYING = re.compile(r"\b(?:said|told|announced|reported|says|tells|confirmed|stated)\b")


def find_dates(
    text: str, plain: str, sentences: Iterable[Sentence], published: str | None
) -> Iterator[DateExpression]:
    """The date expressions of the sentences whose meaning is certain, in reading order.

    Spans quote ``text``, the stored text; ``plain`` is the same with uniform typography.
    """
    for sentence in sentences:
        anchor = _day(sentence.block.date or published)
        nearby = anchor
        for match in _DATE.finditer(plain, sentence.start, sentence.end):
            meant = _meaning(match, anchor, nearby, plain[sentence.start : match.start()])
            if meant is None:
                continue
            start, end = meant
            nearby = _day(start) or nearby
            span = Span(match.start(), match.end(), text[match.start() : match.end()])
            yield DateExpression(span, start, end)


def _day(date: str | None) -> dt.date | None:
    """The first day of a whole or partial date."""
    if date is None:
        return None
    try:
        return dt.date.fromisoformat((date + "-01-01")[:10])
    except ValueError:
        return None


def _meaning(
    match: re.Match[str], anchor: dt.date | None, nearby: dt.date | None, before: str
) -> tuple[str, str | None] | None:
    """Start and end that the matched words mean, or None where that isn't certain."""
    if iso := match["iso"]:
        return (iso, None) if _day(iso) else None
    if match["mdy"]:
        return _days(match["m1"], match["d1"], match["m2"], match["d2"], match["y1"], anchor)
    if match["dmy"]:
        return _days(match["m3"], match["d3"], None, match["d4"], match["y2"], anchor)
    if match["my"]:
        return f"{match['y3']}-{_month(match['m4']):02}", None
    if match["y"]:
        return match["y"], None
    if anchor is None or nearby is None:
        return None
    if match["m"]:
        return _bare_month(_month(match["m5"]), match["which"], anchor, before), None
    if match["weekday"]:
        return _weekday(match["w"], match["wwhich"], anchor, before).isoformat(), None
    if word := match["day"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        return (anchor + dt.timedelta(days=shift)).isoformat(), None
    if match["unit"]:
        return _unit(match["uwhich"], match["u"], anchor, nearby), None
    return _counted(match, anchor, nearby)


def _month(word: str) -> int:
    return _MONTH_NUMBER[word.rstrip(".").lower()]


def _days(
    month: str,
    day: str,
    last_month: str | None,
    last_day: str | None,
    year: str | None,
    anchor: dt.date | None,
) -> tuple[str, str | None] | None:
    """A day or a range of days; without a year, the one that lies nearest to ``anchor``."""
    first = _date_in(year, _month(month), day, anchor)
    if first is None:
        return None
    if last_day is None:
        return first.isoformat(), None
    last = _date_in(str(first.year), _month(last_month or month), last_day, anchor)
    if last is not None and last < first and last_month:
        last += relativedelta(years=1)
    if last is None or last <= first:
        return first.isoformat(), None
    return first.isoformat(), last.isoformat()


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


def _bare_month(month: int, which: str, anchor: dt.date, before: str) -> str:
    """For "last October" and "in October": the latest one not after the anchor, unless ahead."""
    year = anchor.year
    ahead = which == "next" or (which != "last" and _looks_ahead(before))
    if ahead and month < anchor.month:
        year += 1
    elif (not ahead and month > anchor.month) or (which == "last" and month == anchor.month):
        year -= 1
    elif which == "next" and month == anchor.month:
        year += 1
    return f"{year}-{month:02}"


def _weekday(word: str, which: str | None, anchor: dt.date, before: str) -> dt.date:
    """The weekday nearest before the anchor (the anchor itself included), or after it if ahead."""
    number = _WEEKDAYS.index(word.lower())
    if which == "next" or (which != "last" and _looks_ahead(before)):
        return anchor + dt.timedelta(days=(number - anchor.weekday() - 1) % 7 + 1)
    back = (anchor.weekday() - number) % 7
    return anchor - dt.timedelta(days=7 if back == 0 and which == "last" else back)


def _looks_ahead(before: str) -> bool:
    """Whether the words before speak of the future, those of a verb of saying set aside."""
    clause = _SAYING.split(before[-120:])[-1]
    return bool(_AHEAD.search(clause))


def _unit(which: str, unit: str, anchor: dt.date, nearby: dt.date) -> str:
    """For "last month", and "the following month", which counts from the date named before."""
    base = nearby if which.startswith("the ") else anchor
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


def _counted(match: re.Match[str], anchor: dt.date, nearby: dt.date) -> tuple[str, None] | None:
    """For "three weeks ago": as precise as the unit, so weeks give a month at best."""
    word = match["n"].lower()
    if word in ("a few", "several"):
        return None
    number = int(word) if word.isdigit() else 1 if word in ("a", "an") else _NUMBERS.index(word)
    unit, direction = match["nu"], match["dir"]
    base = anchor if direction == "ago" else nearby
    sign = 1 if direction == "later" else -1
    try:
        if unit == "day":
            return (base + dt.timedelta(days=sign * number)).isoformat(), None
        if unit == "week":
            week = base + dt.timedelta(weeks=sign * number)
            return _common(week - dt.timedelta(days=3), week + dt.timedelta(days=3)), None
        months = sign * number * (12 if unit == "year" else 1)
        day = base + relativedelta(months=months)
    except (OverflowError, ValueError):
        return None
    return (day.isoformat()[:4] if unit == "year" else day.isoformat()[:7]), None


def _common(first: dt.date, last: dt.date) -> str:
    """The most precise partial date that holds both days."""
    return first.isoformat()[:7] if first.month == last.month else first.isoformat()[:4]
