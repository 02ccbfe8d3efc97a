"""What relative and incomplete dates mean, given the day that they are read against.

"Friday", "last October" and "Jan. 5" count from the article's day (``anchor``), "the following
month" and "two days later" from the date named before (``nearby``, as precise as it was said).
Where that isn't precise enough for the words, they mean nothing certain.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from dateutil.relativedelta import relativedelta

from kg import lexicon
from kg.language.document import Sentence, Token
from kg.language.words import irregular_past, number_of, verb_forms_in, verbs_of_saying

_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBER = {
    spelling: number
    for number, name in enumerate(_MONTHS.split(), start=1)
    for spelling in (name, name[:3], name[:4])
}
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_FAR = dt.timedelta(days=60)
_REACH = 120
"""Characters before a date in which words tell whether it lies ahead."""


def month_number(word: str) -> int:
    """1 for "January" and "Jan."."""
    return _MONTH_NUMBER[word.rstrip(".").lower()]


def days(
    first_day: tuple[str, str],
    last_day: tuple[str | None, str | None],
    year: str | None,
    anchor: dt.date | None,
    before: str,
) -> tuple[str, str | None] | None:
    """A day, or a range of days, each a month and a day; without a year, the nearest to ``anchor``.

    What lies far ahead is a plan; where the words ``before`` tell of none, it lies a year back, and
    the other way round.
    """
    (month, day), (last_month, day_of_end) = first_day, last_day
    first = _date_in(year, month_number(month), day, anchor)
    if first and anchor and not year and first - anchor > _FAR and not looks_ahead(before):
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


def bare_month(month: int, which: str, anchor: dt.date, before: str) -> str:
    """For "last October" and "in October": the latest one not after the anchor, unless ahead."""
    year = anchor.year
    ahead = which == "next" or (which != "last" and looks_ahead(before))
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
    if words.rstrip(".").lower() in _MONTH_NUMBER:
        return f"{int(start[:4]) + (1 if ahead else -1)}{start[4:]}"
    return start


def weekday(word: str, which: str, anchor: dt.date, before: str) -> dt.date:
    """The weekday nearest before the anchor, or after it if ahead; the anchor itself included."""
    number = _WEEKDAYS.index(word.lower())
    if which == "next" or (which != "last" and looks_ahead(before)):
        on = (number - anchor.weekday()) % 7
        return anchor + dt.timedelta(days=7 if on == 0 and which == "next" else on)
    back = (anchor.weekday() - number) % 7
    return anchor - dt.timedelta(days=7 if back == 0 and which == "last" else back)


def weekend(anchor: dt.date, before: str) -> str:
    """The weekend that was last, or the coming one if ahead, as precise as its two days are one."""
    ahead = looks_ahead(before) or "next" in before.split()[-2:]
    saturday = weekday("saturday", "", anchor, "will" if ahead else "")
    return _common(saturday, saturday + dt.timedelta(days=1))


def telling_words(plain: str, sentence: Sentence, start: int, end: int) -> str:
    """The words that tell whether a date lies ahead: those before it in the sentence.

    Where the verb that it dates follows with its subject, they are those up to that verb ("On
    Friday the mayor will travel"). What somebody has on a day is still to come ("has a dinner").
    """
    tokens, arcs = sentence.tokens, sentence.dependencies
    index: int | None = sentence.index_at(end - 1)
    top = index
    while index is not None and arcs[index].part_of_speech not in ("VERB", "AUX"):
        top, index = index, arcs[index].head
    if index is None and any(
        arc.head == top and arc.relation == "aux" and token.lower in ("will", "'ll", "shall")
        for token, arc in zip(tokens, arcs, strict=True)
    ):
        return "will"  # "On Friday B will be the guest of C"
    if index is not None and tokens[index].start > end:
        subjects = (
            token.start > end
            for token, arc in zip(tokens[:index], arcs[:index], strict=True)
            if arc.head == index and arc.relation.startswith("nsubj")
        )
        if any(subjects):
            # Of "is to travel" the tree may have either verb on top.
            return plain[end : tokens[min(index + 1, len(tokens) - 1)].end]
    if index is not None and arcs[index].part_of_speech == "VERB":
        helpers = {
            token.lower
            for token, arc in zip(tokens, arcs, strict=True)
            if arc.head == index and arc.relation == "aux"
        }
        # "Is meeting B on Friday"
        arranged = tokens[index].lower.endswith("ing") and helpers & {"is", "are", "am"}
        if arranged or _tells_plan(tokens[index]):
            return "will"
    return plain[sentence.start : start]


def _tells_plan(verb: Token) -> bool:
    """Whether a verb in the present tells of what is to come: "has a dinner on Friday"."""
    going = verb.lower.endswith("s") and verb.lower in verb_forms_in("meetings", "going")
    goes_on = verb.lower.removesuffix("s") in lexicon.words("meetings", "resuming")
    return going or goes_on or verb.lower in ("has", "have")


def looks_ahead(before: str) -> bool:
    """Whether the words before speak of the future, those of a verb of saying set aside."""
    clause = _saying().split(before[-_REACH:])[-1]
    clause = _gone().sub("", _passed().split(clause)[-1])
    return puts_off(before) or bool(_ahead().search(clause))


def puts_off(before: str) -> bool:
    """Whether the words lead to the day to which something is put off: "was postponed until"."""
    return bool(_put_off().search(before[-_REACH:]))


@cache
def _put_off() -> re.Pattern[str]:
    verbs = lexicon.any_of(verb_forms_in("meetings", "putting_off"))
    return re.compile(rf"(?<!\w)(?:{verbs})\b[^.;:]* (?:to|until|till|for)(?: the)?\s*$")


@cache
def _passed() -> re.Pattern[str]:
    """Words that put what follows into the past: "will go, after the two met in"."""
    past = rf"\w+ed|{lexicon.any_of(irregular_past())}"
    return re.compile(rf"\b(?:after|since)\b(?=(?:\s+\S+){{0,6}}?\s+(?:{past})\b)")


@cache
def _gone() -> re.Pattern[str]:
    """What was ahead once: "had been due to meet in", "was to have met in"."""
    plans = lexicon.any_of(lexicon.words("meetings", "status.planned"))
    return re.compile(rf"\b(?:(?:was|were)\s+to\s+have|had\s+(?:been\s+)?(?:{plans}))(?!\w)")


@cache
def _ahead() -> re.Pattern[str]:
    """Words of plans and wishes."""
    plans = lexicon.words("meetings", "status.planned")
    proposed = lexicon.words("meetings", "status.proposed")
    return _any_of((*plans, *proposed, *lexicon.words("language", "ahead")))


@cache
def _saying() -> re.Pattern[str]:
    return _any_of(verbs_of_saying())


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon.any_of(phrases)})(?!\w)")


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
