"""One article and all that was read out of it, to RDF and back."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Triple

from kg.citing import citations_of
from kg.errors import StoreError
from kg.graph.converter.article import article_from_rdf, article_to_rdf
from kg.graph.converter.citations import CitationWriter, citations_from_rdf
from kg.graph.converter.claim import claim_from_rdf, claim_to_rdf
from kg.graph.converter.entities import EntityReader, EntityWriter
from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.report import report_from_rdf, report_to_rdf
from kg.graph.converter.spans import SpanReader, SpanWriter
from kg.graph.iris import Iris
from kg.graph.terms import KG, PROV, RDF, RDFS, SCHEMA, node, text
from kg.records import Extraction, numbers


def extraction_to_rdf(extraction: Extraction, iris: Iris, version: str) -> list[Quad]:
    """The statements of the article's named graph; ``version`` is that of the reader.

    The article's own dates only: nothing here knows when or where the program runs.

    Raises:
        StoreError: for a record that contradicts itself (a span whose text is not at its offsets,
            two people of one name, one mark for two sources) or holds what no store can keep (half
            of a surrogate pair).
    """
    article = extraction.article
    statements = Statements(iris.article_graph(article.id))
    spans = SpanWriter(statements, article, iris)
    run = node(iris.run(article.id))
    article_to_rdf(statements, article, iris)
    statements.add(run, RDF.type, PROV.Activity)
    statements.add(run, RDFS.label, text(f"newskg {version}"))
    statements.add(run, SCHEMA.softwareVersion, text(version))
    statements.add(run, PROV.used, node(iris.article(article.id)))
    statements.add(run, PROV.wasAssociatedWith, KG.newskg)
    entities = EntityWriter(statements, spans, extraction, iris)
    citations = CitationWriter(statements, spans, extraction, iris)
    for number, report in extraction.numbered_meetings:
        iri = node(iris.report(article.id, number))
        report_to_rdf(statements, spans, entities, iri, report)
        citations.cite(iri, citations_of(extraction, report))
        statements.add(iri, KG.inArticle, node(iris.article(article.id)))
        statements.add(iri, PROV.wasGeneratedBy, run)
    for number, claim in extraction.numbered_claims:
        iri = node(iris.claim(article.id, number))
        claim_to_rdf(statements, spans, entities, iri, claim)
        citations.cite(iri, citations_of(extraction, claim))
        statements.add(iri, KG.inArticle, node(iris.article(article.id)))
        statements.add(iri, SCHEMA.appearance, node(iris.article(article.id)))
        statements.add(iri, PROV.wasGeneratedBy, run)
    return statements.quads()


def extraction_from_rdf(quads: Iterable[Quad | Triple], iris: Iris) -> Extraction:
    """The record that `extraction_to_rdf` made these statements of.

    Names come back sorted and spans in reading order, as the records promise them.

    Raises:
        StoreError: if the statements are not those of one article.
    """
    facts = Facts(quads)
    articles = facts.subjects(RDF.type, SCHEMA.NewsArticle)
    if len(articles) != 1:
        raise StoreError(f"Unexpected articles in one graph (one is needed): {articles!r}")
    article = article_from_rdf(facts, articles[0], iris.article_id(articles[0].value))
    spans = SpanReader(facts, article.text)
    entities = EntityReader(facts, spans)
    reports = sorted(facts.subjects(RDF.type, KG.MeetingReport), key=_number)
    claims = sorted(facts.subjects(RDF.type, SCHEMA.Claim), key=_number)
    return Extraction(
        article=article,
        people=entities.people(),
        organizations=entities.organizations(),
        places=entities.places(),
        meetings=tuple(report_from_rdf(facts, spans, entities, iri) for iri in reports),
        claims=tuple(claim_from_rdf(facts, spans, entities, iri) for iri in claims),
        citations=citations_from_rdf(facts, spans),
        meeting_numbers=numbers(map(_number, reports)),
        claim_numbers=numbers(map(_number, claims)),
    )


def _number(iri: NamedNode) -> int:
    """What identifies a report or claim within its article."""
    last = iri.value.rpartition("/")[2]
    if not last.isdecimal():
        raise StoreError(f"Unexpected IRI of a meeting or claim (no number): {iri.value!r}")
    return int(last)
