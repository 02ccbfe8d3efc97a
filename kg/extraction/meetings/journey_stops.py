"""Where people met on a journey whose stops the article names apart from its meetings.

"Her trips included meetings with the Spanish minister B. ... A's stop in Seville drew attention":
B is Spain's, Seville is in Spain, and no other meeting of the journey was there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lexicon
from kg.extraction.geography import is_wide
from kg.extraction.meetings.circumstances import journeys
from kg.extraction.meetings.sightings import Sighting
from kg.extraction.meetings.status import meeting_status
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.parties import find_parties
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence
from kg.language.words import grammar

_WHITHER = grammar("within") | {"to"}


def find_stops(
    document: Document, references: References, sightings: Sequence[Sighting]
) -> Iterator[Sighting]:
    """What later sentences say of the places of meetings that were told of as part of a journey."""
    waiting = [each for each in sightings if _is_part_of_journey(document, each)]
    if not waiting:
        return
    for sentence in document.sentences:
        told = [each for each in waiting if each.sentence.start < sentence.start]
        if not told or sentence.block.kind == "headline":
            continue
        for trigger, traveller, town in _stops(document, sentence, references):
            country = references.geography.country(town)
            for each in told:
                if traveller in each.participants and _belongs(
                    each, traveller, country, references
                ):
                    yield _at_stop(document, sentence, trigger, each, town)


def _is_part_of_journey(document: Document, sighting: Sighting) -> bool:
    """Whether a meeting without date and place is said to have been held on a journey."""
    if sighting.status != "held" or sighting.place or sighting.start:
        return False
    sentence = document.sentence_at(sighting.sentence.start)
    return sentence is not None and any(token.lower in journeys() for token in sentence.tokens)


def _belongs(
    sighting: Sighting, traveller: str, country: str | None, references: References
) -> bool:
    """Whether one of those whom the traveller met holds an office of the country."""
    if country is None or country in references.countries_of(traveller):
        return False
    hosts = (name for name in sighting.participants if name != traveller)
    return any(country in references.countries_of(host) for host in hosts)


def _stops(
    document: Document, sentence: Sentence, references: References
) -> Iterator[tuple[Trigger, str, str]]:
    """The noun, who travelled and to which town: "A's stop in Seville", "his visits to Seville"."""
    nouns = [i for i, token in enumerate(sentence.tokens) if token.lower in _nouns()]
    if not nouns:
        return
    syntax = Syntax(sentence)
    parties = find_parties(document, sentence, references)
    for noun in nouns:
        trigger = Trigger(noun, noun, "visit", "noun")
        owners = syntax.dependents(noun, "nmod:poss")
        travellers = [
            party.name
            for party in parties
            if party.kind == "person" and any(party.first <= i <= party.last for i in owners)
        ]
        if len(travellers) != 1 or meeting_status(sentence.tokens, trigger).status != "held":
            continue
        ends = [*syntax.oblique(noun, _WHITHER), *syntax.dependents(noun, "compound")]
        ends += [joined for end in ends for joined in syntax.dependents(end, "conj")]
        for end in ends:
            place = references.at(sentence.tokens[end].start)
            if place and place.kind == "place" and not is_wide(place.name):
                yield trigger, travellers[0], place.name


def _at_stop(
    document: Document, sentence: Sentence, trigger: Trigger, told: Sighting, town: str
) -> Sighting:
    noun = sentence.tokens[trigger.first]
    return Sighting(
        participants=told.participants,
        place=town,
        status="held",
        status_stated=False,
        kind=trigger.kind,
        trigger=document.span(noun.start, noun.end),
        sentence=document.span(sentence.start, sentence.end),
        entry_date=sentence.block.date,
    )


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "stops"))
