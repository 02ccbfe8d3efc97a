"""Disjoint groups of items that grow by joining, with items that must stay apart.

Joining follows Galler and Fischer, "An improved equivalence algorithm" (CACM 7, 1964), smaller
group under larger, with path halving.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Groups(Generic[Item]):
    """Items, each at first a group of its own.

    ``apart`` are pairs of items that no group may ever hold together: a join that would do so is
    refused. Every operation is nearly constant in time.
    """

    def __init__(self, items: Iterable[Item], apart: Iterable[tuple[Item, Item]] = ()) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}
        self._size = dict.fromkeys(self._parent, 1)
        self._enemies: dict[Item, set[Item]] = {}
        for first, second in apart:
            self._enemies.setdefault(first, set()).add(second)
            self._enemies.setdefault(second, set()).add(first)

    def root(self, item: Item) -> Item:
        """The item that stands for the whole group, until the next join."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def together(self, first: Item, second: Item) -> bool:
        """Whether both are in one group."""
        return self.root(first) == self.root(second)

    def join(self, first: Item, second: Item) -> bool:
        """Makes one group of two; False, and nothing changes, where they must stay apart."""
        large, small = self.root(first), self.root(second)
        if large == small:
            return True
        if self._opposed(large, small):
            return False
        if self._size[large] < self._size[small]:
            large, small = small, large
        self._parent[small] = large
        self._size[large] += self._size[small]
        if small in self._enemies:
            self._enemies.setdefault(large, set()).update(self._enemies[small])
        return True

    def join_all(self, items: Iterable[Item]) -> None:
        """Joins each item to the first of them that takes it."""
        leaders: list[Item] = []
        for item in items:
            if not any(self.join(leader, item) for leader in leaders):
                leaders.append(item)

    def sets(self) -> list[list[Item]]:
        """The groups, each in the order of the items, in the order of their first items."""
        members: dict[Item, list[Item]] = {}
        for item in self._parent:
            members.setdefault(self.root(item), []).append(item)
        return list(members.values())

    def _opposed(self, large: Item, small: Item) -> bool:
        for one, other in ((large, small), (small, large)):
            if any(self.root(enemy) == other for enemy in self._enemies.get(one, ())):
                return True
        return False
