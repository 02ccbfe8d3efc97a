"""Meetings that an article reports: found sentence by sentence, then one report per meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.extraction.meeting_circumstances import Stretch, around, stretches, when, where
from kg.extraction.meeting_merging import Sighting, merge, told_before
from kg.extraction.meeting_participants import Participants, find_participants
from kg.extraction.meeting_status import Standing, meeting_status
from kg.extraction.meeting_triggers import Trigger, find_triggers
from kg.extraction.parties import Party, find_parties
from kg.extraction.references import References
from kg.language.document import Document, Sentence
from kg.language.inflection import forms_of
from kg.records import MeetingReport, Status

_PEOPLE = frozenset(("person", "pair", "group"))
_BEFORE_A_MEETING = frozenset(lexicon.words("grammar", "occasions"))


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger, who meets, and whether it only names ``again`` a meeting told before."""

    trigger: Trigger
    meetings: tuple[tuple[str, ...], ...]
    again: bool


def find_meetings(document: Document, references: References) -> tuple[MeetingReport, ...]:
    """One report per meeting that the article tells of, in order of their triggers."""
    sightings: list[Sighting] = []
    for sentence in document.sentences:
        if sentence.block.kind != "headline":
            sightings.extend(_in_sentence(document, sentence, references, sightings))
    return merge(sightings)


def _in_sentence(
    document: Document, sentence: Sentence, references: References, before: list[Sighting]
) -> Iterator[Sighting]:
    """What the sentence says of meetings; ``before`` tells who "the two leaders" are."""
    triggers = list(find_triggers(sentence))
    if not triggers:
        return
    parties = find_parties(document, sentence, references)
    last_pair = before[-1].participants if before else ()
    found: list[_Found] = []
    for trigger in triggers:
        meetings = _meetings_of(sentence, parties, trigger, last_pair)
        again = not meetings and _may_refer_back(sentence, trigger)
        if meetings or again:
            found.append(_Found(trigger, tuple(meetings), again))
        if meetings:
            last_pair = meetings[-1]
    parts = stretches(sentence, [each.trigger for each in found])
    earlier = list(before)
    for each, stretch in zip(found, parts, strict=False):
        sightings = list(_sightings(document, sentence, each, stretch, references, earlier))
        earlier.extend(sightings)
        yield from sightings


def _meetings_of(
    sentence: Sentence, parties: list[Party], trigger: Trigger, last_pair: tuple[str, ...]
) -> list[tuple[str, ...]]:
    """Who meets, once per meeting; nothing where the words tell of no meeting of two parties."""
    if any(party.kind in ("person", "pair") for party in parties):
        parties = [party for party in parties if party.kind != "country"]
    sides = find_participants(sentence.tokens, parties, trigger)
    if not sides.others:
        sides = _without_object(sentence, parties, trigger, sides)
    if not _is_about_people(sides):
        return []
    subjects = _party_names(sides.subjects, last_pair)
    others = _party_names(sides.others, last_pair)
    if trigger.plural and subjects and len(others) > 1:
        groups = [subjects | {other} for other in sorted(others)]
    else:
        groups = [subjects | others]
    return [tuple(sorted(group)) for group in groups if len(group) > 1]


def _party_names(parties: tuple[Party, ...], last_pair: tuple[str, ...]) -> set[str]:
    names: set[str] = set()
    for party in parties:
        if party.kind != "place":
            names.update((party.name,) if party.name else last_pair)
    return names


def _without_object(
    sentence: Sentence, parties: list[Party], trigger: Trigger, sides: Participants
) -> Participants:
    """As in "A and B met", "A and B held talks", "A told B at a summit"; else nobody."""
    nobody = Participants((), (), sides.end)
    several = len(sides.subjects) > 1 or any(party.kind == "pair" for party in sides.subjects)
    if trigger.form == "verb":
        return sides if trigger.reciprocal and several else nobody
    if several and _is_attended(sentence, sides.subjects[-1], trigger):
        return sides
    return _told_at(sentence, parties, trigger) or nobody


def _is_attended(sentence: Sentence, subject: Party, trigger: Trigger) -> bool:
    """Whether a verb of holding or a preposition leads from the subject to the noun."""
    between = {token.lower for token in sentence.tokens[subject.last + 1 : trigger.first]}
    return subject.possessive or bool(between & (_holding() | _BEFORE_A_MEETING))


@cache
def _holding() -> frozenset[str]:
    content = lexicon.load("meetings")
    return frozenset(forms_of(content["holding"], content["irregular"]))


def _may_refer_back(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the words may name a meeting again that was told before: "the Nara summit"."""
    lead = [token.lower for token in sentence.tokens[max(0, trigger.first - 4) : trigger.first]]
    definite = bool({"the", "this", "their"} & set(lead))
    return trigger.form == "noun" and not trigger.plural and definite


def _is_about_people(sides: Participants) -> bool:
    """Whether people meet, or countries do where the sentence names no people.

    Organizations alone "meet" targets and each other's standards too often to be believed, and
    "talks between" countries are a topic more often than an event.
    """
    kinds = {party.kind for party in (*sides.subjects, *sides.others)}
    return bool(kinds & _PEOPLE) or (kinds == {"country"} and bool(sides.subjects))


def _told_at(sentence: Sentence, parties: list[Party], trigger: Trigger) -> Participants | None:
    """The only two people of a clause before "at a summit": "A told B at a summit"."""
    tokens = sentence.tokens
    lead = [token.lower for token in tokens[max(0, trigger.first - 7) : trigger.first]]
    if not _BEFORE_A_MEETING & set(lead):
        return None
    people = [
        party
        for party in parties
        if party.last < trigger.first and party.kind == "person" and not party.possessive
    ]
    if len(people) != 2:
        return None
    return Participants((people[0],), (people[1],), trigger.last + 1)


def _sightings(
    document: Document,
    sentence: Sentence,
    found: _Found,
    stretch: Stretch,
    references: References,
    earlier: list[Sighting],
) -> Iterator[Sighting]:
    """What the sentence says of the meetings of one trigger."""
    tokens, trigger = sentence.tokens, found.trigger
    standing = meeting_status(tokens, trigger)
    if standing.status == "denied":
        return
    if found.again:
        stretch = around(sentence, trigger, stretch)
    start, end = when(
        document, sentence, stretch, trigger, standing.status, own_date_only=found.again
    )
    place = where(document, sentence, stretch, trigger, references)
    meetings = found.meetings
    if found.again:
        # A mere repetition adds nothing unless it says when or where.
        meant = told_before(trigger, place, earlier) if start or place else None
        meetings = (meant.participants,) if meant else ()
    for participants in meetings:
        yield Sighting(
            participants=participants,
            start=start,
            end=end,
            place=place,
            status=_as_of(document, sentence, standing, start),
            status_stated=standing.stated,
            kind=trigger.kind,
            trigger=document.span(tokens[trigger.first].start, tokens[trigger.last].end),
            sentence=document.span(sentence.start, sentence.end),
            entry_date=sentence.block.date,
        )


def _as_of(document: Document, sentence: Sentence, standing: Standing, start: str | None) -> Status:
    """What is dated after the day of the article or of the entry cannot have been held by then."""
    today = sentence.block.date or document.article.published
    status = standing.status
    if status == "denied" or (status == "held" and start and today and start[:10] > today):
        return "planned"
    return status
