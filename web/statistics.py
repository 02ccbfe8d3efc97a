"""How much of what the graph holds, as VoID counts it: https://www.w3.org/TR/void/#statistics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.errors import LimitError
from kg.graph.limits import Limits
from kg.graph.store import Store

_TOTALS: Final = """
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
WHERE { ?s ?p ?o }
"""
_ENTITIES: Final = "SELECT (COUNT(DISTINCT ?s) AS ?entities) WHERE { ?s a ?class }"
_CLASSES: Final = """
SELECT ?class (COUNT(DISTINCT ?s) AS ?number) WHERE { ?s a ?class } GROUP BY ?class ORDER BY ?class
"""
_PROPERTIES: Final = """
SELECT ?p (COUNT(*) AS ?number) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p
"""
_GRAPHS: Final = """
SELECT ?g (COUNT(*) AS ?number) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g
"""

Counts = tuple[tuple[str, int], ...]
"""Numbers by IRI."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of the union of all graphs; None, or nothing, where counting took too much.

    ``entities`` are the things that have a class; ``classes`` gives the entities of each class,
    ``properties`` the statements with each property, ``graphs`` the statements of each graph.
    """

    triples: int | None
    subjects: int | None
    objects: int | None
    entities: int | None
    classes: Counts
    properties: Counts
    graphs: Counts


def statistics(store: Store, limits: Limits) -> Statistics:
    """Counts everything, each count within ``limits``."""
    triples, subjects, objects = _numbers(store, _TOTALS, limits, 3)
    (entities,) = _numbers(store, _ENTITIES, limits, 1)
    return Statistics(
        triples,
        subjects,
        objects,
        entities,
        _counts(store, _CLASSES, limits),
        _counts(store, _PROPERTIES, limits),
        _counts(store, _GRAPHS, limits),
    )


def _numbers(store: Store, query: str, limits: Limits, width: int) -> Iterable[int | None]:
    try:
        (row,) = store.query(query, limits=limits).rows
    except LimitError:
        return [None] * width
    return [int(str(number)) for number in row]


def _counts(store: Store, query: str, limits: Limits) -> Counts:
    try:
        return tuple((str(iri), int(str(n))) for iri, n in store.query(query, limits=limits).rows)
    except LimitError:
        return ()
