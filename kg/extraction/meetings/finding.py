"""Meetings that an article reports: found sentence by sentence, then one report per meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg import lexicon
from kg.extraction.meetings.again import again_at
from kg.extraction.meetings.circumstances import Stretch, around, stretches, where
from kg.extraction.meetings.counts import count_of
from kg.extraction.meetings.dateline_place import with_dateline_place
from kg.extraction.meetings.dates import when
from kg.extraction.meetings.entry_interviews import find_interviews
from kg.extraction.meetings.fate import does_not_happen, fate
from kg.extraction.meetings.groups import Meet
from kg.extraction.meetings.heads import clauses, head_of
from kg.extraction.meetings.implied import ImpliedMeetings
from kg.extraction.meetings.joint_subjects import joint_subjects
from kg.extraction.meetings.joint_visits import JOINT_VISIT, visited
from kg.extraction.meetings.journey_stops import find_stops
from kg.extraction.meetings.last import last_met
from kg.extraction.meetings.lead_day import with_lead_day
from kg.extraction.meetings.merging import Sighting, merge, told_before, without_denials
from kg.extraction.meetings.names import with_names
from kg.extraction.meetings.nations import countries_meant
from kg.extraction.meetings.pairs import pair_meant
from kg.extraction.meetings.parties import is_joined, may_refer_back, who_meets
from kg.extraction.meetings.party_pronouns import told_apart, with_pronouns
from kg.extraction.meetings.scenes import carried_on
from kg.extraction.meetings.sites import site_of
from kg.extraction.meetings.status import Denial, Standing
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.topics import find_topics
from kg.extraction.meetings.triggers import Trigger, find_triggers
from kg.extraction.parties import find_parties
from kg.extraction.places import is_wide
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence
from kg.records import Claim, MeetingReport, Status

_BOTH = 2
"""Participants whose meetings are counted; those of a larger circle are somebody's sessions."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger, who meets, and whether it only names ``again`` a meeting told before."""

    trigger: Trigger
    meetings: tuple[Meet, ...]
    again: bool
    own_date_only: bool


def find_meetings(
    document: Document, references: References, claims: Sequence[Claim]
) -> tuple[MeetingReport, ...]:
    """One report per meeting that the article tells of, in order of their triggers."""
    sightings: list[Sighting] = []
    for sentence in document.sentences:
        if sentence.block.kind != "headline":
            sightings.extend(_in_sentence(document, sentence, references, sightings))
    sightings.extend(list(find_stops(document, references, sightings)))
    sightings.extend(find_interviews(document, claims))
    named = with_lead_day(document, with_names(sightings, references), references)
    placed = with_dateline_place(document, named, references)
    return merge(
        list(without_denials(list(placed))), references.geography, document.article.published
    )


def _in_sentence(
    document: Document, sentence: Sentence, references: References, before: list[Sighting]
) -> Iterator[Sighting]:
    """What the sentence says of meetings; ``before`` tells who "the two leaders" are."""
    syntax = Syntax(sentence)
    triggers = list(find_triggers(syntax))
    triggers = [
        trigger
        for number, trigger in enumerate(triggers)
        if not (_is_asked(sentence, trigger) or (number and _is_setting(syntax, trigger)))
    ]
    if not triggers:
        return
    parties = find_parties(document, sentence, references)
    last_pair = pair_meant(document, sentence, parties, references, before)
    parties = told_apart(sentence, parties, last_pair)
    parties = with_pronouns(document, sentence, syntax, parties, references)
    implied = ImpliedMeetings(syntax)
    was_told = any(not sighting.is_appearance for sighting in before)
    found: list[_Found] = []
    for trigger in triggers:
        meetings, met = who_meets(document, sentence, syntax, parties, trigger, last_pair)
        # Whom one verb says is met does not act in the words that follow.
        parties = [party for party in parties if party not in met]
        joined = not meetings and bool(found) and is_joined(sentence, found[-1].trigger, trigger)
        if joined:
            meetings = list(found[-1].meetings)
        if not meetings and was_told and last_pair and implied.is_another(trigger):
            # A bare "round" is one of talks where there were some.
            talked = not trigger.loose or any(each.kind == "talks" for each in before)
            meetings = [Meet(last_pair)] if talked else []
        if not meetings and not found and (both := implied.shared_body(trigger)):
            meetings = [Meet(both)]
        if not meetings and (number := implied.countries(trigger)):
            countries = countries_meant(document, sentence, number)
            meetings = [Meet(countries)] if countries else []
        if not meetings and not before and not found:
            pair = joint_subjects(document, sentence, syntax, trigger, references)
            meetings = [Meet(pair)] if pair else []
        meetings = [meet for meet in meetings if not _is_of_the_same(sentence, meet, before)]
        again = not meetings and (joined or may_refer_back(sentence, trigger))
        if meetings or again:
            found.append(_Found(trigger, tuple(meetings), again, own_date_only=again or joined))
        if meetings and (repeated := again_at(sentence, trigger)):
            found.append(_Found(repeated, tuple(meetings), again=False, own_date_only=True))
        if meetings:
            last_pair = meetings[-1].names
    yield from _told(document, sentence, syntax, found, references, before)


