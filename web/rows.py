"""Reads from the store for the pages' own needs, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.store import Store

TextRow = tuple[str | None, ...]


def select(store: Store, query: str) -> Iterator[TextRow]:
    """The rows of a SELECT with each term as its text; None where it is unbound."""
    result = store.query(query)
    for row in result.rows:
        yield tuple(None if term is None else str(term) for term in row)
