"""An article as its source states it, to RDF (schema:NewsArticle) and back."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.values import optional_date, optional_text, optional_to_rdf, period_to_rdf
from kg.graph.iris import Iris
from kg.graph.terms import KG, RDF, RDFS, SCHEMA, node, text, value_of_text
from kg.records import Article


def article_to_rdf(statements: Statements, article: Article, iris: Iris) -> None:
    """Writes what the source states; the dates are the article's own."""
    iri = node(iris.article(article.id))
    statements.add(iri, RDF.type, SCHEMA.NewsArticle)
    statements.add(iri, RDFS.label, text(article.label))
    stated_to_rdf(statements, iri, article)


def stated_to_rdf(statements: Statements, iri: NamedNode, article: Article) -> None:
    """Writes what the source states of an article, or of an earlier version, as ``iri``."""
    add = statements.add
    add(iri, KG.fileName, text(article.file_name))
    add(iri, SCHEMA.headline, optional_to_rdf(article.title))
    add(iri, SCHEMA.publisher, optional_to_rdf(article.publisher))
    add(iri, SCHEMA.author, optional_to_rdf(article.author))
    add(iri, SCHEMA.inLanguage, optional_to_rdf(article.language))
    add(iri, SCHEMA.url, _address(article.url))
    add(iri, SCHEMA.sha256, text(article.sha256))
    add(iri, SCHEMA.articleBody, text(article.text))
    period_to_rdf(statements, iri, SCHEMA.datePublished, article.published, None, None)


def article_from_rdf(facts: Facts, iri: NamedNode, article_id: str) -> Article:
    """Reads what `stated_to_rdf` wrote of the article with this id."""
    address = facts.optional(iri, SCHEMA.url)
    return Article(
        id=article_id,
        file_name=value_of_text(facts.one(iri, KG.fileName)),
        title=optional_text(facts, iri, SCHEMA.headline),
        published=optional_date(facts, iri, SCHEMA.datePublished),
        publisher=optional_text(facts, iri, SCHEMA.publisher),
        author=optional_text(facts, iri, SCHEMA.author),
        url=address.value if isinstance(address, NamedNode | Literal) else None,
        language=optional_text(facts, iri, SCHEMA.inLanguage),
        sha256=value_of_text(facts.one(iri, SCHEMA.sha256)),
        text=value_of_text(facts.one(iri, SCHEMA.articleBody)),
    )


def _address(url: str | None) -> NamedNode | Literal | None:
    """An IRI; the words that stand there where they are none ("www.example.com/a b")."""
    try:
        return None if url is None else NamedNode(url)
    except ValueError:
        return optional_to_rdf(url)
