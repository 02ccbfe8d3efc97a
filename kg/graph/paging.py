"""All rows of a query, also where a server sends only so many at a time."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from pyoxigraph import QuerySolution

Ask = Callable[[str], tuple[list[QuerySolution], int | None]]
"""Answers a query: its rows, and how many the server sends at most (None: no limit told)."""


def solutions(
    ask: Ask, names: str, pattern: str, page: int | None = None
) -> Iterator[QuerySolution]:
    """The solutions of a pattern.

    They come page by page where the server tells that its limit is reached, or where ``page`` says
    how many there shall be in memory at a time. Nothing may be written meanwhile: it would move the
    pages' bounds.

    Args:
        ask: answers a query.
        names: the variables, such as ``?s ?p``.
        pattern: what stands in WHERE.
        page: rows in each answer.
    """
    if page is None:
        found, most = ask(f"SELECT {names} WHERE {{ {pattern} }}")
        if most is None or len(found) < most:
            yield from found
            return
        # As many as the limit could be a part of more.
        page = max(most - 1, 1)
    # Virtuoso sorts only so many rows for LIMIT, unless the order is that of an inner query.
    ordered = f"{{ SELECT {names} WHERE {{ {pattern} }} ORDER BY {names} }}"
    for offset in itertools.count(0, page):
        found, _ = ask(f"SELECT {names} WHERE {{ {ordered} }} LIMIT {page} OFFSET {offset}")
        yield from found
        if len(found) < page:
            return
