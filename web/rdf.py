"""Descriptions of things as RDF: what the graph states about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rdflib import Graph

from kg.errors import QueryError
from kg.graph.store import Store
from kg.graph.xml import well_formed
from kg.questions.binding import Iri, bind

_MOST_REFERENCES: Final = 1000

_STATEMENTS = """
CONSTRUCT { ?thing ?property ?value }
WHERE { ?thing ?property ?value . FILTER(?property != schema:articleBody) }
"""
_REFERENCES = f"""
CONSTRUCT {{ ?other ?property ?thing }}
WHERE {{
  {{ SELECT ?other ?property ?thing
    WHERE {{ ?other ?property ?thing }}
    LIMIT {_MOST_REFERENCES} }}
}}
"""

MEDIA_TYPES: Final = {
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
}
"""How RDF can be had: media types and rdflib's names for them, the preferred first."""


def described(store: Store, iris: Sequence[str]) -> Graph:
    """Everything that the graph states about the things ``iris``.

    An article's text is left out: it has an address of its own.
    """
    return _construct(store, _STATEMENTS, iris)


def mentioned(store: Store, iri: str) -> Graph:
    """The statements of others that point at ``iri``, at most a thousand."""
    return _construct(store, _REFERENCES, [iri])


def written(graph: Graph, media_type: str) -> bytes:
    """``graph`` in one of `MEDIA_TYPES`, as UTF-8.

    Raises:
        QueryError: where that format has no way to write it (RDF/XML lacks some property names).
    """
    try:
        document = graph.serialize(format=MEDIA_TYPES[media_type], encoding="utf-8")
    except ValueError as error:
        raise QueryError(
            f"this graph cannot be written as {media_type}: {error}; ask for text/turtle"
        ) from error
    return well_formed(document) if media_type == "application/rdf+xml" else document


def _construct(store: Store, query: str, iris: Sequence[str]) -> Graph:
    if not iris:
        return Graph()
    return store.query(bind(query, {"thing": [Iri(iri) for iri in iris]})).graph or Graph()
