"""A file of RDF, as `kg import` takes it: its statements read, or loaded without reading each."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import StoreError
from kg.graph import journal
from kg.graph.iris import Iris
from kg.graph.terms import KG, node

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

_CHUNK = 1 << 20
_LINES = (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES)
_NEWER = (re.compile(rb"<<\("), re.compile(rb"--[lr]t[lr]"))
"""What triple terms begin with, and directions of text are, in N-Quads of RDF 1.2 (section 6).

Two patterns, each with a beginning of its own to look for, are ten times as fast as one.
"""
_OVERLAP = len("--ltr") - 1
_NEWER_STATEMENT = """
    SELECT ?o WHERE {
      { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o }
      FILTER (isTRIPLE(?o) || hasLANGDIR(?o))
    } LIMIT 1"""


@dataclass(frozen=True, slots=True)
class RdfFile:
    """A file whose suffix tells its format, and whether it is packed.

    Statements that name no graph are those of ``target``. Blank nodes get fresh names, because two
    files may use the same ones. What is read from it raises StoreError for a file that is missing
    or not valid (naming the line), that has statements of RDF 1.2, that names its graphs itself
    though a graph was asked for, or that was exported from a store of another base or layout.
    """

    path: Path
    format: RdfFormat
    target: NamedNode
    is_asked: bool
    iris: Iris

    @classmethod
    def of(cls, path: Path, graph: str | None, iris: Iris) -> RdfFile:
        """The file at a path; without ``graph`` its target is a graph named after the file.

        Raises:
            StoreError: for a file of unknown format, and a ``graph`` that is no IRI or that newskg
                writes itself.
        """
        name = Path(path.stem if _is_packed(path) else path.name)
        found = SUFFIXES.get(name.suffix.lower())
        if found is None:
            known = " ".join(SUFFIXES)
            raise StoreError(
                f"{path}: unknown kind of RDF file; its name must end in one of {known}, and"
                " may have .gz after that"
            )
        target = node(iris.import_graph(name.name)) if graph is None else _asked(graph, iris)
        return cls(path, found, target, graph is not None, iris)

    def read(self) -> list[Quad]:
        """The statements."""
        with self._opened() as file:
            parsed = parse(
                input=io.BufferedReader(file, _CHUNK),
                format=self.format,
                base_iri=self.iris.base,
                rename_blank_nodes=True,
            )
            quads = [self._checked(quad) for quad in parsed]
        self._check_layout(quad for quad in quads if quad.predicate == KG.layout)
        return quads

    def load(self, store: Callable[[], pyoxigraph.Store]) -> None:
        """Puts the statements into an empty store of Oxigraph's, which reads them by itself.

        It takes half the time of `read` and adding what that gives. Where it raises, part of them
        may be there.

        Args:
            store: gives the store whenever it is needed; no traceback keeps it open.
        """
        with self._opened() as file:
            buffered = io.BufferedReader(file, _CHUNK)
            store().bulk_load(buffered, self.format, base_iri=self.iris.base)
        if self.format not in _LINES or file.may_be_newer:
            for value in _newer_values(store()):
                raise self._newer(value)
        if self.is_asked and (named := next(iter(store().named_graphs()), None)):
            raise self._names_graphs(named)
        if next(store().quads_for_pattern(None, None, None, DefaultGraph()), None):
            store().update(f"MOVE DEFAULT TO {self.target}")
        self._check_layout(list(store().quads_for_pattern(None, KG.layout, None, None)))

    def _checked(self, quad: Quad) -> Quad:
        value = quad.object
        plain = isinstance(value, NamedNode | BlankNode | Literal)
        if not plain or (isinstance(value, Literal) and value.direction is not None):
            raise self._newer(value)
        if isinstance(quad.graph_name, DefaultGraph):
            return Quad(quad.subject, quad.predicate, value, self.target)
        if self.is_asked:
            raise self._names_graphs(quad.graph_name)
        return quad

    def _check_layout(self, found: Iterable[Quad]) -> None:
        journal.check_layout(str(self.path), found, self.iris)

    def _newer(self, value: object) -> StoreError:
        return StoreError(f"{self.path}: RDF 1.2 is not supported; write plain RDF 1.1: {value}")

    def _names_graphs(self, graph: object) -> StoreError:
        return StoreError(
            f"{self.path}: the file names its own graphs (such as {graph}); leave --graph out"
        )

    @contextmanager
    def _opened(self) -> Iterator[_Bytes]:
        """The unpacked bytes; what is wrong with them is raised in words."""
        path = self.path
        try:
            with _open(path) as file:
                yield _Bytes(path, file)
        except SyntaxError as error:
            line = f":{error.lineno}" if error.lineno else ""
            raise StoreError(f"{path}{line}: not valid RDF: {error.msg}") from error
        except MemoryError as error:
            raise StoreError(
                f"{path}: a statement is longer than 16 MB, which is more than fits; shorten it"
            ) from error
        except RecursionError as error:
            raise StoreError(f"{path}: not readable RDF: nested too deeply") from error


class _Bytes(io.RawIOBase):
    """A file's bytes, looked through for signs of RDF 1.2 on their way."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        super().__init__()
        self.may_be_newer = False
        self._path = path
        self._file = file
        self._last = b""

    def readable(self) -> bool:
        """As a file."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As a file; typeshed names a buffer's type more widely than Python 3.11 knows it."""
        try:
            data = self._file.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise StoreError(
                f"{self._path}: cannot be unpacked ({error}); fetch the file again"
            ) from error
        except OSError as error:
            raise _unreadable(self._path, error) from error
        if not self.may_be_newer:
            parts = data, self._last + data[:_OVERLAP]
            self.may_be_newer = any(sign.search(part) for sign in _NEWER for part in parts)
            self._last = data[-_OVERLAP:]
        buffer[: len(data)] = data
        return len(data)


def _newer_values(store: pyoxigraph.Store) -> list[object]:
    """Something that RDF 1.2 alone allows as the object of a statement, if the store has it."""
    found = cast(pyoxigraph.QuerySolutions, store.query(_NEWER_STATEMENT))
    return [solution["o"] for solution in found]


def _open(path: Path) -> IO[bytes]:
    try:
        return cast(IO[bytes], gzip.open(path)) if _is_packed(path) else path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def _unreadable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path}: cannot be read: {error.strerror or error}")


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
