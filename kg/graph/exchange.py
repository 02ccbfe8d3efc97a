"""RDF files in and out.

What is written is sorted, so that the same graph gives the same bytes (blank nodes excepted:
newskg makes none, but imported files may hold them).
"""

from __future__ import annotations

import gzip
import itertools
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
    serialize,
)

from kg.errors import StoreError
from kg.graph.backend import Backend
from kg.graph.iris import Iris
from kg.graph.sorting import sorted_lines
from kg.graph.terms import node
from kg.graph.vocabulary import PREFIXES

SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".nquads": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".n3": RdfFormat.N3,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
"""What a file's suffix says about its format."""

FORMATS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
}
"""What `write_rdf` writes."""

_CHUNK = 1 << 20
_LINES = 5_000


def read_rdf(path: Path, graph: str | None, iris: Iris) -> list[Quad]:
    """The statements of a file, as they are; the suffix tells its format, and whether it is packed.

    Statements that name no graph go to ``graph`` or, without one, to a graph named after the
    file. Blank nodes get fresh names, because two files may use the same ones.

    Raises:
        StoreError: for a file that is missing, of unknown format, not valid (naming the line), or
            that names its graphs itself though ``graph`` is given; for a ``graph`` that is no IRI
            or that newskg writes itself.
    """
    packed = path.suffix.lower() == ".gz"
    name = Path(path.stem if packed else path.name)
    if name.suffix.lower() not in SUFFIXES:
        known = " ".join(SUFFIXES)
        raise StoreError(
            f"{path}: unknown kind of RDF file; its name must end in one of {known}, and"
            " may have .gz after that"
        )
    target = node(iris.import_graph(name.name)) if graph is None else _asked(graph, iris)
    try:
        with _opened(path, packed) as file:
            parsed = parse(
                input=file,
                format=SUFFIXES[name.suffix.lower()],
                base_iri=iris.base,
                rename_blank_nodes=True,
            )
            quads = [_checked(path, quad, target, graph is not None) for quad in parsed]
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise StoreError(f"{path}{line}: not valid RDF: {error.msg}") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (EOFError, zlib.error) as error:
        raise StoreError(f"{path}: cannot be unpacked ({error}); fetch the file again") from error
    except MemoryError as error:
        raise StoreError(
            f"{path}: a statement is longer than 16 MB, which is more than fits; shorten it"
        ) from error
    except RecursionError as error:
        raise StoreError(f"{path}: not readable RDF: nested too deeply") from error
    return quads


def _opened(path: Path, packed: bool) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path)) if packed else path.open("rb")


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


def _asked(graph: str, iris: Iris) -> NamedNode:
    try:
        target = NamedNode(graph)
    except ValueError as error:
        raise StoreError(
            f"--graph {graph!r}: not an absolute IRI; give one such as https://example.org/people"
        ) from error
    if iris.is_own_graph(graph):
        raise StoreError(f"--graph {graph}: newskg writes this graph itself; name another graph")
    return target


def _checked(path: Path, quad: Quad, target: NamedNode, asked: bool) -> Quad:
    value = quad.object
    plain = isinstance(value, NamedNode | BlankNode | Literal)
    if not plain or (isinstance(value, Literal) and value.direction is not None):
        raise StoreError(f"{path}: RDF 1.2 is not supported; write plain RDF 1.1: {value}")
    if isinstance(quad.graph_name, DefaultGraph):
        return Quad(quad.subject, quad.predicate, value, target)
    if asked:
        raise StoreError(
            f"{path}: the file names its own graphs (such as {quad.graph_name}); leave --graph out"
        )
    return quad


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
