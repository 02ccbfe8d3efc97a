"""An article as its source states it, to RDF (schema:NewsArticle) and back."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.articles.signature import signature
from kg.graph.converter.facts import Facts, Statements
from kg.graph.converter.values import optional_date, optional_text, optional_to_rdf, period_to_rdf
from kg.graph.iris import Iris
from kg.graph.terms import KG, RDF, RDFS, SCHEMA, node, text, value_of_text
from kg.records import Article


def article_to_rdf(statements: Statements, article: Article, iris: Iris) -> None:
    """Writes what the source states; the dates are the article's own."""
    iri, add = node(iris.article(article.id)), statements.add
    add(iri, RDF.type, SCHEMA.NewsArticle)
    add(iri, RDFS.label, text(article.label))
    add(iri, KG.fileName, text(article.file_name))
    add(iri, SCHEMA.headline, optional_to_rdf(article.title))
    add(iri, SCHEMA.publisher, optional_to_rdf(article.publisher))
    add(iri, SCHEMA.author, optional_to_rdf(article.author))
    add(iri, SCHEMA.inLanguage, optional_to_rdf(article.language))
    add(iri, SCHEMA.url, _address(article.url))
    add(iri, SCHEMA.sha256, text(article.sha256))
    add(iri, SCHEMA.articleBody, text(article.text))
    add(iri, KG.signature, optional_to_rdf(signature(article.text)))
    period_to_rdf(statements, iri, SCHEMA.datePublished, article.published, None, None)


def article_from_rdf(facts: Facts, iri: NamedNode, iris: Iris) -> Article:
    """Reads what `article_to_rdf` wrote."""
    address = facts.optional(iri, SCHEMA.url)
    return Article(
        id=iris.article_id(iri.value),
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
