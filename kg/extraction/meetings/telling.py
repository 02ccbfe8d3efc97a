"""What a sentence tells of each of its meetings: when, where, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import lexicon
from kg.extraction.geography import is_wide
from kg.extraction.meetings.capitals import capital_named
from kg.extraction.meetings.circumstances import Stretch, around, stretches, where
from kg.extraction.meetings.counts import count_of
from kg.extraction.meetings.dates import when
from kg.extraction.meetings.fate import does_not_happen, fate
from kg.extraction.meetings.groups import Meet
from kg.extraction.meetings.heads import clauses, head_of
from kg.extraction.meetings.joint_visits import JOINT_VISIT, visited
from kg.extraction.meetings.last import last_met
from kg.extraction.meetings.scenes import carried_on
from kg.extraction.meetings.sightings import Sighting, told_before, told_in
from kg.extraction.meetings.sites import site_of
from kg.extraction.meetings.status import Denial, Standing
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.topics import find_topics
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence
from kg.language.words import is_past_form
from kg.records import Status

_BOTH = 2
"""Participants whose meetings are counted; those of a larger circle are somebody's sessions."""


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger, who meets, and whether it only names ``again`` a meeting told before.

    ``verb`` is the word that tells of it, where the trigger is only where it is told once more.
    """

    trigger: Trigger
    meetings: tuple[Meet, ...]
    again: bool
    own_date_only: bool
    verb: Trigger | None = None


def told(
    document: Document,
    sentence: Sentence,
    syntax: Syntax,
    found: list[Found],
    references: References,
    before: list[Sighting],
) -> Iterator[Sighting]:
    """What the sentence says of the meetings of its triggers, each after those before it."""
    parts = stretches(sentence, [each.trigger for each in found])
    earlier = list(before)
    last: Sighting | None = None
    for each, stretch in zip(found, parts, strict=True):
        sightings = list(_sightings(document, sentence, syntax, each, stretch, references, earlier))
        if each.trigger.may_elaborate:
            just = _just_told(document, sentence, earlier)
            sightings = [s for s in sightings if s.start or s.place or not just & {*s.participants}]
        if last is not None:
            tree = MeetingSyntax(syntax)
            sightings = [*carried_on(sentence, tree, each.trigger, sightings, last, references)]
        last = sightings[-1] if sightings else last
        earlier.extend(sightings)
        yield from sightings


def _sightings(
    document: Document,
    sentence: Sentence,
    syntax: Syntax,
    found: Found,
    stretch: Stretch,
    references: References,
    earlier: list[Sighting],
) -> Iterator[Sighting]:
    """What the sentence says of the meetings of one trigger."""
    tokens, trigger, shown = sentence.tokens, found.trigger, found.verb or found.trigger
    meeting_syntax = MeetingSyntax(syntax)
    standing, last = _standing(syntax, found), None
    if standing.denial and (last := last_met(document, sentence, trigger)):
        standing = Standing("held", stated=True)
    if standing.denial:
        if found.again and does_not_happen(syntax, trigger):
            meant = told_before(trigger, None, True, earlier, references.geography)
            yield from (
                [_denial(document, sentence, trigger, meant.participants, "off")] if meant else ()
            )
        for meet in found.meetings:
            yield _denial(document, sentence, trigger, meet.names, standing.denial)
        return
    if found.again:
        stretch = around(sentence, trigger, stretch, meeting_syntax)
    goal = visited(sentence, trigger, references, meeting_syntax)
    remote = trigger.kind in lexicon.words("names", "remote_meetings")

    def placed(part: Stretch, *, own: bool) -> str | None:
        place = goal or where(
            document, sentence, part, trigger, references, meeting_syntax, own_place_only=own
        )
        place = place or capital_named(document, part.start, part.end)
        site = site_of(document, syntax, head_of(syntax, trigger))
        return None if remote else _most_specific(place, site)

    place = placed(stretch, own=found.again or standing.status == "proposed")
    topics = find_topics(document, syntax, head_of(syntax, trigger))
    counted = None if found.again else count_of(document, sentence, trigger, stretch)
    counted = (
        counted if standing.status == "held" or not (counted and counted.all_of_them) else None
    )

    def dated(part: Stretch) -> tuple[str | None, str | None]:
        return when(
            document,
            sentence,
            part,
            trigger,
            standing.status,
            meeting_syntax,
            own_date_only=found.own_date_only,
        )

    meetings = found.meetings
    start, end = dated(stretch)
    if found.again:
        adds = bool(start or place) or standing.status == "cancelled"
        ahead = standing.status != "held"
        meant = told_before(trigger, place, ahead, earlier, references.geography) if adds else None
        meetings = _again(sentence, syntax, trigger, references, meant)
    for meet in meetings:
        there = place
        if meet.start is not None and meet.end is not None:
            own = _own(stretch, meet.start, meet.end)
            start, end = dated(own)
            there = placed(own, own=True) or place
        if last is not None:
            start, end = last
        yield Sighting(
            participants=meet.names,
            start=start,
            end=end,
            place=there,
            status=_as_of(document, sentence, standing.status, start),
            status_stated=standing.stated,
            kind=JOINT_VISIT if goal else trigger.kind,
            topics=topics,
            trigger=document.span(tokens[shown.first].start, tokens[shown.last].end),
            sentence=document.span(sentence.start, sentence.end),
            entry_date=sentence.block.date,
            counted=counted if len(meet.names) == _BOTH else None,
        )


def _standing(syntax: Syntax, found: Found) -> Standing:
    """How it stands; "their talks on Friday will not take place" tells of talks called off."""
    standing = fate(syntax, found.trigger)
    off = standing.denial == "off" and found.meetings and does_not_happen(syntax, found.trigger)
    return Standing("cancelled", stated=True) if off else standing


def _most_specific(place: str | None, site: str | None) -> str | None:
    """A house goes before the country around it, a town before "the town hall"."""
    return site or place if place is None or is_wide(place) else place


def _again(
    sentence: Sentence,
    syntax: Syntax,
    trigger: Trigger,
    references: References,
    meant: Sighting | None,
) -> tuple[Meet, ...]:
    """The meeting that a noun names again, unless somebody else does something at it.

    That is another summit. A repetition that says neither when nor where adds nothing.
    """
    if meant is None:
        return ()
    head = head_of(syntax, trigger)
    verb = next(clauses(syntax, head), None)
    subjects = [] if verb is None else syntax.subject(verb)
    words = [sentence.tokens[i] for each in subjects for i in syntax.phrase(each) if each != head]
    named = [mention for word in words if (mention := references.at(word.start))]
    pronouns = [name for word in words if (name := references.pronoun(word.start))]
    acting = {*pronouns, *(mention.name for mention in named if mention.kind == "person")}
    theirs = not acting or bool(acting & {*meant.participants})
    return (Meet(meant.participants),) if theirs else ()


def _just_told(document: Document, sentence: Sentence, earlier: list[Sighting]) -> set[str]:
    """Who meets in the sentence before, in what was held."""
    before = document.sentence_before(sentence)
    told_there = told_in(before, earlier) if before is not None else []
    return {name for each in told_there if each.status == "held" for name in each.participants}


def _own(stretch: Stretch, start: int, end: int) -> Stretch:
    """The part of a stretch that tells of one of several meetings."""
    return Stretch(max(stretch.start, start), min(stretch.end, end))


def _denial(
    document: Document,
    sentence: Sentence,
    trigger: Trigger,
    participants: tuple[str, ...],
    denial: Denial,
) -> Sighting:
    """Who did not meet, or will not."""
    tokens = sentence.tokens
    return Sighting(
        participants=participants,
        status="cancelled",
        status_stated=True,
        kind=trigger.kind,
        trigger=document.span(tokens[trigger.first].start, tokens[trigger.last].end),
        sentence=document.span(sentence.start, sentence.end),
        entry_date=sentence.block.date,
        denial=denial,
    )


def _is_told_in_past(sentence: Sentence) -> bool:
    return any(
        arc.part_of_speech in ("VERB", "AUX") and is_past_form(token.lower)
        for token, arc in zip(sentence.tokens, sentence.dependencies, strict=True)
    )


def _as_of(document: Document, sentence: Sentence, status: Status, start: str | None) -> Status:
    """What is dated after the day of the article or of the entry cannot have been held by then.

    An entry of a calendar may lie ahead in the present tense; in the past tense it came later.
    """
    days = [day for day in (sentence.block.date, document.article.published) if day]
    today = days[0] if days and _is_told_in_past(sentence) else min(days, default=None)
    if status != "held" or not start or not today:
        return status
    as_precise = min(len(start), len(today))
    return "planned" if start[:as_precise] > today[:as_precise] else "held"
