"""Custom SPARQL: a query that somebody wrote, with limits, and with warnings beside its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.graph.limits import DEFAULT_LIMITS, Limits
from kg.graph.result import Result
from kg.graph.store import Store
from kg.questions.unknown_graphs import stated_graphs, unknown_graphs
from kg.questions.unknown_terms import unknown_terms


@dataclass(frozen=True, slots=True)
class CustomAnswer:
    """What a custom query gives, and what is odd about the query, a sentence each."""

    result: Result
    warnings: tuple[str, ...]


def ask_sparql(
    store: Store,
    sparql: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> CustomAnswer:
    """The answer to a SPARQL query of whatever origin: it can change, fetch and block nothing.

    Args:
        store: what it is asked of.
        sparql: the query; see `kg.graph.backend.Backend.query`.
        limits: what it may take.
        default_graphs: IRIs of the graphs that make the default graph.
        named_graphs: IRIs of the graphs that GRAPH reaches.

    Raises:
        LimitError: if it takes more than its limits allow; nothing of it goes on.
        QueryError: if it is malformed (naming line and column), refused or fails.
        StoreError: if the store cannot be read.
    """
    result = store.query(
        sparql,
        default_graphs=default_graphs,
        named_graphs=named_graphs,
        limits=limits,
    )
    chosen = default_graphs or named_graphs
    graphs = (*default_graphs, *named_graphs) if chosen else stated_graphs(store, sparql)
    return CustomAnswer(result, (*unknown_graphs(store, graphs), *unknown_terms(store, sparql)))
