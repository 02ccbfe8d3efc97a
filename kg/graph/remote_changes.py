"""Changes of a server's store: updates, and documents for its graph store where it has one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyoxigraph import NamedNode, Quad

from kg.graph import customs, virtuoso
from kg.graph.backend import Backend
from kg.graph.endpoint import Endpoint
from kg.graph.graph_store import GraphStore
from kg.graph.marks import is_mark, marks_of
from kg.graph.parts import Most, Request, in_one, in_parts, insertions
from kg.graph.updates import has_blank_node

MOST = Most(statements=10_000, length=1_000_000)
"""What goes into one request. Many servers, or what stands before them, take a megabyte or two."""


class RemoteChanges:
    """Makes changes on a server.

    Args:
        server: takes the updates.
        graph_store: the address of its graph store, where it is none that `kg.graph.customs` knows.
        ask: answers an ASK of the store.
    """

    def __init__(
        self, server: Endpoint, graph_store: str | None, ask: Callable[[str], bool]
    ) -> None:
        self._server = server
        self._stated = graph_store
        self._ask = ask
        self._known: GraphStore | None = None

    def make(
        self,
        store: Backend,
        drop: Sequence[NamedNode],
        delete: Sequence[Quad],
        insert: Sequence[Quad],
    ) -> None:
        """Changes a store as `Backend.write` says: in one update, or in parts (`kg.graph.parts`).

        Raises:
            StoreError: if the server does not confirm all of it.
        """
        one = in_one(drop, delete, insert, self._most)
        # Blank nodes come to Virtuoso in documents only.
        fits = one is not None and (one.repeatable or not self._server.is_virtuoso)
        graph_store = None if fits else self._graph_store(insert)
        if one is not None and graph_store is None:
            self._send(one, None)
            return
        # What is to come off first, and back last, is more than what changes.
        marks = set(marks_of(store, {*drop, *(quad.graph_name for quad in (*delete, *insert))}))
        new = {quad for quad in insert if is_mark(store, quad)}
        parts = in_parts(
            drop,
            [*delete, *marks.difference(delete)],
            [*insert, *marks.difference(delete, new)],
            self._most,
            marks | new,
            documents=graph_store is not None,
        )
        for part in parts:
            self._send(part, graph_store)

    def insert(self, quads: Sequence[Quad]) -> None:
        """Inserts statements, in parts of which some may be there before the others.

        Raises:
            StoreError: if the server does not confirm all of them.
        """
        graph_store = self._graph_store(quads)
        for part in insertions(quads, self._most, documents=graph_store is not None):
            self._send(part, graph_store)

    @property
    def _most(self) -> Most:
        return virtuoso.MOST if self._server.is_virtuoso else MOST

    def _graph_store(self, quads: Sequence[Quad]) -> GraphStore | None:
        """What takes these statements as documents, if anything."""
        server = self._server
        address = self._stated or customs.graph_store_address(server.location, server.software)
        graph = quads[0].graph_name if quads else None
        if address is None or not isinstance(graph, NamedNode):
            return None
        if self._most.document is None and not any(map(has_blank_node, quads)):
            return None
        if self._known is None:
            needed = server.is_virtuoso or self._stated is not None
            self._known = GraphStore(server.sender, address, needed=needed, ask=self._ask)
        return self._known if self._known.offered(graph) else None

    def _send(self, part: Request, graph_store: GraphStore | None) -> None:
        if part.graph is None or graph_store is None:
            self._server.update(part.text, repeatable=part.repeatable)
        else:
            graph_store.add(part.graph, part.text, repeatable=part.repeatable)
