"""People, organizations, places and descriptions of one article, to RDF and back."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.spans import SpanReader, SpanWriter
from kg.graph.converter.values import optional_number, optional_text
from kg.graph.iris import Iris
from kg.graph.terms import (
    GEO,
    KG,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    integer,
    node,
    number,
    text,
    value_of_integer,
    value_of_text,
)
from kg.records import EntityKind, Extraction, Organization, Person, Place, Role, Span

CLASSES: dict[EntityKind, NamedNode] = {
    "person": KG.MentionedPerson,
    "organization": KG.MentionedOrganization,
    "place": KG.MentionedPlace,
    "description": KG.MentionedDescription,
}

_PARTIES: tuple[EntityKind, ...] = ("person", "organization", "place")
_PLACES: tuple[EntityKind, ...] = ("place", "organization", "person")


class EntityWriter:
    """Writes the entities of one article and knows afterwards which node a name stands for.

    Raises:
        StoreError: if two entities of one kind have the same name.
    """

    def __init__(
        self, statements: Statements, spans: SpanWriter, extraction: Extraction, iris: Iris
    ) -> None:
        self._add = statements.add
        self._spans = spans
        self._iris = iris
        self._article_id = extraction.article.id
        self._article = node(iris.article(self._article_id))
        self._nodes: dict[tuple[EntityKind, str], NamedNode] = {}
        for person_at, person in enumerate(extraction.people):
            self._person(person_at, person)
        for at, organization in enumerate(extraction.organizations):
            self._entity("organization", at, organization)
        for at, place in enumerate(extraction.places):
            self._place(at, place)

    def party(self, name: str, evidence: Iterable[Span]) -> NamedNode:
        """The node of a participant, speaker or subject; of a description if nothing is named so.

        ``evidence`` is where a description stands.
        """
        return self._find(name, _PARTIES, evidence)

    def place(self, name: str, evidence: Iterable[Span]) -> NamedNode:
        """As `party`, for the place of a meeting."""
        return self._find(name, _PLACES, evidence)

    def _find(
        self, name: str, kinds: tuple[EntityKind, ...], evidence: Iterable[Span]
    ) -> NamedNode:
        for kind in kinds:
            known = self._nodes.get((kind, name))
            if known is not None:
                return known
        known = self._nodes.get(("description", name))
        if known is None:
            known = self._start("description", name)
        for span in evidence:
            self._add(known, PROV.wasDerivedFrom, self._spans.evidence(span))
        return known

    def _start(self, kind: EntityKind, name: str) -> NamedNode:
        if (kind, name) in self._nodes:
            raise StoreError(
                f"Unexpected second {kind} of this name in article {self._article_id}: {name!r}"
            )
        iri = node(self._iris.local_entity(self._article_id, kind, name))
        self._nodes[kind, name] = iri
        self._add(iri, RDF.type, CLASSES[kind])
        self._add(iri, RDFS.label, text(name))
        self._add(iri, KG.inArticle, self._article)
        return iri

    def _entity(
        self, kind: EntityKind, at: int, entity: Person | Organization | Place
    ) -> NamedNode:
        iri = self._start(kind, entity.name)
        self._add(iri, KG.position, integer(at))
        self._add(iri, SKOS.altLabel, *map(text, entity.aliases))
        self._add(iri, KG.mention, *map(self._spans.mention, entity.mentions))
        self._add(iri, PROV.wasDerivedFrom, self._spans.evidence(entity.evidence))
        return iri

    def _person(self, at: int, person: Person) -> None:
        iri = self._entity("person", at, person)
        for index, role in enumerate(person.roles):
            role_iri = node(self._iris.role(self._article_id, person.name, index))
            self._add(iri, KG.role, role_iri)
            self._add(role_iri, RDF.type, KG.Role)
            self._add(role_iri, RDFS.label, text(role.title))
            self._add(role_iri, KG.inArticle, self._article)
            self._add(role_iri, KG.position, integer(index))
            self._add(role_iri, PROV.wasDerivedFrom, self._spans.evidence(role.evidence))

    def _place(self, at: int, place: Place) -> None:
        iri = self._entity("place", at, place)
        self._add(iri, KG.country, None if place.country is None else text(place.country))
        self._add(iri, GEO.lat, None if place.latitude is None else number(place.latitude))
        self._add(iri, GEO.long, None if place.longitude is None else number(place.longitude))
        if place.within is not None:
            around = self._iris.local_entity(self._article_id, "place", place.within)
            self._add(iri, SCHEMA.containedInPlace, node(around))


class EntityReader:
    """Reads the entities of one article back."""

    def __init__(self, facts: Facts, spans: SpanReader) -> None:
        self._facts = facts
        self._spans = spans

    def people(self) -> tuple[Person, ...]:
        return tuple(
            Person(
                name=self.name(iri),
                aliases=self._aliases(iri),
                roles=self._roles(iri),
                mentions=self._spans.all(iri, KG.mention),
                evidence=self._spans.one(iri, PROV.wasDerivedFrom),
            )
            for iri in self._members("person")
        )

    def organizations(self) -> tuple[Organization, ...]:
        return tuple(
            Organization(
                name=self.name(iri),
                aliases=self._aliases(iri),
                mentions=self._spans.all(iri, KG.mention),
                evidence=self._spans.one(iri, PROV.wasDerivedFrom),
            )
            for iri in self._members("organization")
        )

    def places(self) -> tuple[Place, ...]:
        return tuple(
            Place(
                name=self.name(iri),
                aliases=self._aliases(iri),
                country=optional_text(self._facts, iri, KG.country),
                latitude=optional_number(self._facts, iri, GEO.lat),
                longitude=optional_number(self._facts, iri, GEO.long),
                mentions=self._spans.all(iri, KG.mention),
                evidence=self._spans.one(iri, PROV.wasDerivedFrom),
                within=self._around(iri),
            )
            for iri in self._members("place")
        )

    def _around(self, iri: NamedNode) -> str | None:
        around = self._facts.nodes(iri, SCHEMA.containedInPlace)
        return self.name(around[0]) if around else None

    def name(self, iri: NamedNode) -> str:
        return value_of_text(self._facts.one(iri, RDFS.label))

    def names(self, subject: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
        """The names of the entities that stand there, sorted."""
        return tuple(sorted(self.name(iri) for iri in self._facts.nodes(subject, predicate)))

    def _members(self, kind: EntityKind) -> list[NamedNode]:
        return self._in_order(self._facts.subjects(RDF.type, CLASSES[kind]))

    def _in_order(self, nodes: Iterable[NamedNode]) -> list[NamedNode]:
        return sorted(nodes, key=lambda iri: value_of_integer(self._facts.one(iri, KG.position)))

    def _aliases(self, iri: NamedNode) -> tuple[str, ...]:
        return tuple(sorted(map(value_of_text, self._facts.values(iri, SKOS.altLabel))))

    def _roles(self, iri: NamedNode) -> tuple[Role, ...]:
        return tuple(
            Role(self.name(role), self._spans.one(role, PROV.wasDerivedFrom))
            for role in self._in_order(self._facts.nodes(iri, KG.role))
        )
