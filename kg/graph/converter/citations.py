"""The sources that an article cites, to RDF (schema:citation) and back.

A report or claim that stands before a mark has ``schema:citation``, which says no more than the
mark does. PROV's ``hadPrimarySource`` would say that the cited source was there itself, which the
article does not state.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.spans import SpanReader, SpanWriter
from kg.graph.converter.values import (
    address_from_rdf,
    address_to_rdf,
    optional_text,
    optional_to_rdf,
)
from kg.graph.iris import Iris
from kg.graph.terms import KG, PROV, RDF, RDFS, SCHEMA, node, text, value_of_text
from kg.records import Citation, CitedSource, Extraction


class CitationWriter:
    """Writes the cited sources of one article, each once.

    Raises:
        StoreError: if one mark leads to two sources.
    """

    def __init__(
        self, statements: Statements, spans: SpanWriter, extraction: Extraction, iris: Iris
    ) -> None:
        self._statements = statements
        self._iris = iris
        self._article_id = extraction.article.id
        sources: dict[str, CitedSource | None] = {}
        for citation in extraction.citations:
            iri = self._iri(citation)
            if sources.setdefault(citation.mark, citation.source) != citation.source:
                raise StoreError(
                    f"Unexpected second source of mark {citation.mark!r} in article"
                    f" {self._article_id}: {citation.source!r}"
                )
            statements.add(iri, KG.citationMark, spans.mention(citation.span))
            self._source(spans, iri, citation)
        self.cite(node(iris.article(self._article_id)), extraction.citations)

    def cite(self, iri: NamedNode, citations: Iterable[Citation]) -> None:
        """State that the article, or a report or claim of it, cites these."""
        self._statements.add(iri, SCHEMA.citation, *map(self._iri, citations))

    def _iri(self, citation: Citation) -> NamedNode:
        return node(self._iris.cited(self._article_id, citation.mark))

    def _source(self, spans: SpanWriter, iri: NamedNode, citation: Citation) -> None:
        add, source = self._statements.add, citation.source
        title = source.title if source else None
        add(iri, RDF.type, SCHEMA.CreativeWork)
        add(iri, RDFS.label, text(title or f"[{citation.mark}]"))
        add(iri, KG.inArticle, node(self._iris.article(self._article_id)))
        add(iri, SCHEMA.position, text(citation.mark))
        if source is not None:
            add(iri, SCHEMA.name, optional_to_rdf(title))
            add(iri, SCHEMA.url, address_to_rdf(source.url))
            if source.listed is not None:
                add(iri, PROV.wasDerivedFrom, spans.evidence(source.listed))


def citations_from_rdf(facts: Facts, spans: SpanReader) -> tuple[Citation, ...]:
    """Reads what `CitationWriter` wrote."""
    found = []
    for iri in facts.subjects(RDF.type, SCHEMA.CreativeWork):
        mark = value_of_text(facts.one(iri, SCHEMA.position))
        source = CitedSource(
            listed=spans.optional(iri, PROV.wasDerivedFrom),
            title=optional_text(facts, iri, SCHEMA.name),
            url=address_from_rdf(facts, iri),
        )
        known = None if source == CitedSource(None, None, None) else source
        found += [Citation(mark, span, known) for span in spans.all(iri, KG.citationMark)]
    return tuple(sorted(found, key=lambda citation: citation.place))
