"""Whom and what the names in one article stand for."""

from __future__ import annotations

from collections.abc import Mapping

from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.web.links import to_iri
from kg.web.rows import select

_ENTITIES = """
SELECT ?name ?entity
WHERE { ?local kg:inArticle ?article ; kg:refersTo ?entity ; kg:nameInArticle ?name }
ORDER BY ?entity
"""


def entities_of(store: Store, article_id: str) -> Mapping[str, str]:
    """The pages of all that the article names, by the name that it has there.

    Empty where the articles have not been resolved yet.
    """
    found: dict[str, str] = {}
    article = Iri(store.iris.article(article_id))
    for name, entity in select(store, bind(_ENTITIES, {"article": [article]})):
        link = to_iri(entity or "", store.iris.base)
        if name and link is not None:
            found.setdefault(name, link.href)
    return found
