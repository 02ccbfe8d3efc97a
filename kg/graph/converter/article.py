"""An article as its source states it, to RDF (schema:NewsArticle) and back."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.articles.signature import signature
from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.values import (
    address_from_rdf,
    address_to_rdf,
    optional_date,
    optional_text,
    optional_to_rdf,
    period_to_rdf,
)
from kg.graph.iris import Iris
from kg.graph.terms import KG, RDF, RDFS, SCHEMA, node, text, value_of_text
from kg.records import Article


def article_to_rdf(statements: Statements, article: Article, iris: Iris) -> None:
    """Writes what the source states; the dates are the article's own."""
    iri = node(iris.article(article.id))
    statements.add(iri, RDF.type, SCHEMA.NewsArticle)
    statements.add(iri, RDFS.label, text(article.label))
    statements.add(iri, KG.signature, optional_to_rdf(signature(article.text)))
    stated_to_rdf(statements, iri, article)


def stated_to_rdf(statements: Statements, iri: NamedNode, article: Article) -> None:
    """Writes what the source states of an article, or of an earlier version, as ``iri``."""
    add = statements.add
    add(iri, KG.fileName, text(article.file_name))
    add(iri, SCHEMA.headline, optional_to_rdf(article.title))
    add(iri, SCHEMA.publisher, optional_to_rdf(article.publisher))
    add(iri, SCHEMA.author, optional_to_rdf(article.author))
    add(iri, SCHEMA.inLanguage, optional_to_rdf(article.language))
    add(iri, SCHEMA.url, address_to_rdf(article.url))
    add(iri, SCHEMA.sha256, text(article.sha256))
    add(iri, SCHEMA.articleBody, text(article.text))
    for note in article.notes:
        add(iri, KG.readingNote, text(note))
    period_to_rdf(statements, iri, SCHEMA.datePublished, article.published, None, None)


def article_from_rdf(facts: Facts, iri: NamedNode, article_id: str) -> Article:
    """Reads what `stated_to_rdf` wrote of the article with this id."""
    return Article(
        id=article_id,
        file_name=value_of_text(facts.one(iri, KG.fileName)),
        title=optional_text(facts, iri, SCHEMA.headline),
        published=optional_date(facts, iri, SCHEMA.datePublished),
        publisher=optional_text(facts, iri, SCHEMA.publisher),
        author=optional_text(facts, iri, SCHEMA.author),
        url=address_from_rdf(facts, iri),
        language=optional_text(facts, iri, SCHEMA.inLanguage),
        sha256=value_of_text(facts.one(iri, SCHEMA.sha256)),
        text=value_of_text(facts.one(iri, SCHEMA.articleBody)),
        notes=tuple(sorted(value_of_text(note) for note in facts.values(iri, KG.readingNote))),
    )
