"""What somebody says according to one article, to RDF (schema:Claim) and back."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.converter.entities import EntityReader, EntityWriter
from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.spans import SpanReader, SpanWriter, evidence_from_rdf, evidence_to_rdf
from kg.graph.converter.values import (
    optional_date,
    optional_text,
    optional_to_rdf,
    period_to_rdf,
    quotation_from_rdf,
)
from kg.graph.terms import (
    KG,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    boolean,
    text,
    value_of_boolean,
    value_of_text,
)
from kg.records import Claim


def claim_to_rdf(
    statements: Statements,
    spans: SpanWriter,
    entities: EntityWriter,
    iri: NamedNode,
    claim: Claim,
) -> None:
    """Writes one claim as ``iri``."""
    add = statements.add
    words = text(" … ".join(span.text for span in claim.content))
    lead = claim.evidence[:1]
    add(iri, RDF.type, SCHEMA.Claim)
    add(iri, RDFS.label, words)
    add(iri, SCHEMA.text, words)
    for name in claim.speakers:
        add(iri, PROV.wasAttributedTo, entities.party(name, lead))
    for name in claim.about:
        add(iri, KG.about, entities.party(name, lead))
    for name in claim.addressees:
        add(iri, KG.addressedTo, entities.party(name, lead))
    add(iri, KG.speakerText, optional_to_rdf(claim.speaker_text))
    add(iri, KG.source, None if claim.source is None else spans.mention(claim.source))
    add(iri, KG.cue, None if claim.cue is None else spans.mention(claim.cue))
    add(iri, KG.content, *map(spans.evidence, claim.content))
    add(iri, KG.quotation, text(claim.quotation))
    add(iri, KG.attitude, text(claim.attitude))
    add(iri, KG.negated, boolean(claim.negated))
    period_to_rdf(statements, iri, KG.saidOn, claim.said_on, None, None)
    evidence_to_rdf(statements, spans, iri, claim.evidence)


def claim_from_rdf(
    facts: Facts, spans: SpanReader, entities: EntityReader, iri: NamedNode
) -> Claim:
    """Reads what `claim_to_rdf` wrote."""
    return Claim(
        speakers=entities.names(iri, PROV.wasAttributedTo),
        speaker_text=optional_text(facts, iri, KG.speakerText),
        source=spans.optional(iri, KG.source),
        cue=spans.optional(iri, KG.cue),
        content=spans.all(iri, KG.content),
        quotation=quotation_from_rdf(facts.one(iri, KG.quotation)),
        attitude=value_of_text(facts.one(iri, KG.attitude)),
        negated=value_of_boolean(facts.one(iri, KG.negated)),
        about=entities.names(iri, KG.about),
        said_on=optional_date(facts, iri, KG.saidOn),
        evidence=evidence_from_rdf(spans, iri),
        addressees=entities.names(iri, KG.addressedTo),
    )