def _is_of_the_same(sentence: Sentence, meet: Meet, before: list[Sighting]) -> bool:
    """Whether somebody does something to "the guests" of a meeting that was told before."""
    text = " ".join(token.lower for token in sentence.tokens)
    guests = {
        name
        for name in meet.names
        if name in lexicon.words("meetings", "visitors")
        and re.search(rf"\b(?:the|both|his|her) {re.escape(name)}\b", text)
    }
    others = {*meet.names} - guests
    return bool(guests) and any(others <= {*each.participants} for each in before)


def _told(
    document: Document,
    sentence: Sentence,
    syntax: Syntax,
    found: list[_Found],
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
            told = _just_told(document, sentence, earlier)
            sightings = [s for s in sightings if s.start or s.place or not told & {*s.participants}]
        if last is not None:
            tree = MeetingSyntax(syntax)
            sightings = [*carried_on(sentence, tree, each.trigger, sightings, last, references)]
        last = sightings[-1] if sightings else last
        earlier.extend(sightings)
        yield from sightings


def _is_setting(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a noun only says what the meeting was beside: "on the sidelines of a summit"."""
    around = syntax.arcs[head_of(syntax, trigger)].head
    settings = lexicon.words("meetings", "settings")
    return trigger.form == "noun" and around is not None and syntax.word(around) in settings


def _is_asked(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a question asks for a meeting, which nobody reports thereby."""
    return any(token.text == "?" for token in sentence.tokens[trigger.last + 1 :])


def _sightings(
    document: Document,
    sentence: Sentence,
    syntax: Syntax,
    found: _Found,
    stretch: Stretch,
    references: References,
    earlier: list[Sighting],
) -> Iterator[Sighting]:
    """What the sentence says of the meetings of one trigger."""
    tokens, trigger = sentence.tokens, found.trigger
    meeting_syntax = MeetingSyntax(syntax)
    standing, last = fate(syntax, trigger), None
    if standing.denial and (last := last_met(document, sentence, trigger)):
        standing = Standing("held", stated=True)
    if standing.denial:
        off = found.again and does_not_happen(syntax, trigger)
        if off and (meant := told_before(trigger, None, True, earlier, references.geography)):
            yield _denial(document, sentence, trigger, meant.participants, "off")
        for meet in found.meetings:
            yield _denial(document, sentence, trigger, meet.names, standing.denial)
        return
    if found.again:
        stretch = around(sentence, trigger, stretch, meeting_syntax)
    goal = visited(sentence, trigger, references, meeting_syntax)
    place = goal or where(
        document,
        sentence,
        stretch,
        trigger,
        references,
        meeting_syntax,
        own_place_only=found.again or standing.status == "proposed",
    )
    if place is None or is_wide(place):
        place = site_of(document, syntax, head_of(syntax, trigger)) or place
    topics = find_topics(document, syntax, head_of(syntax, trigger))
    counted = None if found.again else count_of(document, sentence, trigger, stretch)
    if counted and counted.all_of_them and standing.status != "held":
        counted = None

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
        # A mere repetition adds nothing unless it says when or where.
        ahead, geography = standing.status != "held", references.geography
        told = start is not None or place is not None or standing.status == "cancelled"
        meant = told_before(trigger, place, ahead, earlier, geography) if told else None
        # Where others do something at "the summit", it is not the meeting told before.
        acting = _acting(sentence, syntax, trigger, references)
        theirs = meant is not None and (not acting or bool(acting & {*meant.participants}))
        meetings = (Meet(meant.participants),) if meant and theirs else ()
    for meet in meetings:
        if last is not None:
            start, end = last
        elif meet.start is not None and meet.end is not None:
            start, end = dated(_own(stretch, meet.start, meet.end))
        yield Sighting(
            participants=meet.names,
            start=start,
            end=end,
            place=None if trigger.kind in lexicon.words("names", "remote_meetings") else place,
            status=_as_of(document, sentence, standing.status, start),
            status_stated=standing.stated,
            kind=JOINT_VISIT if goal else trigger.kind,
            topics=topics,
            trigger=document.span(tokens[trigger.first].start, tokens[trigger.last].end),
            sentence=document.span(sentence.start, sentence.end),
            entry_date=sentence.block.date,
            counted=counted if len(meet.names) == _BOTH else None,
        )


def _acting(
    sentence: Sentence, syntax: Syntax, trigger: Trigger, references: References
) -> set[str]:
    """The people who do something at the meeting that a noun names."""
    head = head_of(syntax, trigger)
    verb = next(clauses(syntax, head), None)
    subjects = [] if verb is None else syntax.subject(verb)
    words = [sentence.tokens[i] for each in subjects for i in syntax.phrase(each) if each != head]
    named = [mention for word in words if (mention := references.at(word.start))]
    pronouns = [name for word in words if (name := references.pronoun(word.start))]
    return {*pronouns, *(mention.name for mention in named if mention.kind == "person")}


def _just_told(document: Document, sentence: Sentence, earlier: list[Sighting]) -> set[str]:
    """Who meets in the sentence before, in what was held."""
    before = document.sentence_before(sentence)
    return {
        name
        for each in earlier
        if before is not None and each.status == "held" and each.sentence.start == before.start
        for name in each.participants
    }


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


def _as_of(document: Document, sentence: Sentence, status: Status, start: str | None) -> Status:
    """What is dated after the day of the article or of the entry cannot have been held by then."""
    today = sentence.block.date or document.article.published
    if status != "held" or not start or not today:
        return status
    as_precise = min(len(start), len(today))
    return "planned" if start[:as_precise] > today[:as_precise] else "held"
