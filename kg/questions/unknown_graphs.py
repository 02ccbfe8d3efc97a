"""Warnings about graphs that a query chooses and the store does not have.

They count as empty, as graphs without a statement do, and nothing is fetched: such a query is not
wrong, but finds less than whoever wrote it expects.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.sparql import outline
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES
from kg.questions.unknown_terms import MOST_WARNINGS

_SHOWN = 100


def stated_graphs(store: Store, query: str) -> tuple[str, ...]:
    """The IRIs after FROM and FROM NAMED.

    Raises:
        QueryError: for what is no query.
    """
    form = outline(query, PREFIXES, store.iris.base)
    return (*form.default_graphs, *form.named_graphs)


def unknown_graphs(store: Store, graphs: Iterable[str]) -> tuple[str, ...]:
    """A warning for each of the graphs that the store does not have, at most `MOST_WARNINGS`.

    Raises:
        StoreError: if the store cannot be read.
    """
    unknown = [iri for iri in dict.fromkeys(graphs) if not store.has_graph(iri)]
    return tuple(
        f"<{_shown(iri)}>: the store has no graph of this name and nothing is fetched, so that it"
        " counts as empty; choose among: SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
        for iri in unknown[:MOST_WARNINGS]
    )


def _shown(iri: str) -> str:
    return iri if len(iri) <= _SHOWN else f"{iri[:_SHOWN]}…"
