"""What all articles together say, to RDF and back.

The statements are those of one named graph, kept apart from the articles' so that it can be
recomputed. Beside the records it holds what the common questions would otherwise have to join:
labels, ``kg:met``, in which country a place lies, how many reports state a value, and how many of
them are no copies of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import permutations

from pyoxigraph import NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.graph.converter.copies import copies_from_rdf, copies_to_rdf
from kg.graph.converter.disagreements import disagreements_from_rdf, disagreements_to_rdf
from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.values import (
    optional_date,
    optional_number,
    optional_text,
    optional_to_rdf,
    period_to_rdf,
    status_from_rdf,
)
from kg.graph.iris import Iris
from kg.graph.terms import (
    DCTERMS,
    GEO,
    KG,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    integer,
    node,
    number,
    text,
    value_of_text,
)
from kg.labels import meeting_label
from kg.records import Entity, EntityKind, EntityReference, Meeting, Member, Resolution

CLASSES: dict[EntityKind, NamedNode] = {
    "person": SCHEMA.Person,
    "organization": SCHEMA.Organization,
    "place": SCHEMA.Place,
    "description": KG.UnnamedParty,
}


def resolution_to_rdf(resolution: Resolution, iris: Iris) -> list[Quad]:
    """The statements of the resolution's named graph.

    Raises:
        StoreError: for a meeting whose participant or place is not among the entities, or an
            article's entry that belongs to two entities.
    """
    statements = Statements(iris.resolution_graph())
    names = {entity.reference: entity.name for entity in resolution.entities}
    owners: dict[NamedNode, EntityReference] = {}
    for entity in resolution.entities:
        entity_to_rdf(statements, iris, entity)
        _members_to_rdf(statements, iris, entity, owners)
    for meeting in resolution.meetings:
        meeting_to_rdf(statements, iris, meeting, names, resolution.originals)
        if meeting.status == "held":
            for one, other in permutations(meeting.participants, 2):
                met_to_rdf(statements, iris, one, other)
    disagreements_to_rdf(statements, iris, resolution.disagreements, resolution.originals)
    copies_to_rdf(statements, iris, resolution.copies)
    return statements.quads()


def resolution_from_rdf(quads: Iterable[Quad | Triple], iris: Iris) -> Resolution:
    """The record that `resolution_to_rdf` made these statements of.

    Entities come back sorted by kind and key, meetings and disagreements by what identifies them.

    Raises:
        StoreError: if the statements are not those of a resolution.
    """
    facts = Facts(quads)
    references = {
        iri: EntityReference(kind, value_of_text(facts.one(iri, DCTERMS.identifier)))
        for kind, term in CLASSES.items()
        for iri in facts.subjects(RDF.type, term)
    }
    entities = [_entity_from_rdf(facts, iris, iri, references) for iri in references]
    keys = {
        iri: value_of_text(facts.one(iri, DCTERMS.identifier))
        for iri in facts.subjects(RDF.type, KG.Meeting)
    }
    meetings = [_meeting_from_rdf(facts, iris, iri, key, references) for iri, key in keys.items()]
    return Resolution(
        entities=tuple(sorted(entities, key=lambda entity: entity.reference)),
        meetings=tuple(sorted(meetings, key=lambda meeting: meeting.key)),
        disagreements=disagreements_from_rdf(facts, iris, keys),
        copies=copies_from_rdf(facts, iris),
    )


def entity_to_rdf(statements: Statements, iris: Iris, entity: Entity) -> None:
    """What is said of an entity itself, not of its members."""
    iri, add = node(iris.entity(entity.reference)), statements.add
    add(iri, RDF.type, CLASSES[entity.kind])
    add(iri, RDFS.label, text(entity.name))
    add(iri, SKOS.prefLabel, text(entity.name))
    add(iri, SKOS.altLabel, *map(text, entity.aliases))
    add(iri, DCTERMS.identifier, text(entity.key))
    add(iri, KG.country, optional_to_rdf(entity.country))
    add(iri, GEO.lat, None if entity.latitude is None else number(entity.latitude))
    add(iri, GEO.long, None if entity.longitude is None else number(entity.longitude))
    around = None if entity.within is None else node(iris.entity(entity.within))
    add(iri, SCHEMA.containedInPlace, around)


def _members_to_rdf(
    statements: Statements, iris: Iris, entity: Entity, owners: dict[NamedNode, EntityReference]
) -> None:
    for member in entity.members:
        local = node(iris.local_entity(member.article_id, entity.kind, member.name))
        if local in owners:
            raise StoreError(
                f"Unexpected second entity of one article's entry ({owners[local]!r} and"
                f" {entity.reference!r}): {member!r}"
            )
        owners[local] = entity.reference
        member_to_rdf(statements, iris, entity.reference, member)


def member_to_rdf(
    statements: Statements, iris: Iris, entity: EntityReference, member: Member
) -> None:
    """That an article's entry belongs to an entity, and why."""
    local = node(iris.local_entity(member.article_id, entity.kind, member.name))
    statements.add(local, KG.refersTo, node(iris.entity(entity)))
    statements.add(local, KG.nameInArticle, text(member.name))
    statements.add(local, KG.identityReason, text(member.reason))


