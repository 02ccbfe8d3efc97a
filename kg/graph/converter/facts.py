"""Statements on their way out (`Statements`) and on their way in (`Facts`)."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.graph.terms import Object, node


class Statements:
    """Collects the quads of one named graph; each once, in the order in which they came."""

    def __init__(self, graph: str) -> None:
        self.graph = node(graph)
        self._quads: dict[Quad, None] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Object | None) -> None:
        """One statement for each object; None is what the record does not say."""
        for value in objects:
            if value is not None:
                self._quads[Quad(subject, predicate, value, self.graph)] = None

    def quads(self) -> list[Quad]:
        return list(self._quads)


class Facts:
    """The statements of one graph, found by subject and predicate.

    Built in one pass, so that a whole article costs one look-up in the store.
    """

    def __init__(self, statements: Iterable[Quad | Triple]) -> None:
        self._objects: dict[object, dict[NamedNode, list[object]]] = {}
        self._subjects: dict[tuple[NamedNode, object], list[object]] = {}
        for statement in statements:
            subject, predicate, value = statement.subject, statement.predicate, statement.object
            self._objects.setdefault(subject, {}).setdefault(predicate, []).append(value)
            if isinstance(value, NamedNode):
                self._subjects.setdefault((predicate, value), []).append(subject)

    def values(self, subject: object, predicate: NamedNode) -> list[object]:
        """All objects, in no particular order."""
        return self._objects.get(subject, {}).get(predicate, [])

    def optional(self, subject: object, predicate: NamedNode) -> object | None:
        """The only object, or None.

        Raises:
            StoreError: if there are several.
        """
        found = self.values(subject, predicate)
        if len(found) > 1:
            raise StoreError(f"Unexpected second {predicate} of {subject}: {found[1]!r}")
        return found[0] if found else None

    def one(self, subject: object, predicate: NamedNode) -> object:
        """The only object.

        Raises:
            StoreError: if there is none, or more than one.
        """
        found = self.optional(subject, predicate)
        if found is None:
            raise StoreError(f"Unexpected lack of {predicate}: {subject!r}")
        return found

    def node(self, subject: object, predicate: NamedNode) -> NamedNode:
        """The only object, an IRI.

        Raises:
            StoreError: if there is none, more than one, or one that is no IRI.
        """
        return as_node(self.one(subject, predicate))

    def nodes(self, subject: object, predicate: NamedNode) -> list[NamedNode]:
        """All objects, each an IRI.

        Raises:
            StoreError: if one is no IRI.
        """
        return [as_node(value) for value in self.values(subject, predicate)]

    def having(self, predicate: NamedNode) -> list[NamedNode]:
        """Everything that has any value there, each an IRI.

        Raises:
            StoreError: if one is no IRI.
        """
        return [as_node(one) for one, stated in self._objects.items() if predicate in stated]

    def subjects(self, predicate: NamedNode, value: NamedNode) -> list[NamedNode]:
        """Everything that has this value, each an IRI.

        Raises:
            StoreError: if one is no IRI.
        """
        return [as_node(subject) for subject in self._subjects.get((predicate, value), [])]


def as_node(term: object) -> NamedNode:
    """The term, which is an IRI.

    Raises:
        StoreError: if it is not.
    """
    if isinstance(term, NamedNode):
        return term
    raise StoreError(f"Unexpected term (an IRI is needed here): {term!r}")
