"""What one article brought into the graph: people, organizations, places, meetings, claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.web.rows import select

_KINDS: Final = (
    ("meetings", "?report kg:inArticle ?article . ?thing kg:describedIn ?report ; a kg:Meeting ."),
    ("people", "?local kg:inArticle ?article ; kg:refersTo ?thing . ?thing a schema:Person ."),
    (
        "organizations",
        "?local kg:inArticle ?article ; kg:refersTo ?thing . ?thing a schema:Organization .",
    ),
    ("places", "?local kg:inArticle ?article ; kg:refersTo ?thing . ?thing a schema:Place ."),
    ("claims", "?claim kg:inArticle ?article ; a schema:Claim ; kg:leadEvidence ?thing ."),
)
_THINGS: Final = """
SELECT DISTINCT ?thing ?label WHERE {{ {pattern} {named} rdfs:label ?label }} ORDER BY ?label ?thing
"""
_TITLE: Final = "SELECT ?label WHERE { ?article rdfs:label ?label }"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that an article tells of: what it is called, and its IRI.

    That of a claim is its sentence's.
    """

    label: str
    iri: str


@dataclass(frozen=True, slots=True)
class Summary:
    """An article in the graph, and what it tells of by kind, each kind in alphabetical order."""

    article: Thing
    found: tuple[tuple[str, tuple[Thing, ...]], ...]


def summary(store: Store, article_id: str) -> Summary:
    """What the graph, resolved, holds from that article."""
    iri = store.iris.article(article_id)
    title = next((label for (label,) in select(store, bind(_TITLE, {"article": [Iri(iri)]}))), None)
    return Summary(
        Thing(title or article_id, iri),
        tuple((kind, _things(store, iri, kind, pattern)) for kind, pattern in _KINDS),
    )


def _things(store: Store, iri: str, kind: str, pattern: str) -> tuple[Thing, ...]:
    named = "?claim" if kind == "claims" else "?thing"
    query = _THINGS.format(pattern=pattern, named=named)
    rows = select(store, bind(query, {"article": [Iri(iri)]}))
    return tuple(Thing(label or "", thing or "") for thing, label in rows)
