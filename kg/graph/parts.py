"""Changes that are too large for one request to a server.

A server runs one request as one transaction. A larger change goes in parts, in an order that
never lets half of it be taken for all: first goes what says that something is whole (an article's
entry in the journal, the digest of the resolution), and last it comes back. Whoever is cut short in
between leaves an article that counts as not read, and the next build reads it again.

What only inserts, and says nothing of that kind, may go to the server's graph store as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from pyoxigraph import BlankNode, NamedNode, Quad

from kg.graph.updates import document_text, has_blank_node, update_text


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its text, and whether sending it twice is as good as once.

    The text is an update or, where there is a ``graph``, a document with statements to add to it.
    """

    text: str
    repeatable: bool = True
    graph: NamedNode | None = None


@dataclass(frozen=True, slots=True)
class Most:
    """What a server takes in one request.

    Attributes:
        statements: that many.
        length: in that many characters.
        document: statements of one graph from which on they are worth a document, where the server
            takes these; None for those with blank nodes alone, which always are.
    """

    statements: int
    length: int
    document: int | None = 100


def in_one(
    drop: Sequence[NamedNode], delete: Sequence[Quad], insert: Sequence[Quad], most: Most
) -> Request | None:
    """The change as one request; None if it is too large."""
    if len(delete) + len(insert) > most.statements:
        return None
    text = update_text(drop, delete, insert)
    # Whoever inserts a blank node twice has two of them.
    repeatable = not any(map(has_blank_node, insert))
    return Request(text, repeatable) if len(text) <= most.length else None


def in_parts(
    drop: Sequence[NamedNode],
    delete: Sequence[Quad],
    insert: Sequence[Quad],
    most: Most,
    marks: Collection[Quad],
    *,
    documents: bool = False,
) -> Iterator[Request]:
    """The change as several requests.

    Args:
        drop: graphs to drop.
        delete: statements to delete then.
        insert: statements to insert then.
        most: what one request may hold. Statements with blank nodes go together, however many,
            since a blank node is another one in each request.
        marks: those statements among the others which say that something is whole.
        documents: whether the server takes documents.
    """
    yield from _halved(_deleting, [quad for quad in delete if quad in marks], most)
    for graph in drop:
        yield Request(update_text([graph], (), ()))
    yield from _halved(_deleting, [quad for quad in delete if quad not in marks], most)
    yield from insertions([quad for quad in insert if quad not in marks], most, documents=documents)
    yield from insertions([quad for quad in insert if quad in marks], most)


def insertions(quads: Sequence[Quad], most: Most, *, documents: bool = False) -> Iterator[Request]:
    """Insertions of all these statements; the arguments are those of `in_parts`."""
    blank = [quad for quad in quads if has_blank_node(quad)]
    others = [quad for quad in quads if not has_blank_node(quad)]
    if documents:
        graphs = _by_graph(blank)
        # A node that stands in two graphs is one node only where both come in one request.
        if sum(map(len, map(_nodes, graphs.values()))) == len(_nodes(blank)):
            blank = []
            for graph, held in graphs.items():
                yield replace(_document(graph, held), repeatable=False)
    if documents and most.document is not None:
        graphs, others = _by_graph(others), []
        for graph, held in graphs.items():
            if len(held) < most.document:
                others += held
            else:
                yield from _halved(partial(_document, graph), held, most)
    if blank:
        yield Request(update_text((), (), blank), repeatable=False)
    yield from _halved(_inserting, others, most)


def _by_graph(quads: Iterable[Quad]) -> dict[NamedNode, list[Quad]]:
    found: dict[NamedNode, list[Quad]] = {}
    for quad in quads:
        # The stores hold nothing else.
        found.setdefault(cast(NamedNode, quad.graph_name), []).append(quad)
    return found


def _nodes(quads: Iterable[Quad]) -> set[BlankNode]:
    terms = (term for quad in quads for term in (quad.subject, quad.object))
    return {term for term in terms if isinstance(term, BlankNode)}


def _document(graph: NamedNode, quads: Sequence[Quad]) -> Request:
    return Request(document_text(quads), graph=graph)


def _deleting(quads: Sequence[Quad]) -> Request:
    return Request(update_text((), quads, ()))


def _inserting(quads: Sequence[Quad]) -> Request:
    return Request(update_text((), (), quads))


def _halved(
    request: Callable[[Sequence[Quad]], Request], quads: Sequence[Quad], most: Most
) -> Iterator[Request]:
    """Requests with all the statements, each as large as allowed or with one statement."""
    if not quads:
        return
    if len(quads) <= most.statements:
        whole = request(quads)
        if len(whole.text) <= most.length or len(quads) == 1:
            yield whole
            return
    middle = len(quads) // 2
    yield from _halved(request, quads[:middle], most)
    yield from _halved(request, quads[middle:], most)
