"""What one article brought into the graph: people, organizations, places, meetings, claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.web.rows import TextRow, select

_KINDS: Final = (
    ("meetings", "?report kg:inArticle ?article . ?thing kg:describedIn ?report ; a kg:Meeting ."),
    ("people", "?local kg:inArticle ?article ; kg:refersTo ?thing . ?thing a schema:Person ."),
    (
        "organizations",
        "?local kg:inArticle ?article ; kg:refersTo ?thing . ?thing a schema:Organization .",
    ),
    ("places", "?local kg:inArticle ?article ; kg:refersTo ?thing . ?thing a schema:Place ."),
)
_THINGS: Final = """
SELECT DISTINCT ?thing ?label WHERE {{ {pattern} ?thing rdfs:label ?label }} ORDER BY ?label ?thing
"""
_CLAIMS: Final = """
SELECT ?thing ?content ?speaker WHERE {
  ?claim kg:inArticle ?article ; a schema:Claim ; kg:leadEvidence ?thing ; rdfs:label ?content .
  OPTIONAL { ?claim kg:speakerText ?speaker }
  OPTIONAL { ?thing oa:hasSelector/oa:start ?start }
} ORDER BY ?start ?claim
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
    """An article in the graph, and what it tells of by kind.

    Claims are in reading order, everything else in alphabetical order.
    """

    article: Thing
    found: tuple[tuple[str, tuple[Thing, ...]], ...]


def summary(store: Store, article_id: str) -> Summary:
    """What the graph, resolved, holds from that article."""
    iri = store.iris.article(article_id)

    def rows(query: str) -> list[TextRow]:
        return list(select(store, bind(query, {"article": [Iri(iri)]})))

    titles = [label for (label,) in rows(_TITLE) if label]
    found = [
        (kind, tuple(Thing(label or "", thing or "") for thing, label in rows(query)))
        for kind, query in ((kind, _THINGS.format(pattern=pattern)) for kind, pattern in _KINDS)
    ]
    claims = tuple(
        Thing(f"{speaker}: {content}" if speaker else content or "", thing or "")
        for thing, content, speaker in rows(_CLAIMS)
    )
    return Summary(Thing(titles[0] if titles else article_id, iri), (*found, ("claims", claims)))
