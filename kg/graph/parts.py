"""Changes that are too large for one request to a server.

A server runs one request as one transaction. A larger change goes in parts, in an order that
never lets half of it be taken for all: first goes what says that something is whole (an article's
entry in the journal, the digest of the resolution), and last it comes back. Whoever is cut short in
between leaves an article that counts as not read, and the next build reads it again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kg.graph.updates import has_blank_node, update_text


@dataclass(frozen=True, slots=True)
class Update:
    """One request: its text, and whether sending it twice is as good as once."""

    text: str
    repeatable: bool = True


@dataclass(frozen=True, slots=True)
class Most:
    """What a server takes in one request: statements, and characters of an update."""

    statements: int
    length: int


def in_one(
    drop: Sequence[NamedNode], delete: Sequence[Quad], insert: Sequence[Quad], most: Most
) -> Update | None:
    """The change as one request; None if it is too large."""
    if len(delete) + len(insert) > most.statements:
        return None
    text = update_text(drop, delete, insert)
    # Whoever inserts a blank node twice has two of them.
    repeatable = not any(map(has_blank_node, insert))
    return Update(text, repeatable) if len(text) <= most.length else None


def in_parts(
    drop: Sequence[NamedNode],
    delete: Sequence[Quad],
    insert: Sequence[Quad],
    most: Most,
    marks: Collection[Quad],
) -> Iterator[Update]:
    """The change as several requests.

    Args:
        drop: graphs to drop.
        delete: statements to delete then.
        insert: statements to insert then.
        most: what one request may hold. Statements with blank nodes go together, however many,
            since a blank node is another one in each request.
        marks: those statements among the others which say that something is whole.
    """
    yield from _halved(_deleting, [quad for quad in delete if quad in marks], most)
    for graph in drop:
        yield Update(update_text([graph], (), ()))
    yield from _halved(_deleting, [quad for quad in delete if quad not in marks], most)
    yield from insertions([quad for quad in insert if quad not in marks], most)
    yield from insertions([quad for quad in insert if quad in marks], most)


def insertions(quads: Sequence[Quad], most: Most) -> Iterator[Update]:
    """Insertions of all these statements."""
    blank = [quad for quad in quads if has_blank_node(quad)]
    if blank:
        yield Update(update_text((), (), blank), repeatable=False)
    yield from _halved(_inserting, [quad for quad in quads if not has_blank_node(quad)], most)


def _deleting(quads: Sequence[Quad]) -> Update:
    return Update(update_text((), quads, ()))


def _inserting(quads: Sequence[Quad]) -> Update:
    return Update(update_text((), (), quads))


def _halved(
    update: Callable[[Sequence[Quad]], Update], quads: Sequence[Quad], most: Most
) -> Iterator[Update]:
    """Updates with all the statements, each as large as allowed or with one statement."""
    if not quads:
        return
    if len(quads) <= most.statements:
        whole = update(quads)
        if len(whole.text) <= most.length or len(quads) == 1:
            yield whole
            return
    middle = len(quads) // 2
    yield from _halved(update, quads[:middle], most)
    yield from _halved(update, quads[middle:], most)
