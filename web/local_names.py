"""Whom, what and which meetings one article speaks of, and where their pages are."""

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
_MEETINGS = """
SELECT ?report ?meeting
WHERE { ?report kg:inArticle ?article . ?meeting kg:describedIn ?report }
ORDER BY ?meeting
"""


def entities_of(store: Store, article_id: str) -> Mapping[str, str]:
    """The pages of all that the article names, by the name that it has there.

    Empty where the articles have not been resolved yet.
    """
    return _pages(store, _ENTITIES, article_id)


def meetings_of(store: Store, article_id: str) -> Mapping[str, str]:
    """The pages of the meetings that the article reports, by the IRI of each report.

    Empty where the articles have not been resolved yet.
    """
    return _pages(store, _MEETINGS, article_id)


def _pages(store: Store, query: str, article_id: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    article = Iri(store.iris.article(article_id))
    for name, iri in select(store, bind(query, {"article": [article]})):
        link = to_iri(iri or "", store.iris.base)
        if name and link is not None:
            found.setdefault(name, link.href)
    return found
