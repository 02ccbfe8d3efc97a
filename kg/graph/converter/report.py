"""What one article says about one meeting, to RDF (kg:MeetingReport) and back."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.converter.entities import EntityReader, EntityWriter
from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.spans import SpanReader, SpanWriter, evidence_from_rdf, evidence_to_rdf
from kg.graph.converter.values import optional_date, period_to_rdf, status_from_rdf
from kg.graph.terms import (
    KG,
    RDF,
    RDFS,
    boolean,
    integer,
    text,
    value_of_boolean,
    value_of_integer,
    value_of_text,
)
from kg.labels import meeting_label
from kg.records import Count, MeetingReport


def report_to_rdf(
    statements: Statements,
    spans: SpanWriter,
    entities: EntityWriter,
    iri: NamedNode,
    report: MeetingReport,
) -> None:
    """Writes one report as ``iri``."""
    add = statements.add
    label = meeting_label(report.kind, report.participants, report.place, report.start, report.end)
    add(iri, RDF.type, KG.MeetingReport)
    add(iri, RDFS.label, text(label))
    lead = report.evidence[:1]
    for name in report.participants:
        add(iri, KG.participant, entities.party(name, lead))
    if report.place is not None:
        add(iri, KG.place, entities.place(report.place, lead))
    period_to_rdf(statements, iri, KG.start, report.start, KG.end, report.end)
    add(iri, KG.status, text(report.status))
    add(iri, KG.kind, text(report.kind))
    add(iri, KG.topic, *map(text, report.topics))
    add(iri, KG.trigger, spans.mention(report.trigger))
    if report.count is not None:
        add(iri, KG.count, integer(report.count.number))
        add(iri, KG.countedKind, text(report.count.kind))
        add(iri, KG.countIsLeast, boolean(report.count.at_least))
        add(iri, KG.countEvidence, spans.evidence(report.count.evidence))
    evidence_to_rdf(statements, spans, iri, report.evidence)


def report_from_rdf(
    facts: Facts, spans: SpanReader, entities: EntityReader, iri: NamedNode
) -> MeetingReport:
    """Reads what `report_to_rdf` wrote."""
    place = facts.optional(iri, KG.place)
    return MeetingReport(
        participants=entities.names(iri, KG.participant),
        start=optional_date(facts, iri, KG.start),
        end=optional_date(facts, iri, KG.end),
        place=None if place is None else entities.name(facts.node(iri, KG.place)),
        status=status_from_rdf(facts.one(iri, KG.status)),
        kind=value_of_text(facts.one(iri, KG.kind)),
        topics=tuple(sorted(map(value_of_text, facts.values(iri, KG.topic)))),
        trigger=spans.one(iri, KG.trigger),
        evidence=evidence_from_rdf(spans, iri),
        count=_count_from_rdf(facts, spans, iri),
    )


def _count_from_rdf(facts: Facts, spans: SpanReader, iri: NamedNode) -> Count | None:
    number = facts.optional(iri, KG.count)
    if number is None:
        return None
    return Count(
        number=value_of_integer(number),
        kind=value_of_text(facts.one(iri, KG.countedKind)),
        at_least=value_of_boolean(facts.one(iri, KG.countIsLeast)),
        evidence=spans.one(iri, KG.countEvidence),
    )
