"""Meetings that an article reports: found sentence by sentence, then one report per meeting.

Two readers look at each sentence. The rules know the plain words for meetings and read off the
sentence's tree, exactly, who takes part. The trained reader marks words that tell of meetings, in
whatever words; what it marks counts where the rules tell of nobody. It also says how far those came
that the rules have found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.meetings.again import again_at
from kg.extraction.meetings.dateline_place import with_dateline_place
from kg.extraction.meetings.denials import with_denials
from kg.extraction.meetings.entry_interviews import find_interviews
from kg.extraction.meetings.entry_tenses import held_in_entries
from kg.extraction.meetings.groups import Meet
from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.implied import ImpliedMeetings
from kg.extraction.meetings.joint_subjects import joint_subjects
from kg.extraction.meetings.journey_stops import find_stops
from kg.extraction.meetings.lead_day import with_lead_day
from kg.extraction.meetings.leaders_meant import with_leaders
from kg.extraction.meetings.marked import MarkedMeetings
from kg.extraction.meetings.merging import merge
from kg.extraction.meetings.names import with_names
from kg.extraction.meetings.nations import countries_meant
from kg.extraction.meetings.pairs import pair_meant
from kg.extraction.meetings.parties import who_meets
from kg.extraction.meetings.party_pronouns import told_apart, with_pronouns
from kg.extraction.meetings.sightings import GENERAL_KINDS, Sighting, without_denials
from kg.extraction.meetings.telling import Found, told
from kg.extraction.meetings.told_already import (
    is_attended_besides,
    is_joined,
    is_occasion_of,
    is_what_for,
    may_refer_back,
)
from kg.extraction.meetings.triggers import Trigger, find_triggers
from kg.extraction.meetings.unsaid import with_the_one_before
from kg.extraction.meetings.untold import is_no_occasion
from kg.extraction.parties import find_parties
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence
from kg.language.words import grammar
from kg.records import Claim, MeetingReport


def find_meetings(
    document: Document, references: References, claims: Sequence[Claim]
) -> tuple[MeetingReport, ...]:
    """One report per meeting that the article tells of, in order of their triggers."""
    sightings: list[Sighting] = []
    marked = MarkedMeetings(document, references)
    for sentence in document.sentences:
        if sentence.block.kind != "headline":
            here = list(_in_sentence(document, sentence, references, sightings))
            sightings.extend(here)
            marked.in_sentence(sentence, here, sightings)
    sightings.extend(list(find_stops(document, references, sightings)))
    sightings.extend(find_interviews(document, claims))
    sightings = [*marked.stated(marked.believed(sightings)), *marked.found]
    sightings = list(with_denials(document, list(held_in_entries(document, sightings))))
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
        if not (
            _is_asked(sentence, trigger)
            or is_no_occasion(syntax, trigger)
            or (number and _is_setting(syntax, trigger))
        )
    ]
    if not triggers:
        return
    parties = find_parties(document, sentence, references)
    last_pair = pair_meant(document, sentence, parties, references, before)
    parties = told_apart(sentence, parties, last_pair)
    parties = with_pronouns(document, sentence, syntax, parties, references)
    implied, everybody = ImpliedMeetings(syntax), parties
    found: list[Found] = []
    for trigger in triggers:
        if found and is_what_for(syntax, found[-1].trigger, trigger):
            if trigger.kind not in GENERAL_KINDS:
                found[-1] = replace(
                    found[-1], trigger=replace(found[-1].trigger, kind=trigger.kind)
                )
            continue
        occasion = bool(found) and is_occasion_of(syntax, found[-1].trigger, trigger)
        # "A is to see B, who received C": he acts, though he is met as well.
        there = everybody if occasion or _is_relative(syntax, trigger) else parties
        meetings, met = who_meets(document, sentence, syntax, there, trigger, last_pair)
        # Whom one verb says is met does not act in the words that follow.
        parties = [party for party in parties if party not in met]
        joined = not meetings and bool(found) and is_joined(sentence, found[-1].trigger, trigger)
        if joined:
            meetings = list(found[-1].meetings)
        if not meetings:
            names = _told_of(implied, trigger, last_pair, before) or _named_as_such(
                document, sentence, implied, trigger, alone=not found
            )
            if not (names or before or found):
                names = joint_subjects(document, sentence, syntax, trigger, references)
            names = names or with_the_one_before(
                document, sentence, syntax, parties, trigger, references
            )
            meetings = [Meet(names)] if names else []
        besides = bool(before) and is_attended_besides(syntax, trigger)
        meetings = [
            meet
            for meet in meetings
            if not (
                besides
                or _is_of_the_same(sentence, meet, before)
                or _is_to_the_press(trigger, meet)
                or _is_told_for(sentence, references, trigger, meet)
            )
        ]
        meetings = with_leaders(sentence, references, meetings)
        again = not meetings and (joined or may_refer_back(sentence, trigger))
        if meetings or again:
            found.append(Found(trigger, tuple(meetings), again, own_date_only=again or joined))
        same = tuple(Meet(meet.names) for meet in meetings)
        for repeated in again_at(sentence, trigger) if same else ():
            found.append(Found(repeated, same, again=False, own_date_only=True, verb=trigger))
        if meetings:
            last_pair = meetings[-1].names
    yield from told(document, sentence, syntax, found, references, before)


def _told_of(
    implied: ImpliedMeetings,
    trigger: Trigger,
    last_pair: tuple[str, ...],
    before: Sequence[Sighting],
) -> tuple[str, ...]:
    """Those told of, if they meet once more: "further talks will be held"."""
    was_told = any(not sighting.is_appearance for sighting in before)
    if not (was_told and last_pair and implied.is_another(trigger)):
        return ()
    # A bare "round" is one of talks where there were some.
    talked = not trigger.loose or any(each.kind == "talks" for each in before)
    # Who met is at the next summit only if that was one.
    told = trigger.kind in GENERAL_KINDS or any(each.kind == trigger.kind for each in before)
    return last_pair if talked and told else ()


def _named_as_such(
    document: Document,
    sentence: Sentence,
    implied: ImpliedMeetings,
    trigger: Trigger,
    *,
    alone: bool,
) -> tuple[str, ...]:
    """The countries that meet by a body of theirs, or that only their number names."""
    if alone and (both := implied.shared_body(trigger)):
        return both
    number = implied.countries(trigger)
    return countries_meant(document, sentence, number) if number else ()


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


def _is_to_the_press(trigger: Trigger, meet: Meet) -> bool:
    """Whether a call is what somebody tells reporters in: "on a conference call with reporters"."""
    audiences = lexicon.load("meetings")["audiences"].values()
    return trigger.kind == "phone call" and any({*meet.names} & {*press} for press in audiences)


def _is_told_for(sentence: Sentence, references: References, trigger: Trigger, meet: Meet) -> bool:
    """Whether a spokesperson merely tells of "the call" of somebody else."""
    known = trigger.first > 0 and sentence.tokens[trigger.first - 1].lower in grammar("definite")
    return trigger.form == "noun" and known and any(map(references.speaks_for_another, meet.names))


def _is_relative(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether the meeting is told in a clause that says who somebody is."""
    return trigger.form != "noun" and syntax.is_relative(head_of(syntax, trigger))


def _is_setting(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a noun only says what the meeting was beside: "on the sidelines of a summit"."""
    around = syntax.arcs[head_of(syntax, trigger)].head
    settings = lexicon.words("meetings", "settings")
    return trigger.form == "noun" and around is not None and syntax.word(around) in settings


def _is_asked(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a question asks for a meeting, which nobody reports thereby."""
    return any(token.text == "?" for token in sentence.tokens[trigger.last + 1 :])
