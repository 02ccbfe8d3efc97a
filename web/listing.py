"""The articles of the graph, latest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.graph.store import Store
from kg.web.links import to_iri
from kg.web.rows import select

ARTICLES_PER_PAGE: Final = 100

_ARTICLES = """
SELECT ?article (SAMPLE(?title) AS ?label) (SAMPLE(?day) AS ?published)
       (SAMPLE(?house) AS ?publisher) (SAMPLE(?how) AS ?revision)
WHERE {{
  ?article a schema:NewsArticle ; rdfs:label ?title .
  OPTIONAL {{ ?article schema:datePublished ?day }}
  OPTIONAL {{ ?article kg:latest ?last }}
  OPTIONAL {{ ?article schema:publisher ?house }}
  OPTIONAL {{ ?article prov:qualifiedRevision ?how }}
}}
GROUP BY ?article
ORDER BY DESC(MAX(?last)) ?label ?article
LIMIT {limit} OFFSET {offset}
"""


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """One line of the list; ``correction`` is the page of its latest correction."""

    href: str
    label: str
    published: str | None
    publisher: str | None
    correction: str | None = None


def listed_articles(store: Store, page: int) -> tuple[ListedArticle, ...]:
    """One page of the list, from 1."""
    query = _ARTICLES.format(limit=ARTICLES_PER_PAGE, offset=(page - 1) * ARTICLES_PER_PAGE)
    found: list[ListedArticle] = []
    for iri, label, published, publisher, revision in select(store, query):
        link = to_iri(iri or "", store.iris.base)
        correction = to_iri(revision, store.iris.base) if revision else None
        found.append(
            ListedArticle(
                link.href if link else "", label or "", published, publisher,
                correction.href if correction else None,
            )
        )  # fmt: skip
    return tuple(found)
