"""Whose people are meant where a sentence only says that two countries met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.meetings.merging import Sighting
from kg.extraction.references import References
from kg.language.gazetteer import find_country


def with_names(sightings: Sequence[Sighting], references: References) -> list[Sighting]:
    """The sightings; where countries meet whose officials meet by name elsewhere, these do.

    "The ministers of Peru and Chile held talks ... Peru's minister A received B of Chile".
    """
    named: dict[frozenset[str], Sighting] = {}
    for sighting in sightings:
        countries = [references.countries_of(name) for name in sighting.participants]
        if countries and all(len(each) == 1 for each in countries):
            named.setdefault(frozenset().union(*countries), sighting)
    return [_named(each, named.get(frozenset(each.participants))) for each in sightings]


def _named(sighting: Sighting, later: Sighting | None) -> Sighting:
    """The sighting, of those whom the text names later; other officials may meet besides."""
    if (
        later is None
        or later.trigger.start < sighting.trigger.start
        or later.status != sighting.status
        or len(later.participants) != len(sighting.participants)
        or not all(find_country(name) for name in sighting.participants)
    ):
        return sighting
    return replace(sighting, participants=later.participants)
