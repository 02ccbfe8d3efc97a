"""Spans as W3C Web Annotation resources (https://www.w3.org/TR/annotation-model/#selectors).

A span is an ``oa:SpecificResource`` of its article with an ``oa:TextPositionSelector``. Evidence
(sentences and the parts of claims) also has an ``oa:TextQuoteSelector``, so that the words can be
checked and found again in another edition of the text.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.converter.facts import Facts, Statements, as_node
from kg.graph.iris import Iris
from kg.graph.terms import KG, OA, PROV, RDF, integer, node, text, value_of_integer
from kg.records import Article, Span

CONTEXT = 32
"""How many characters of the text before and after a quote are kept with it."""


class SpanWriter:
    """Writes the spans of one article, each once."""

    def __init__(self, statements: Statements, article: Article, iris: Iris) -> None:
        self._statements = statements
        self._article = article
        self._iris = iris
        self._node = node(iris.article(article.id))
        self._written: dict[tuple[int, int], NamedNode] = {}
        self._quoted: set[tuple[int, int]] = set()

    def mention(self, span: Span) -> NamedNode:
        """A span that is found by its offsets alone.

        Raises:
            StoreError: if the article's text has other words at these offsets.
        """
        place = (span.start, span.end)
        if place in self._written:
            return self._written[place]
        refuse_misplaced(self._article.id, self._article.text, span)
        iri = self._iri(span)
        position = node(self._iris.position(self._article.id, *place))
        position_to_rdf(self._statements, iri, position, self._node, span)
        self._written[place] = iri
        return iri

    def evidence(self, span: Span) -> NamedNode:
        """A span that is found by its offsets and by its words.

        Raises:
            StoreError: if the article's text has other words at these offsets.
        """
        iri, place = self.mention(span), (span.start, span.end)
        if place not in self._quoted:
            self._quoted.add(place)
            quote = node(self._iris.quote(self._article.id, *place))
            quote_to_rdf(self._statements, iri, quote, self._node, self._article.text, span)
        return iri

    def _iri(self, span: Span) -> NamedNode:
        return node(self._iris.span(self._article.id, span.start, span.end))


def refuse_misplaced(article_id: str, body: str, span: Span) -> None:
    """Refuses a span that is not in the text.

    Raises:
        StoreError: if the text has other words at these offsets.
    """
    found = body[span.start : span.end]
    if span.start < 0 or found != span.text:
        raise StoreError(
            f"Unexpected span of article {article_id} (the text at {span.start} to"
            f" {span.end} is {found[:80]!r}): {span!r}"
        )


def position_to_rdf(
    statements: Statements, iri: NamedNode, position: NamedNode, source: NamedNode, span: Span
) -> None:
    """Says where in ``source`` a span stands, by a selector of the name ``position``."""
    add = statements.add
    add(iri, RDF.type, OA.SpecificResource)
    add(iri, OA.hasSource, source)
    add(iri, OA.hasSelector, position)
    add(position, RDF.type, OA.TextPositionSelector)
    add(position, OA.start, integer(span.start))
    add(position, OA.end, integer(span.end))


def quote_to_rdf(
    statements: Statements,
    iri: NamedNode,
    quote: NamedNode,
    source: NamedNode,
    body: str,
    span: Span,
) -> None:
    """Says what the words of a span are and what is around them, by a selector named ``quote``."""
    add = statements.add
    add(iri, PROV.wasQuotedFrom, source)
    add(iri, OA.hasSelector, quote)
    add(quote, RDF.type, OA.TextQuoteSelector)
    add(quote, OA.exact, text(span.text))
    add(quote, OA.prefix, text(body[max(0, span.start - CONTEXT) : span.start]))
    add(quote, OA.suffix, text(body[span.end : span.end + CONTEXT]))


class SpanReader:
    """Reads the spans of one article back."""

    def __init__(self, facts: Facts, body: str) -> None:
        self._facts = facts
        self._body = body
        self._read: dict[NamedNode, Span] = {}

    def one(self, subject: NamedNode, predicate: NamedNode) -> Span:
        """The only span that stands there."""
        return self._span(self._facts.node(subject, predicate))

    def optional(self, subject: NamedNode, predicate: NamedNode) -> Span | None:
        """The only span that stands there, or None."""
        found = self._facts.optional(subject, predicate)
        return None if found is None else self._span(as_node(found))

    def all(self, subject: NamedNode, predicate: NamedNode) -> tuple[Span, ...]:
        """The spans that stand there, in reading order."""
        return tuple(sorted(self._span(iri) for iri in self._facts.nodes(subject, predicate)))

    def _span(self, iri: NamedNode) -> Span:
        known = self._read.get(iri)
        if known is None:
            known = self._read[iri] = self._parse(iri)
        return known

    def _parse(self, iri: NamedNode) -> Span:
        for selector in self._facts.nodes(iri, OA.hasSelector):
            if OA.TextPositionSelector in self._facts.values(selector, RDF.type):
                start = value_of_integer(self._facts.one(selector, OA.start))
                end = value_of_integer(self._facts.one(selector, OA.end))
                if 0 <= start <= end <= len(self._body):
                    return Span(start, end, self._body[start:end])
                raise StoreError(f"Unexpected span (outside of the article's text): {iri!r}")
        raise StoreError(f"Unexpected span (it has no oa:TextPositionSelector): {iri!r}")


def evidence_to_rdf(
    statements: Statements, spans: SpanWriter, iri: NamedNode, evidence: tuple[Span, ...]
) -> None:
    """The sentences that support a report or claim; the first of them leads."""
    statements.add(iri, PROV.wasDerivedFrom, *map(spans.evidence, evidence))
    statements.add(iri, KG.leadEvidence, *map(spans.evidence, evidence[:1]))


def evidence_from_rdf(spans: SpanReader, iri: NamedNode) -> tuple[Span, ...]:
    """The leading sentence, then the others in reading order."""
    lead = spans.optional(iri, KG.leadEvidence)
    others = tuple(span for span in spans.all(iri, PROV.wasDerivedFrom) if span != lead)
    return others if lead is None else (lead, *others)
