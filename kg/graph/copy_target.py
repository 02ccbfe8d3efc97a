"""A server that a whole store is copied into: it says that it is incomplete until it is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.graph.remote import RemoteStore
from kg.graph.terms import KG, text
from kg.graph.updates import has_blank_node

_BATCH = 4_000
_DROPPED = 100
"""Graphs that one request drops."""


class CopyTarget(RemoteStore):
    """A server's store, also one that a copy was cut short of."""

    def _refuse_incomplete(self) -> None:
        """An incomplete store is what this is for."""

    def begin(self, replace: bool) -> None:
        """Empties the store and marks it.

        Raises:
            StoreError: if it holds statements that may not go.
        """
        there = self.sizes()
        if there and not replace and not self._incomplete():
            raise StoreError(
                f"{self.location}: the server holds {sum(there.values()):,} statements already;"
                " name an empty store, or add --replace, which deletes them"
            )
        mark = [Quad(self._ingestion, KG.incomplete, text("copy"), self._ingestion)]
        self.write(insert=mark)
        others = [graph for graph in there if graph != self._ingestion]
        for at in range(0, len(others), _DROPPED):
            self.write(drop=others[at : at + _DROPPED])
        # Last and in one request, so that the mark is never away.
        self.write(drop=[self._ingestion], insert=mark)

    def fill(self, quads: Iterable[Quad]) -> None:
        """Inserts statements, some at a time.

        Those with blank nodes go together at the end: a blank node is another one in each request.
        """
        blank: list[Quad] = []
        batch: list[Quad] = []
        for quad in quads:
            (blank if has_blank_node(quad) else batch).append(quad)
            if len(batch) == _BATCH:
                self._changes.insert(batch)
                batch = []
        self._changes.insert(batch)
        self._changes.insert(blank)

    def finish(self, expected: Mapping[NamedNode, int]) -> None:
        """Takes the mark off, if each graph has as many statements as it should.

        Raises:
            StoreError: naming the first that has not.
        """
        found = self.sizes()
        for graph, count in expected.items():
            there = found.get(graph, 0) - (graph == self._ingestion)
            if there != count:
                raise differing(f"{self.location}: {graph}", count, there)
        self.write(delete=self._incomplete())


def differing(place: str, sent: int, found: int) -> StoreError:
    """The error for a copy that is not what was copied."""
    return StoreError(
        f"{place}: {sent:,} statements were sent and {found:,} are there; the copy does not count:"
        " look at the log of the server or of the disk, and repeat it"
    )
