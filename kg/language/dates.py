"""Calendar dates that the words of an article mean.

Recognition is a small grammar of how news writes dates; arithmetic is dateutil's. Anchoring is
ours: a date without a year, a weekday or "the following month" is read against the date of the
block (an entry of a timeline) or else the article's publication, "in the evening" against the day
told before; without that it means nothing certain and is left out. Partial dates stay partial:
"last October" gives ``2025-10``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from kg import lexicon
from kg.language.date_anchoring import (
    Tense,
    bare_month,
    counted,
    days,
    month_number,
    unit_of_time,
    weekday,
    weekday_after,
    weekday_of,
    weekend,
    whole_day,
)
from kg.language.document import DateExpression, Sentence
from kg.language.looking_ahead import calls_off, is_told, looks_ahead, telling_words, tells_present
from kg.language.told_dates import ToldDates
from kg.records import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_TO = r"\s?(?:[-–—]|to|and|through|until)\s?"
_PART = r"(?:morning|afternoon|evening|night)"
_HOUR = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ONE_SPACE = re.compile(r"(?<!\[)\\s(?![?*+{])")
_OF_YEAR = r"\s(?:of\s)?(?i:last|this|next)\syear"
_MEETING = lexicon.any_of(lexicon.words("language", "meeting_somebody"))
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several)"
_NTH = "|".join(_NTHS)
_STAYS = lexicon.any_of(lexicon.words("language", "stays"))
_HOLIDAYS = lexicon.any_of(lexicon.load("language")["holidays"])


def _loose(pattern: str) -> str:
    """The pattern for words between which several spaces may stand, as where a line was broken."""
    return _ONE_SPACE.sub(r"\\s+", pattern)


_ON = {"last": -1, "this": 0, "next": 1}
_OF_A_STAY = ("", "on the")
"""What stands before a weekday that may be one of the days of a journey."""

_DATE = re.compile(
    _loose(rf"""(?<![\w-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))
    | (?P<mdy>(?P<m1>{_MONTH})\s(?P<d1>{_DAY})(?:{_TO}(?:(?P<m2>{_MONTH})\s)?(?P<d2>{_DAY}))?
        (?:,?\s(?P<y1>{_YEAR})|(?P<r1>{_OF_YEAR}))?)
    | (?P<dmy>(?P<d3>{_DAY})(?:{_TO}(?P<d4>{_DAY}))?\s(?:of\s)?(?P<m3>{_MONTH})
        (?:,?\s(?P<y2>{_YEAR})|(?P<r2>{_OF_YEAR}))?)
    | (?P<my>(?P<m4>{_MONTH}),?\s(?:of\s)?(?P<y3>{_YEAR}))
    | (?P<m>(?P<which>(?i:last|next|this|in|for|early|late|mid|since|by|during|until|of))[\s-]
        (?P<m5>{_MONTH})(?!\.?,?\s(?:of\s)?\d)
        (?:(?P<thatyear>\sof\s(?:that|the\ssame)\syear)|(?P<r3>{_OF_YEAR}))?)
    | (?P<weekday>(?:(?P<wwhich>(?i:last|next|this|on\sthe))\s)?
        (?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)
        (?:\s(?:of\s)?(?P<wweek>last|this|next)\sweek)?
        (?!,?\s(?:the\s)?(?:{_DAY}\s(?:of\s)?{_MONTH}|{_MONTH}\s{_DAY})))
    | (?P<day>(?i:today|tonight|yesterday|tomorrow|last\snight|this\s(?:morning|afternoon|evening)))
    | (?P<unit>(?P<uwhich>(?i:last|next|this|(?:earlier|later)\sthis
        |the\s(?:following|next|previous|same)))\s(?P<u>day|week|month|year))
    | (?P<holiday>{_HOLIDAYS})(?:,?\s(?P<y4>{_YEAR})|(?P<r4>{_OF_YEAR}))?
    | (?P<weekend>(?i:last|next|this|(?:at|over|on|during)\s(?:the|this)(?:\slast)?)\sweekend)
    | (?P<ofday>(?P<dwhich>(?i:the\s(?:following|next|previous|same)))\s{_PART}
        |(?i:(?:later|earlier|on)\sthat\s(?:same\s)?(?:day|{_PART})|that\s(?:same\s)?{_PART}))
    | (?P<part>(?i:in\sthe\s{_PART}|(?:later|earlier)\sin\sthe\s(?:day|{_PART})
        |at\s(?:noon|midday|midnight|\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m
            |{_HOUR}(?:\so'clock|(?=\s?[,.;]|\sand\s)))))
    | (?P<ofstay>(?i:on)\s(?:the|its|her|his|their)\s(?P<nth>{_NTH})\sday
        (?=,|\s(?:he|she|they|the\s\w+)\s|\sof\s(?:the|his|her|their|its)\s(?:{_STAYS})))
    | (?P<eve>(?i:the)\s(?:day|{_PART})\s(?:before|earlier)
        (?=\s?[,.;]|\s(?:he|she|they|and)\s|\s[A-Z][\w-]+\shad\s))
    | (?P<ago>(?P<n>(?i:the|{_COUNT}))\s(?P<nu>day|week|month|year)s?
        \s(?P<dir>ago|(?:later|earlier)(?!\sthan)|(?:before|after)(?=\s?[,.;])))
    | (?P<gap>(?P<gn>(?i:the|{_COUNT}))\s(?P<gu>day|week|month|year)s?\s(?P<gdir>before|after)
        (?=\s(?:(?:he|she|they)\s(?:had\s)?|(?:a|the|their|his|her)\s)?(?:{_MEETING})\b))
    | (?i:in|since|during|of|early|late|mid)[\s-](?P<y>{_YEAR})
    )(?![\w])"""),
    re.VERBOSE,
)


def find_dates(
    text: str, plain: str, sentences: Iterable[Sentence], published: str | None
) -> Iterator[DateExpression]:
    """The date expressions of the sentences whose meaning is certain, in reading order.

    Spans quote ``text``, the stored text; ``plain`` is the same with uniform typography.
    """
    told = ToldDates()
    for sentence in sentences:
        anchor = whole_day(sentence.block.date or published)
        told.begin(sentence, anchor)
        matches = list(_DATE.finditer(plain, sentence.start, sentence.end))
        says_day = not all(match["part"] for match in matches)
        for match in matches:
            before = telling_words(plain, sentence, match.start(), match.end())
            if match["part"]:
                # A sentence that says the day itself means the morning of that one.
                start, end = None if says_day else _day_of_part(told, anchor, before), None
            elif match["ofstay"]:
                day = told.day_of_stay(_NTHS[match["nth"]])
                start, end = day.isoformat() if day else None, None
            else:
                year = None if looks_ahead(before) else told.year_for(sentence)
                behind = plain[match.end() : sentence.end]
                tense = Tense(
                    is_off=calls_off(behind),
                    is_present=tells_present(sentence),
                    is_past=is_told(sentence, match.start(), match.end()),
                )
                meant = _meaning(match, anchor, told.nearby, before, year, tense)
                start, end = meant or (None, None)
                if match["thatyear"] and told.year:
                    start, end = f"{told.year}-{month_number(match['m5']):02}", None
            if start is None:
                continue
            if match["weekday"] and _words(match["wwhich"]) in _OF_A_STAY and looks_ahead(before):
                start = told.within_stay(dt.date.fromisoformat(start)).isoformat()
            span = Span(match.start(), match.end(), text[match.start() : match.end()])
            date = DateExpression(span, start, end)
            told.tell(date, sentence)
            yield date


def _day_of_part(told: ToldDates, anchor: dt.date | None, before: str) -> str | None:
    """The day of a morning or an hour: the one told before, if that can be meant."""
    day = told.day_before
    if day and anchor and day > anchor.isoformat() and not looks_ahead(before):
        day = told.past_day or anchor.isoformat()  # "will meet on May 14. Earlier in the day she"
    passed = day is not None and anchor is not None and day < anchor.isoformat()
    return None if passed and looks_ahead(before) else day


def _meaning(
    match: re.Match[str],
    anchor: dt.date | None,
    nearby: str | None,
    before: str,
    year: str | None,
    tense: Tense,
) -> tuple[str, str | None] | None:
    """Start and end that the matched words mean, or None where that isn't certain.

    ``year`` is that of a day without one, where the article has stated it before.
    """
    if iso := match["iso"]:
        return (iso, None) if whole_day(iso) else None
    year = _counted_year(match, anchor) or year
    if match["mdy"]:
        first, last = (match["m1"], match["d1"]), (match["m2"], match["d2"])
        return days(first, last, match["y1"] or year, anchor, before, tense)
    if match["dmy"]:
        first, last = (match["m3"], match["d3"]), (None, match["d4"])
        return days(first, last, match["y2"] or year, anchor, before, tense)
    if match["holiday"]:
        month, day = lexicon.load("language")["holidays"][_spelt(match["holiday"])].split()
        return days((month, day), (None, None), match["y4"] or year, anchor, before, tense)
    if match["my"]:
        return f"{match['y3']}-{month_number(match['m4']):02}", None
    if match["y"]:
        return match["y"], None
    if anchor is None or nearby is None:
        return None
    if match["m"]:
        month = month_number(match["m5"])
        which = _words(match["which"])
        bare = bare_month(month, which, anchor, f"{before}{which} ", tense)
        return (f"{year}-{month:02}" if match["r3"] else bare), None
    if match["weekday"]:
        day = _weekday(match, anchor, nearby, before, tense)
        return (day.isoformat(), None) if day else None
    if word := match["day"]:
        shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(_words(word), 0)
        return (anchor + dt.timedelta(days=shift)).isoformat(), None
    start = _stretch(match, anchor, nearby, before)
    return (start, None) if start else None


def _weekday(
    match: re.Match[str], anchor: dt.date, nearby: str, before: str, tense: Tense
) -> dt.date | None:
    which = _words(match["wwhich"])
    if match["wweek"]:
        return weekday_of(match["w"], anchor, weeks=_ON[match["wweek"]])
    if which == "on the" and nearby != anchor.isoformat():
        return weekday_after(match["w"], nearby)
    return weekday(match["w"], which, anchor, before, tense)


def _stretch(match: re.Match[str], anchor: dt.date, nearby: str, before: str) -> str | None:
    """What days, weeks and the like mean that count from another day."""
    if match["weekend"]:
        return weekend(anchor, f"{before}{_words(match['weekend'])} ")
    if match["ofday"]:
        which = _words(match["dwhich"] or "the same")
        return unit_of_time(which, "day", anchor, nearby)
    if match["eve"]:
        return unit_of_time("the previous", "day", anchor, nearby)
    if match["unit"]:
        return unit_of_time(_words(match["uwhich"]), match["u"], anchor, nearby)
    if match["gap"]:
        # "On Tuesday, two days after meeting B": that meeting lies two days before Tuesday.
        direction = "before" if match["gdir"] == "after" else "after"
        return counted(_words(match["gn"]), match["gu"], direction, anchor, nearby)
    return counted(_words(match["n"]), match["nu"], match["dir"], anchor, nearby)


def _counted_year(match: re.Match[str], anchor: dt.date | None) -> str | None:
    """The year of "of last year"."""
    words = _words(match["r1"] or match["r2"] or match["r3"] or match["r4"]).split()
    return str(anchor.year + _ON[words[-2]]) if anchor and words else None


def _spelt(holiday: str) -> str:
    return " ".join(holiday.split())


def _words(matched: str | None) -> str:
    """What was matched in small letters, with one space between the words."""
    return " ".join((matched or "").lower().split())