def met_to_rdf(
    statements: Statements, iris: Iris, one: EntityReference, other: EntityReference
) -> None:
    """That one was at a meeting with the other."""
    statements.add(node(iris.entity(one)), KG.met, node(iris.entity(other)))


def _entity_from_rdf(
    facts: Facts, iris: Iris, iri: NamedNode, references: dict[NamedNode, EntityReference]
) -> Entity:
    reference, around = references[iri], facts.nodes(iri, SCHEMA.containedInPlace)
    members = [
        Member(
            iris.article_id(local.value),
            value_of_text(facts.one(local, KG.nameInArticle)),
            value_of_text(facts.one(local, KG.identityReason)),
        )
        for local in facts.subjects(KG.refersTo, iri)
    ]
    return Entity(
        kind=reference.kind,
        key=reference.key,
        name=value_of_text(facts.one(iri, SKOS.prefLabel)),
        aliases=tuple(sorted(map(value_of_text, facts.values(iri, SKOS.altLabel)))),
        members=tuple(sorted(members)),
        country=optional_text(facts, iri, KG.country),
        latitude=optional_number(facts, iri, GEO.lat),
        longitude=optional_number(facts, iri, GEO.long),
        within=references[around[0]] if around else None,
    )


def meeting_to_rdf(
    statements: Statements,
    iris: Iris,
    meeting: Meeting,
    names: Mapping[EntityReference, str],
    originals: Mapping[str, str],
) -> None:
    """What is said of a meeting; ``names`` are those of the entities.

    Raises:
        StoreError: if a participant or the place is not among the entities.
    """
    iri, add = node(iris.meeting(meeting.key)), statements.add
    for reference in (*meeting.participants, *([meeting.place] if meeting.place else [])):
        if reference not in names:
            raise StoreError(
                f"Unexpected entity of meeting {meeting.key!r} (it is not among the resolution's"
                f" entities): {reference!r}"
            )
    participants = [node(iris.entity(reference)) for reference in meeting.participants]
    place = None if meeting.place is None else node(iris.entity(meeting.place))
    label = meeting_label(
        meeting.kind,
        [names[reference] for reference in meeting.participants],
        None if meeting.place is None else names[meeting.place],
        meeting.start,
        meeting.end,
    )
    add(iri, RDF.type, KG.Meeting, SEM.Event, SCHEMA.Event)
    add(iri, RDFS.label, text(label))
    add(iri, DCTERMS.identifier, text(meeting.key))
    add(iri, SEM.hasActor, *participants)
    add(iri, SCHEMA.attendee, *participants)
    add(iri, SEM.hasPlace, place)
    add(iri, SCHEMA.location, place)
    period_to_rdf(statements, iri, SCHEMA.startDate, meeting.start, SCHEMA.endDate, meeting.end)
    add(iri, KG.status, text(meeting.status))
    add(iri, KG.kind, text(meeting.kind))
    add(iri, KG.topic, *map(text, meeting.topics))
    reports = {node(iris.report(report.article_id, report.index)) for report in meeting.reports}
    add(iri, KG.describedIn, *sorted(reports, key=str))
    clearest = meeting.clearest
    add(iri, KG.clearestReport, node(iris.report(clearest.article_id, clearest.index)))
    articles = {report.article_id for report in meeting.reports}
    add(iri, KG.reportCount, integer(len(articles)))
    add(iri, KG.independentReportCount, integer(len({originals.get(a, a) for a in articles})))
    add(iri, KG.identityReason, text(meeting.reason))


def _meeting_from_rdf(
    facts: Facts,
    iris: Iris,
    iri: NamedNode,
    key: str,
    references: dict[NamedNode, EntityReference],
) -> Meeting:
    def reference(entity: NamedNode) -> EntityReference:
        if entity not in references:
            raise StoreError(f"Unexpected participant or place of {iri} (no entity): {entity!r}")
        return references[entity]

    place = facts.optional(iri, SEM.hasPlace)
    reports = facts.nodes(iri, KG.describedIn)
    return Meeting(
        key=key,
        participants=tuple(sorted(map(reference, facts.nodes(iri, SEM.hasActor)))),
        start=optional_date(facts, iri, SCHEMA.startDate),
        end=optional_date(facts, iri, SCHEMA.endDate),
        place=None if place is None else reference(facts.node(iri, SEM.hasPlace)),
        status=status_from_rdf(facts.one(iri, KG.status)),
        kind=value_of_text(facts.one(iri, KG.kind)),
        topics=tuple(sorted(map(value_of_text, facts.values(iri, KG.topic)))),
        reports=tuple(sorted(iris.report_reference(report.value) for report in reports)),
        clearest=iris.report_reference(facts.node(iri, KG.clearestReport).value),
        reason=value_of_text(facts.one(iri, KG.identityReason)),
    )
