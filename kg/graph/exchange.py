"""The graph as RDF for others, and what may come from others.

What is written is sorted, so that the same graph gives the same bytes (blank nodes excepted:
newskg makes none, but imported files may hold them).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.errors import StoreError
from kg.graph.backend import Backend
from kg.graph.sorting import sorted_lines
from kg.graph.terms import node
from kg.graph.vocabulary import PREFIXES

FORMATS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
}
"""What `write_rdf` writes."""

_CHUNK = 1 << 20
_LINES = 5_000


def refuse_mixing(path: Path, quads: Iterable[Quad], store: Backend, begun: set[str]) -> None:
    """Refuses what would add to graphs that newskg wrote: no record could be read from them.

    ``begun`` are the graphs that earlier files of the same import have begun, which others may go
    on with; the file's are added.

    Raises:
        StoreError: naming the file, the first such graph that the store has, and the remedy.
    """
    added: dict[str, set[Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode) and store.iris.is_own_graph(
            quad.graph_name.value
        ):
            added.setdefault(quad.graph_name.value, set()).add(quad)
    for name in sorted(added.keys() - begun):
        there = set(store.match(graph=node(name)))
        if there and not added[name] <= there:
            article = name.partition(f"{store.iris.base}graph/article/")[2]
            remedy = f", or remove the article first: kg remove {article}" if article else ""
            raise StoreError(
                f"{path}: statements for {name}, which newskg writes itself and which this store"
                f" already has; import into an empty store (--store FOLDER){remedy}"
            )
    begun.update(added)


def write_rdf(quads: Iterable[Quad], format_name: str) -> Iterator[bytes]:
    """The statements in one of `FORMATS`, in pieces of about a megabyte.

    N-Quads are sorted bytewise, with bounded memory; the others, all in memory, by graph, subject,
    predicate and object. Turtle, which knows no graphs, holds the statements of all graphs, each
    once.

    Raises:
        StoreError: for an unknown format.
    """
    if format_name not in FORMATS:
        raise StoreError(f"{format_name}: unknown format of RDF; known are {' '.join(FORMATS)}")
    if format_name == "nquads":
        return _joined(sorted_lines(quads))
    ordered = sorted(quads, key=_order)
    if format_name == "turtle":
        triples = dict.fromkeys(quad.triple for quad in sorted(ordered, key=_order_of_triple))
        data = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    elif format_name == "trig":
        data = serialize(ordered, format=RdfFormat.TRIG, prefixes=PREFIXES) or b""
    else:
        data = serialize(ordered, format=RdfFormat.JSON_LD, prefixes=PREFIXES) or b""
    return _pieces(data)


def _order(quad: Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), *_order_of_triple(quad)


def _order_of_triple(quad: Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)


def _joined(lines: Iterable[bytes]) -> Iterator[bytes]:
    rest = iter(lines)
    while piece := b"".join(itertools.islice(rest, _LINES)):
        yield piece


def _pieces(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _CHUNK):
        yield data[start : start + _CHUNK]
