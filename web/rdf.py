"""Descriptions of things as RDF: what the graph states about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import rdflib
from pyoxigraph import RdfFormat, parse, serialize

from kg.errors import QueryError
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES
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
    "application/trig": "trig",
}
"""How RDF can be had: media types and short names for them, the preferred first."""

_ELEMENT: Final = re.compile(r"[^\W\d][\w.-]*\Z")
"""How an IRI ends that can be written as the name of an XML element."""


def described(store: Store, iris: Sequence[str]) -> rdflib.Graph:
    """Everything that the graph states about the things ``iris``.

    An article's text is left out: it has an address of its own.
    """
    return _construct(store, _STATEMENTS, iris)


def mentioned(store: Store, iri: str) -> rdflib.Graph:
    """The statements of others that point at ``iri``, at most a thousand."""
    return _construct(store, _REFERENCES, [iri])


def written(graph: rdflib.Graph, media_type: str) -> bytes:
    """``graph`` in one of `MEDIA_TYPES`, as UTF-8.

    Raises:
        QueryError: where that format has no way to write it (RDF/XML lacks some property names).
    """
    if media_type == "text/turtle":
        # Slower, but people read it: prefixes of the graph's own, blank nodes where they belong.
        return graph.serialize(format="turtle", encoding="utf-8")
    return rewritten(graph.serialize(format="nt", encoding="utf-8"), media_type)


def rewritten(statements: bytes, media_type: str) -> bytes:
    """Statements in N-Triples in one of `MEDIA_TYPES`, each once, those of a subject together.

    Raises:
        QueryError: as `written`.
    """
    lines = sorted(set(statements.split(b"\n")) - {b""})
    if media_type == "application/n-triples":
        return b"".join(line + b"\n" for line in lines)
    if media_type == "application/rdf+xml":
        _refuse_unwritable(lines)
    form = RdfFormat.from_media_type(media_type)
    quads = parse(b"\n".join(lines), format=RdfFormat.N_TRIPLES)
    document = serialize(quads, format=form, prefixes=PREFIXES) or b""
    return well_formed(document) if media_type == "application/rdf+xml" else document


def _refuse_unwritable(lines: Iterable[bytes]) -> None:
    """RDF/XML writes properties as elements, for which not every IRI leaves a name."""
    properties = {line.split(b" ", 2)[1][1:-1].decode() for line in lines}
    for iri in sorted(properties):
        if not _ELEMENT.search(iri):
            raise QueryError(
                f"this graph cannot be written as application/rdf+xml: the property <{iri}> does"
                " not end in a name; ask for text/turtle"
            )


def _construct(store: Store, query: str, iris: Sequence[str]) -> rdflib.Graph:
    if not iris:
        return rdflib.Graph()
    return store.query(bind(query, {"thing": [Iri(iri) for iri in iris]})).graph or rdflib.Graph()
