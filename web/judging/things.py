"""What the page to judge something shows of it: what it is, its fields, what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.graph.iris import Iris
from kg.graph.store import Store
from kg.judgements.fields import FIELDS, SEVERAL, choices
from kg.judgements.matching import Entity, words_of
from kg.judgements.records import Kind
from kg.judgements.things import Thing, Things
from kg.labels import meeting_label
from kg.records import EntityKind, Extraction
from kg.web.labels import labels_of
from kg.web.links import to_iri


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an extraction, as the graph has it; ``options`` are all that it may be."""

    name: str
    value: str
    options: tuple[str, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One extraction that a thing of the graph rests on."""

    iri: str
    label: str
    article: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Judgeable:
    """Something that can be judged. ``parts`` are several; ``fields`` are those of a single one."""

    iri: str
    kind: Kind
    label: str
    page: str | None
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]

    @property
    def articles(self) -> tuple[Part, ...]:
        """One part of each article."""
        return tuple({part.article_id: part for part in self.parts}.values())


def judgeable(store: Store, things: Things, iri: str) -> Judgeable:
    """What there is to judge of an IRI.

    Raises:
        UsageError: nothing.
    """
    found = things.things(iri)
    labels = labels_of(store, [iri, *(store.iris.article(each.article_id) for each in found)])
    parts = tuple(
        Part(
            each.iri,
            each.name,
            labels.get(store.iris.article(each.article_id), each.article_id),
            each.article_id,
        )
        for each in found
    )
    single = found[0] if len(found) == 1 else None
    link = to_iri(iri, store.iris.base)
    return Judgeable(
        iri,
        found[0].kind,
        labels.get(iri, found[0].name),
        link.href if link else None,
        _fields(store, single) if single else (),
        parts,
    )


def judgeable_in(extraction: Extraction, iris: Iris) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    """All that can be judged of one article, kind by kind, in reading order."""
    article = extraction.article

    def part(iri: str, label: str) -> Part:
        return Part(iri, label, article.label, article.id)

    named: tuple[tuple[str, EntityKind, Sequence[Entity]], ...] = (
        ("People", "person", extraction.people),
        ("Organizations", "organization", extraction.organizations),
        ("Places", "place", extraction.places),
    )
    groups = (
        (
            "Meetings",
            tuple(
                part(
                    iris.report(article.id, number),
                    meeting_label(each.kind, each.participants, each.place, each.start, each.end),
                )
                for number, each in extraction.numbered_meetings
            ),
        ),
        (
            "Claims",
            tuple(
                part(iris.claim(article.id, number), words_of(each))
                for number, each in extraction.numbered_claims
            ),
        ),
        *(
            (
                label,
                tuple(
                    part(iris.local_entity(article.id, kind, each.name), each.name)
                    for each in entries
                ),
            )
            for label, kind, entries in named
        ),
    )
    return tuple((label, parts) for label, parts in groups if parts)


def _fields(store: Store, thing: Thing) -> tuple[Field, ...]:
    if thing.kind not in FIELDS:
        return ()
    record = _record(store.extraction(thing.article_id), thing)
    return tuple(
        Field(name, _text(record, name), choices(thing.kind, name), name in SEVERAL)
        for name in FIELDS[thing.kind]
    )


def _record(extraction: Extraction, thing: Thing) -> object:
    known: dict[str, Sequence[object]] = {
        "meeting": extraction.meetings,
        "claim": extraction.claims,
        "person": extraction.people,
        "organization": extraction.organizations,
        "place": extraction.places,
    }
    records = known[thing.kind]
    if thing.kind in ("meeting", "claim"):
        return records[int(thing.iri.rpartition("/")[2])]
    found = [each for each in records if getattr(each, "name", None) == thing.name]
    if not found:
        raise UsageError(f"{thing.name}: no longer in its article")
    return found[0]


def _text(record: object, name: str) -> str:
    value = getattr(record, name)
    if name == "roles":
        value = sorted({role.title for role in value})
    if name in SEVERAL:
        return "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
