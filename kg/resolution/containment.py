"""Which place lies within which, as most articles say, so that Geneva covers its villas.

Where one article has a meeting in a town and another has it in a hotel of unknown place, the hotel
lies in the town.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.records import Entity, EntityReference, Extraction
from kg.resolution.place_fit import fit, site

Places = Mapping[EntityReference, Entity]


def contain(
    entities: Iterable[Entity],
    extractions: Iterable[Extraction],
    place: Callable[[str, str], EntityReference],
    together: Iterable[Iterable[EntityReference]] = (),
) -> list[Entity]:
    """The entities, each place with the one around it: what articles state, else its country.

    ``place`` gives the entity of an article's place by its name, ``together`` the places that
    different reports give one meeting. Nothing lies within itself, not
    even by way of others; places are settled in the order of their keys.
    """
    stated = {
        (extraction.article.id, entry.name): entry.within
        for extraction in extractions
        for entry in extraction.places
    }
    settled = sorted(entities, key=lambda entity: entity.reference)
    towns = _towns(settled, together)
    countries = {entity.name: entity.reference for entity in settled if entity.kind == "place"}
    around: dict[EntityReference, EntityReference] = {}
    for entity in settled:
        if entity.kind != "place":
            continue
        said = Counter(
            place(member.article_id, outer)
            for member in entity.members
            if (outer := stated.get((member.article_id, member.name)))
        )
        options = sorted(said, key=lambda reference: (-said[reference], reference))
        options += towns.get(entity.reference, [])
        if entity.country in countries:
            options.append(countries[entity.country])
        for option in options:
            if option.kind == "place" and not _reaches(around, option, entity.reference):
                around[entity.reference] = option
                break
    return [replace(entity, within=around.get(entity.reference)) for entity in settled]


def _towns(
    entities: Iterable[Entity], together: Iterable[Iterable[EntityReference]]
) -> dict[EntityReference, list[EntityReference]]:
    """For venues that nobody locates, the located places of the same meetings, the likeliest first.

    A country is no town: it says less than what it may hide.
    """
    places = {entity.reference: entity for entity in entities if entity.kind == "place"}
    found: dict[EntityReference, Counter[EntityReference]] = {}
    for references in together:
        known = sorted(reference for reference in set(references) if reference in places)
        for venue in known:
            for town in known:
                here, there = places[venue], places[town]
                is_known = here.country is None and there.country not in (None, there.name)
                if is_known and fit(site(here), site(there)) != "apart":
                    found.setdefault(venue, Counter())[town] += 1
    return {
        venue: sorted(towns, key=lambda town: (-towns[town], town))
        for venue, towns in found.items()
    }


def _reaches(
    around: Mapping[EntityReference, EntityReference], start: EntityReference, end: EntityReference
) -> bool:
    """Whether one comes from ``start`` outward to ``end``."""
    place: EntityReference | None = start
    while place is not None:
        if place == end:
            return True
        place = around.get(place)
    return False
