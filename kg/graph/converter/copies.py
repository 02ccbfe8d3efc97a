"""Articles that tell the story of others in the same words, to RDF (kg:copyOf) and back."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.converter.facts import Facts, Statements
from kg.graph.iris import Iris
from kg.graph.terms import KG, node, text, value_of_text
from kg.records import Copy


def copies_to_rdf(statements: Statements, iris: Iris, copies: Iterable[Copy]) -> None:
    """One link for each copy, with its reason."""
    for copy in copies:
        article = node(iris.article(copy.article_id))
        statements.add(article, KG.copyOf, node(iris.article(copy.original)))
        statements.add(article, KG.identityReason, text(copy.reason))


def copies_from_rdf(facts: Facts, iris: Iris) -> tuple[Copy, ...]:
    """The records that `copies_to_rdf` made these statements of, sorted."""
    return tuple(
        sorted(
            Copy(
                iris.article_id(article.value),
                iris.article_id(facts.node(article, KG.copyOf).value),
                value_of_text(facts.one(article, KG.identityReason)),
            )
            for article in facts.having(KG.copyOf)
        )
    )
