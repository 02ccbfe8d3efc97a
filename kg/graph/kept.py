"""Facts that are read out of a graph once and kept until it changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from kg.graph.base import Store

Kept = TypeVar("Kept")


def kept(compute: Callable[[Store], Kept]) -> Callable[[Store], Kept]:
    """``compute`` that remembers what it said of each store, as long as that has not changed.

    A store that does not tell when it changes is asked each time.
    """
    known: WeakKeyDictionary[Store, tuple[str, Kept]] = WeakKeyDictionary()

    @wraps(compute)
    def remembered(store: Store) -> Kept:
        version = store.version
        if version is None:
            return compute(store)
        found = known.get(store)
        if found is None or found[0] != version:
            found = known[store] = (version, compute(store))
        return found[1]

    return remembered
