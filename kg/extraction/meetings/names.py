"""Whose people are meant where a sentence says that two countries met, or one's "counterpart"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.meetings.sightings import Sighting
from kg.extraction.references import References
from kg.language.gazetteer import country_of_adjective, find_country


def with_names(sightings: Sequence[Sighting], references: References) -> list[Sighting]:
    """The sightings; where countries meet whose officials meet by name elsewhere, these do.

    "The ministers of Peru and Chile held talks ... Peru's minister A received B of Chile".
    """
    named: dict[frozenset[str], Sighting] = {}
    for sighting in sightings:
        countries = [references.countries_of(name) for name in sighting.participants]
        if countries and all(len(each) == 1 for each in countries):
            named.setdefault(frozenset().union(*countries), sighting)
    people = {mention.name for mention in references.mentions if mention.kind == "person"}
    return [
        _with_counterpart(
            _named(each, named.get(frozenset(each.participants)), references), people, references
        )
        for each in sightings
    ]


def _with_counterpart(
    sighting: Sighting, people: Collection[str], references: References
) -> Sighting:
    """The sighting; "his Chilean counterpart" is the only one whom the article makes a Chilean."""
    names = set(sighting.participants)
    for name in sighting.participants:
        adjective, _, noun = name.rpartition(" ")
        country = country_of_adjective().get(adjective)
        if country is None or noun not in lexicon.words("names", "counterparts"):
            continue
        meant = [who for who in people if references.countries_of(who) == {country}]
        if len(meant) == 1 and meant[0] not in names:
            names = (names - {name}) | {meant[0]}
    return replace(sighting, participants=tuple(sorted(names)))


def _named(sighting: Sighting, later: Sighting | None, references: References) -> Sighting:
    """The sighting, of those whom the text names later; other officials may meet besides."""
    if (
        later is None
        or later.trigger.start < sighting.trigger.start
        or later.status != sighting.status
        or len(later.participants) != len(sighting.participants)
        or not all(find_country(name) for name in sighting.participants)
        or not _hold_those_offices(sighting, later, references)
    ):
        return sighting
    return replace(sighting, participants=later.participants)


def _hold_those_offices(sighting: Sighting, later: Sighting, references: References) -> bool:
    """Whether those named later are what the sentence calls those who met: "foreign ministers"."""
    words = sighting.sentence.text.lower()
    called = [each for each in lexicon.words("names", "titles") if f" {each}s " in words]
    titles = [
        {office.title for office in held}
        for name in later.participants
        if (held := references.offices(name))
    ]
    return not called or all(
        any(title.endswith(each) or each.endswith(title) for each in called for title in held)
        for held in titles
    )
