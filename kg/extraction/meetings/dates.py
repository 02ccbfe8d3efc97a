"""When: the date that a sentence, or what was told before it, gives a meeting."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import pairwise

from kg import lexicon
from kg.extraction.meetings.circumstances import Stretch, frame, journeys
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import nouns
from kg.language.document import DateExpression, Document, Sentence
from kg.language.looking_ahead import puts_off
from kg.language.told_dates import noun_of
from kg.language.words import grammar, number_of, verbs_of_saying
from kg.records import Status

_SINCE = frozenset(("since",))
_STANDINGS = ("there", None, "elsewhere")
_OPENING = 4
_IN_ITS_COURSE = frozenset(("while", "during", "there"))
"""How a sentence goes on with the journey to come that was told before."""
_ANOTHER_EVENT = grammar("another_event")
_COUNTED = re.compile(r"\b(?:hour|day|week|month|year)s?\s+(?:after|before|since|following)\b")


def when(
    document: Document,
    sentence: Sentence,
    stretch: Stretch,
    trigger: Trigger,
    status: Status,
    syntax: MeetingSyntax,
    *,
    own_date_only: bool,
) -> tuple[str | None, str | None]:
    """Start and end: the date expression nearest to the trigger, else the date of the entry.

    With ``own_date_only`` neither the date that opens the sentence nor that of the entry counts.
    """
    here = sentence.tokens[trigger.first].start
    near = document.date_index.starting_within(stretch.start, stretch.end)
    if not near and not own_date_only and len(sentence.tokens) > _OPENING:
        # A date that opens the sentence holds for all of it, unless time is counted from it.
        opening = sentence.tokens[_OPENING].start
        if not _COUNTED.search(document.plain, opening, here):
            near = document.date_index.starting_within(sentence.start, opening)
    ahead = document.date_index.starting_within(sentence.start, here)
    if then := [date for date in ahead if syntax.is_then(_last(sentence, date), trigger)]:
        return then[-1].start, then[-1].end  # "since May, when they met"
    put_off = [date for date in near if _is_put_off_to(document, sentence, date)]
    near = [date for date in near if not _dates_a_decision(sentence, syntax, trigger, date)]
    near = [
        date
        for date in near
        if (
            date in put_off
            or syntax.is_in_own_clause(_last(sentence, date), trigger)
            or not _dates_another_event(sentence, trigger, date)
        )
        and not (syntax.is_recalled(trigger) and syntax.is_outside(_last(sentence, date), trigger))
        and not (date.span.start < here and syntax.is_aside(_last(sentence, date), trigger))
        and not syntax.is_of_somebody(_last(sentence, date), trigger)
        and not _counts_from(sentence, date)
    ]
    said = [date for date in near if _dates_the_saying(sentence, syntax, trigger, date)]
    before_that = status != "held" or syntax.is_recalled(trigger)
    if len(said) < len(near) or before_that or _has_other_time(sentence, trigger, said):
        # What was held was often held on the day that somebody tells of it; nothing else was.
        near = [date for date in near if date not in said]
    near = [date for date in near if not _is_added(sentence, trigger, date)] or near
    near = [date for date in near if date in put_off] or near
    if near:
        # News puts the date behind the verb; what stands before it may be the dateline's.
        date = min(
            near,
            key=lambda d: (
                _STANDINGS.index(syntax.standing_of(sentence.index_at(d.span.end - 1), trigger)),
                d.span.start < here,
                abs(d.span.start - here),
            ),
        )
        return _with_duration(trigger, date, document.plain[stretch.start : stretch.end])
    before = document.plain[stretch.start : sentence.tokens[trigger.last].end]
    if own_date_only:
        return None, None
    entry_day, today = sentence.block.date, document.article.published
    to_come = bool(entry_day and today and status == "planned" and entry_day > today)
    if entry_day and (
        to_come or (status == "held" and not grammar("earlier") & set(before.split()))
    ):
        first, last = sentence.block.days or (entry_day, None)
        entry = DateExpression(document.span(here, here), first, last)
        return _with_duration(trigger, entry, document.plain[stretch.start : stretch.end])
    in_its_course = status == "planned" and sentence.tokens[0].lower in _IN_ITS_COURSE
    told = frame(document, sentence, trigger) if status == "held" or in_its_course else None
    dates = document.date_index.starting_within(told.start, told.end) if told else ()
    if len(dates) != 1:
        return None, None
    lies_ahead = today is not None and dates[0].start > today[: len(dates[0].start)]
    if lies_ahead != in_its_course:
        return None, None  # "They will meet on Friday. He said that he had met B before."
    return dates[0].start, dates[0].end


def _last(sentence: Sentence, date: DateExpression) -> int:
    return sentence.index_at(date.span.end - 1)


def _is_put_off_to(document: Document, sentence: Sentence, date: DateExpression) -> bool:
    """Whether something is put off to the date: "was postponed until May", "moved to May 3"."""
    first = sentence.tokens[sentence.index_at(date.span.start)]
    end = first.end if first.lower in grammar("up_to") else date.span.start
    return puts_off(f"{document.plain[sentence.start : end]} ")


def _dates_the_saying(
    sentence: Sentence, syntax: MeetingSyntax, trigger: Trigger, date: DateExpression
) -> bool:
    """Whether it is the day on which somebody tells of the meeting: "sources said Thursday"."""
    first = sentence.index_at(date.span.start)
    if first and sentence.tokens[first - 1].lower == "on":
        first -= 1
    verb = first - 1
    return (
        verb >= 0
        and sentence.tokens[verb].lower in verbs_of_saying()
        and not trigger.first <= verb <= trigger.last
        and syntax.is_told_by(verb, trigger)
    )


def _counts_from(sentence: Sentence, date: DateExpression) -> bool:
    """Whether something has gone on since the date: "A, mayor since 2023, met B"."""
    first = sentence.index_at(date.span.start)
    words = (sentence.tokens[i].lower for i in (first - 1, first) if i >= 0)
    return not _SINCE.isdisjoint(words)


def _has_other_time(sentence: Sentence, trigger: Trigger, said: list[DateExpression]) -> bool:
    """Whether it was on a day that is told, but not known: "on the eve of the vote"."""
    ends = [date.span.start for date in said]
    behind = " ".join(
        token.lower
        for token in sentence.tokens[trigger.last + 1 :]
        if ends and token.end <= ends[0]
    )
    return any(f" {words} " in f" {behind} " for words in lexicon.words("language", "unknown_days"))


def _dates_a_decision(
    sentence: Sentence, syntax: MeetingSyntax, trigger: Trigger, date: DateExpression
) -> bool:
    """Whether it is the day on which the meeting was decided on: "agreed in May to meet".

    Or called off: "on Monday cancelled the talks".
    """
    decision, last = syntax.decision(trigger), _last(sentence, date)
    if syntax.is_of_calling_off(last, trigger):
        return True
    return decision is not None and decision < last < trigger.first


def _dates_another_event(sentence: Sentence, trigger: Trigger, date: DateExpression) -> bool:
    """Whether "since", "after" or the like leads from the trigger to the date of something else."""
    noun = noun_of(date, sentence)
    if noun is not None and not trigger.first <= noun <= trigger.last:
        return True  # "the May 3 deal"
    index = sentence.index_at(date.span.start)
    if index and sentence.tokens[index - 1].lower in grammar("up_to"):
        return True  # "on a visit through Saturday"
    first = date.span.text.split()[0].lower()
    behind = [t.lower for t in sentence.tokens[trigger.last + 1 :] if t.end <= date.span.start]
    # "Met once before, in May": that day is theirs.
    between = [w for w, after in pairwise([*behind, first]) if (w, after) != ("before", ",")]
    return any(word in _ANOTHER_EVENT for word in (*between, first))


def _is_added(sentence: Sentence, trigger: Trigger, date: DateExpression) -> bool:
    """Whether "and" leads on from the meeting to what happens then ("and on Friday her aide")."""
    behind = sentence.tokens[trigger.last + 1 :]
    before = [token.lower for token in behind if token.end <= date.span.start]
    while before and (before[-1] == "," or before[-1] in grammar("dating")):
        before.pop()
    return before[-1:] == ["and"]


@cache
def _days_long() -> re.Pattern[str]:
    """As in "a two-day summit", "a three-day official visit", but not "a two-day strike"."""
    occasions = lexicon.words("meetings", "occasions")
    lasting = {*nouns(), *occasions, *journeys(), "gathering", "event", "forum", "session"}
    what = "|".join(sorted(map(re.escape, lasting), key=len, reverse=True))
    return re.compile(
        rf"\b([a-z]+|\d\d?)-day\s+(?:[\w'-]+\s+){{0,3}}?(?P<what>{what})\b", re.IGNORECASE
    )


def _with_duration(trigger: Trigger, date: DateExpression, words: str) -> tuple[str, str | None]:
    """The end that "the two-day summit" implies for a start that is a whole day.

    Who meets on a tour of five days does so on one of them.
    """
    duration = _days_long().search(words)
    if date.end or len(date.start) < 10 or duration is None:
        return date.start, date.end
    on_the_way = {*lexicon.words("meetings", "tours"), *lexicon.words("meetings", "stops")}
    if trigger.form != "noun" and duration["what"].lower() in on_the_way:
        return date.start, None
    days = number_of(duration[1])
    if days is None or days < 2:
        return date.start, None
    end = dt.date.fromisoformat(date.start) + dt.timedelta(days=days - 1)
    return date.start, end.isoformat()
