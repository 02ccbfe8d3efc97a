"""Looking things up by where they stand, without walking through the article each time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from kg.records import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Items that do not overlap, in reading order, found by their offsets."""

    def __init__(self, items: Iterable[T], span: Callable[[T], Span]) -> None:
        self._items = tuple(items)
        self._starts = [span(item).start for item in self._items]
        self._ends = [span(item).end for item in self._items]

    def starting_within(self, start: int, end: int) -> Sequence[T]:
        """The items that begin at ``start`` or behind it, and before ``end``."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def starting_at(self, offset: int) -> T | None:
        """The item that begins at ``offset``."""
        index = bisect_left(self._starts, offset)
        found = index < len(self._starts) and self._starts[index] == offset
        return self._items[index] if found else None

    def ending_at(self, offset: int) -> T | None:
        """The item that ends at ``offset``."""
        index = bisect_left(self._ends, offset)
        found = index < len(self._ends) and self._ends[index] == offset
        return self._items[index] if found else None

    def covering(self, offset: int) -> T | None:
        """The item that holds the character at ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        return self._items[index] if index >= 0 and offset < self._ends[index] else None
