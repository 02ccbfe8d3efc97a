"""What people decided, as RDF: the graph of judgements that lies beside each judged article's.

A judgement is an ``oa:Annotation`` that assesses or edits, attributed to whoever made it. What is
rejected is no report and no claim any more, only its words and its sentence are kept here: so no
question meets it that does not ask for judgements.
"""

from __future__ import annotations

from typing import cast

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.converter.facts import Statements
from kg.graph.iris import Iris
from kg.graph.terms import (
    DCTERMS,
    KG,
    OA,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    XSD,
    integer,
    node,
    text,
)
from kg.judgements.applying import Finding, Judged
from kg.judgements.records import Judgement
from kg.judgements.wording import shown
from kg.records import EntityKind

DECISIONS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
"""What each verb makes of an extraction."""


def judged_to_rdf(judged: Judged, digest: str, iris: Iris) -> list[Quad]:
    """The statements of the article's graph of judgements; none where nothing concerns it.

    ``digest`` names the judgements that do.
    """
    if not digest:
        return []
    article_id = judged.extraction.article.id
    statements = Statements(iris.judgements_graph(article_id))
    together = node(iris.judgements(article_id))
    statements.add(together, KG.digest, text(digest))
    for judgement_id, place in judged.matched:
        statements.add(together, KG.matched, text(f"{judgement_id} {place}"))
    for judgement_id, problem in judged.problems:
        statements.add(together, KG.problem, text(f"{judgement_id} {problem}"))
    counts: dict[str, int] = {}
    for finding in judged.findings:
        index = counts.get(finding.judgement.id, 0)
        counts[finding.judgement.id] = index + 1
        _finding(statements, iris, article_id, finding, index)
    return statements.quads()


def everywhere_to_rdf(digest: str, iris: Iris) -> list[Quad]:
    """The statements of the graph of judgements about all articles."""
    statements = Statements(iris.judgements_graph())
    if digest:
        statements.add(statements.graph, KG.digest, text(digest))
    return statements.quads()


def _finding(
    statements: Statements, iris: Iris, article_id: str, finding: Finding, index: int
) -> None:
    judgement, add = finding.judgement, statements.add
    iri = node(iris.judgement(article_id, judgement.id, index))
    editing = judgement.verb == "correct"
    add(iri, RDF.type, KG.Judgement, OA.Annotation)
    add(iri, RDFS.label, text(finding.label))
    add(iri, DCTERMS.identifier, text(judgement.id))
    add(iri, DCTERMS.type, text(finding.item.kind))
    add(iri, KG.decision, text(DECISIONS[judgement.verb]))
    add(iri, OA.motivatedBy, OA.editing if editing else OA.assessing)
    add(iri, KG.judges, _judged_thing(iris, article_id, finding))
    sentence = finding.sentence
    add(iri, OA.hasTarget, node(iris.span(article_id, sentence.start, sentence.end)))
    add(iri, KG.sentence, text(sentence.text))
    add(iri, KG.sentenceStart, integer(sentence.start))
    add(iri, KG.sentenceEnd, integer(sentence.end))
    add(iri, PROV.hadPrimarySource, node(iris.article(article_id)))
    _decided(statements, iris, iri, judgement)
    for field, was, now in finding.changes:
        add(iri, SCHEMA.description, text(f"{field}: {shown(now)} (was {shown(was)})"))
    if finding.along:
        add(iri, SCHEMA.description, text(f"gone with {finding.along}"))


def _decided(statements: Statements, iris: Iris, iri: NamedNode, judgement: Judgement) -> None:
    """Who decided, when, and why."""
    if judgement.by is not None:
        statements.add(iri, PROV.wasAttributedTo, node(iris.agent(judgement.by)))
        statements.add(iri, DCTERMS.creator, text(judgement.by))
    if judgement.when is not None:
        datatype = XSD.date if len(judgement.when) == len("YYYY-MM-DD") else XSD.dateTime
        statements.add(iri, PROV.generatedAtTime, Literal(judgement.when, datatype=datatype))
    if judgement.note is not None:
        statements.add(iri, RDFS.comment, text(judgement.note))


def _judged_thing(iris: Iris, article_id: str, finding: Finding) -> NamedNode | None:
    """What was accepted or corrected, as the article's graph has it."""
    kind = finding.item.kind
    if finding.name is not None:
        return node(iris.local_entity(article_id, cast(EntityKind, kind), finding.name))
    if finding.index is None:
        return None
    make = iris.report if kind == "meeting" else iris.claim
    return node(make(article_id, finding.index))
