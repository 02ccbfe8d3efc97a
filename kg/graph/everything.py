"""All that a server holds, some graphs at a time, and counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.graph import virtuoso
from kg.graph.paging import Ask, solutions

PAGE = 50_000
"""Statements that are read at a time."""

_MOST_GRAPHS = 500
"""Graphs that one query names."""

_EACH = "{ SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } }"
_COUNTED = "{ SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g }"


def graphs(ask: Ask, is_virtuoso: bool) -> list[str]:
    """The names of all graphs that somebody put there, sorted."""
    names = [row["g"] for row in solutions(ask, "?g", _EACH)]
    iris = sorted(name.value for name in names if isinstance(name, NamedNode))
    return [iri for iri in iris if not (is_virtuoso and virtuoso.is_own_graph(iri))]


def sizes(ask: Ask, is_virtuoso: bool) -> dict[NamedNode, int]:
    """How many statements each of these graphs has, sorted by name."""
    found: dict[str, int] = {}
    for row in solutions(ask, "?g ?n", _COUNTED):
        graph, count = row["g"], row["n"]
        if isinstance(graph, NamedNode) and isinstance(count, Literal):
            found[graph.value] = int(count.value)
    return {
        NamedNode(iri): found[iri]
        for iri in sorted(found)
        if not (is_virtuoso and virtuoso.is_own_graph(iri))
    }


def statements(
    location: str, ask: Ask, is_virtuoso: bool, counted: Mapping[NamedNode, int]
) -> Iterator[Quad]:
    """The statements of graphs of the sizes given; never more than a page of them in memory.

    Raises:
        StoreError: if the server sends another number of statements than it counted.
    """
    for group in _groups(counted):
        expected = sum(group.values())
        if len(group) == 1:
            (only,) = group
            names, pattern = "?s ?p ?o", f"GRAPH {only} {{ ?s ?p ?o }}"
        else:
            only = None
            values = " ".join(map(str, group))
            names, pattern = "?g ?s ?p ?o", f"VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }}"
        if is_virtuoso:
            names, pattern = virtuoso.precise(names, pattern)
        found = 0
        for row in solutions(ask, names, pattern, PAGE if expected > PAGE else None):
            found += 1
            quad = Quad(row["s"], row["p"], row["o"], only or row["g"])
            yield virtuoso.mended(quad, row) if is_virtuoso else quad
        if found != expected:
            raise StoreError(
                f"{location}: the server counts {expected:,} statements in {next(iter(group))}"
                f" and {len(group) - 1:,} more graphs, and sent {found:,}; repeat the command while"
                " nobody writes to the store"
            )


def _groups(counted: Mapping[NamedNode, int]) -> Iterator[dict[NamedNode, int]]:
    """Graphs that are a page together; a larger one stands alone."""
    group: dict[NamedNode, int] = {}
    held = 0
    for graph, count in counted.items():
        if group and (held + count > PAGE or len(group) == _MOST_GRAPHS):
            yield group
            group, held = {}, 0
        group[graph] = count
        held += count
    if group:
        yield group
