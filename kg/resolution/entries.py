"""The common view of one article's people, organizations, places and unnamed parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.records import EntityKind, Extraction, Organization, Person, Place
from kg.spelling import tidy


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity of one article; ``mentions`` are the tidied words that mention it, counted.

    ``titles`` are the roles of a person. Places have ``country``, ``latitude`` and ``longitude``.
    One with a ``count`` above 1 stands for as many entries, of as many articles, in which nothing
    else differs that is looked at here; the article is the first of these then.
    """

    kind: EntityKind
    article_id: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[tuple[str, int], ...] = ()
    titles: tuple[str, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    count: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


def entries_of(extractions: Iterable[Extraction], kind: EntityKind) -> list[Entry]:
    """All entries of a kind, by article and name; extractions come sorted by article."""
    makers = {
        "person": _people,
        "organization": _organizations,
        "place": _places,
        "description": _descriptions,
    }
    make = makers[kind]
    return sorted(
        (entry for extraction in extractions for entry in make(extraction)),
        key=lambda entry: (entry.article_id, entry.name),
    )


def _mentions(record: Person | Organization | Place) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(tidy(span.text) for span in record.mentions).items()))


def _people(extraction: Extraction) -> Iterator[Entry]:
    for person in extraction.people:
        yield Entry(
            "person",
            extraction.article.id,
            person.name,
            person.aliases,
            _mentions(person),
            titles=tuple(role.title for role in person.roles),
        )


def _organizations(extraction: Extraction) -> Iterator[Entry]:
    for organization in extraction.organizations:
        yield Entry(
            "organization",
            extraction.article.id,
            organization.name,
            organization.aliases,
            _mentions(organization),
        )


def _places(extraction: Extraction) -> Iterator[Entry]:
    for place in extraction.places:
        yield Entry(
            "place",
            extraction.article.id,
            place.name,
            place.aliases,
            _mentions(place),
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
        )


def _descriptions(extraction: Extraction) -> Iterator[Entry]:
    """Whoever takes part, speaks or is spoken of without being an entry of the article."""
    named = {
        record.name
        for records in (extraction.people, extraction.organizations, extraction.places)
        for record in records
    }
    used: set[str] = set()
    for meeting in extraction.meetings:
        used.update(meeting.participants)
        used.update(filter(None, [meeting.place]))
    for claim in extraction.claims:
        used.update(claim.speakers, claim.about, claim.addressees)
    for name in sorted(used - named):
        yield Entry("description", extraction.article.id, name)
