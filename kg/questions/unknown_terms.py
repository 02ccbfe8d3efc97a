"""Warnings about terms of a query that neither the graph nor its vocabulary knows.

Such a query is not wrong, but finds nothing; most often a term is misspelled, or has another
vocabulary's address (http where it is https).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat
from rapidfuzz import fuzz
from rdflib import OWL, RDF, RDFS, XSD, URIRef

from kg.errors import LimitError, StoreError
from kg.graph.limits import Limits
from kg.graph.sparql import Outline
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES
from kg.questions.query_terms import QueryTerm, sought_terms

MOST_WARNINGS: Final = 10

_MOST_LOOKED_UP = 100
_LANGUAGES: Final = (OWL, RDF, RDFS, XSD)
_FILES: Final = ("kg.ttl", "shapes.ttl")
_SIMILAR = 80.0
"""Similarity of names, out of 100, from which one may be meant for the other."""

_MUCH_LESS = 5.0
_SHOWN = 100
_SUGGESTIONS = 3

_IN_GRAPH = """ASK {{
  {{ {term} ?p ?o }} UNION {{ ?s {term} ?o }} UNION {{ ?s ?p {term} }}
  UNION {{ GRAPH {term} {{ ?s ?p ?o }} }}
}}"""

_TERMS_OF_GRAPH = "SELECT DISTINCT ?term { { ?s ?term ?o } UNION { ?s a ?term } }"
_GLANCE: Final = Limits(seconds=1, rows=10_000, megabytes=256)
"""What looking for suggestions may take; without an answer there are fewer of them."""


def unknown_terms(store: Store, query: str) -> tuple[str, ...]:
    """A warning for each term that the query looks for in vain, at most `MOST_WARNINGS`.

    Raises:
        QueryError: for what is no query.
        StoreError: if the store cannot be read.
    """
    form, terms = sought_terms(query, PREFIXES, store.iris.base)
    looked_up = [term for term in terms if not _in_vocabulary(term.iri)][:_MOST_LOOKED_UP]
    unknown = [term for term in looked_up if not _in_graph(store, term.iri)]
    found = tuple(dict.fromkeys(_warnings(store, form, unknown)))
    if len(found) > MOST_WARNINGS:
        more = len(found) - MOST_WARNINGS + 1
        return (*found[: MOST_WARNINGS - 1], f"{more} more terms that are not in the graph")
    return found


def _warnings(store: Store, form: Outline, unknown: Iterable[QueryTerm]) -> Iterator[str]:
    shadows = {
        name: form.prefixes[name]
        for name in form.declared
        if name in PREFIXES and form.prefixes[name] != PREFIXES[name]
    }
    for term in unknown:
        if term.prefix in shadows:
            yield _shadowed(str(term.prefix), shadows[str(term.prefix)][:_SHOWN])
            continue
        near = _nearest(store, form, term)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        shown = term.text if len(term.text) <= _SHOWN else f"{term.text[:_SHOWN]}…"
        yield f"{shown}: not in the graph or its vocabulary{hint}"


def _shadowed(prefix: str, stated: str) -> str:
    known = PREFIXES[prefix]
    scheme, other = known.partition(":")[0], stated.partition(":")[0]
    how = f" ({scheme}, not {other})" if _other_scheme(stated) == known else ""
    return (
        f"PREFIX {prefix}: is <{stated}> in this query and <{known}> in the graph{how}; leave the"
        " line out, the prefix need not be declared"
    )


def _in_vocabulary(iri: str) -> bool:
    if iri in _vocabulary():
        return True
    return any(iri.startswith(str(space)) and URIRef(iri) in space for space in _LANGUAGES)


def _in_graph(store: Store, iri: str) -> bool:
    try:
        term = NamedNode(iri)
    except ValueError:
        return False
    return store.query(_IN_GRAPH.format(term=term)).boolean is True


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[str, str]:
    """The terms that our ontology and shapes use: IRIs, and how they are written."""
    known = {}
    for name in _FILES:
        content = (files("kg.ontology") / name).read_bytes()
        for statement in pyoxigraph.parse(content, format=RdfFormat.TURTLE):
            for term in (statement.subject, statement.predicate, statement.object):
                if isinstance(term, NamedNode):
                    known[term.value] = _written(term.value, PREFIXES)
    return {iri: text for iri, text in known.items() if not text.startswith("<")}


def _written(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.isalnum():
            return f"{prefix}:{local}"
    return f"<{iri}>"


def _nearest(store: Store, form: Outline, term: QueryTerm) -> list[str]:
    """The known terms whose names are nearest, as the query may write them."""
    other = _other_scheme(term.iri)
    if _in_vocabulary(other) or _in_graph(store, other):
        return [f"{_written(other, form.prefixes)} ({other.partition(':')[0]})"]
    known = set(_vocabulary())
    if not term.iri.startswith(tuple(PREFIXES.values())):
        if term.iri.startswith(store.iris.base):
            # A thing or a graph: what it is called does not show in its IRI.
            return []
        known |= _terms_of(store)
    name = _local(term.iri)[:_SHOWN].lower()
    scores = {iri: fuzz.ratio(name, _local(iri).lower()) for iri in known}
    best = max(scores.values(), default=0.0)
    enough = max(_SIMILAR, best - _MUCH_LESS)
    near = [iri for iri, score in scores.items() if score >= enough]
    space = term.iri[: len(term.iri) - len(_local(term.iri))]
    near = [iri for iri in near if iri.startswith(space)] or near
    near.sort(key=lambda iri: (-scores[iri], iri))
    return [_written(iri, form.prefixes) for iri in near[:_SUGGESTIONS]]


def _terms_of(store: Store) -> set[str]:
    try:
        rows = store.query(_TERMS_OF_GRAPH, limits=_GLANCE).rows
    except (LimitError, StoreError):
        return set()
    return {str(term) for (term,) in rows if isinstance(term, URIRef)}


def _local(iri: str) -> str:
    return iri[max(iri.rfind(sign) for sign in "#/:") + 1 :]


def _other_scheme(iri: str) -> str:
    if iri.startswith("https:"):
        return "http:" + iri.removeprefix("https:")
    return "https:" + iri.removeprefix("http:") if iri.startswith("http:") else iri
