"""Which other articles tell the story of one in the same words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.web.links import to_iri
from kg.web.rows import select

MOST_COPIES: Final = 50

_OF_COPY = """
SELECT ?original ?title ?publisher ?published ?reason
WHERE {
  ?article kg:copyOf ?original ;
           kg:identityReason ?reason .
  ?original rdfs:label ?title .
  OPTIONAL { ?original schema:publisher ?publisher }
  OPTIONAL { ?original schema:datePublished ?published }
}
LIMIT 1
"""
_COPIES = f"""
SELECT ?copy ?title ?publisher ?published ?reason
WHERE {{
  ?copy kg:copyOf ?article ;
        kg:identityReason ?reason ;
        rdfs:label ?title .
  OPTIONAL {{ ?copy schema:publisher ?publisher }}
  OPTIONAL {{ ?copy schema:datePublished ?published }}
}}
ORDER BY DESC(BOUND(?published)) ?published ?title ?copy
LIMIT {MOST_COPIES}
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """Another article of the story, and why it is taken for one."""

    title: str
    href: str
    publisher: str | None
    published: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """``original`` is what the article is a copy of; ``copies`` are those of the article itself."""

    original: Telling | None
    copies: tuple[Telling, ...]


def story_of(store: Store, article_id: str) -> Story | None:
    """The other articles of the story; None where the article stands alone."""
    article = {"article": [Iri(store.iris.article(article_id))]}
    originals = _tellings(store, bind(_OF_COPY, article))
    copies = _tellings(store, bind(_COPIES, article))
    if not originals and not copies:
        return None
    return Story(originals[0] if originals else None, copies)


def _tellings(store: Store, query: str) -> tuple[Telling, ...]:
    found = []
    for iri, title, publisher, published, reason in select(store, query):
        link = to_iri(iri or "", store.iris.base)
        href = link.href if link else ""
        found.append(Telling(title or "", href, publisher, published, reason or ""))
    return tuple(found)
