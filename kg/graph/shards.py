"""A graph as many files of N-Quads, for the bulk loaders of other engines."""

from __future__ import annotations

import gzip
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal

from pyoxigraph import Quad

from kg.graph import folder
from kg.graph.sorting import SortedLines
from kg.graph.updates import has_blank_node
from kg.graph.whole import made_whole

Compression = Literal["gzip", "none"]

SIZE = 500_000
"""Statements in a file: as many as loaders like, and `kg import` has room for."""


def write_shards(
    quads: Iterable[Quad], path: Path, *, size: int = SIZE, compression: Compression = "gzip"
) -> tuple[int, int]:
    """Writes statements into a new folder, which appears when all of it is there.

    The files follow each other in order, bytewise; the same graph gives the same bytes. Statements
    with blank nodes stand together in the last file, however many: their labels mean something in
    one file only.

    Returns:
        How many files and statements there are.

    Raises:
        StoreError: if the folder is not empty, or cannot be written.
    """
    with made_whole(path) as made, tempfile.TemporaryDirectory(dir=made) as scratch:
        named, blank = (SortedLines(Path(scratch), name) for name in ("named", "blank"))
        for quad in quads:
            (blank if has_blank_node(quad) else named).add(quad)
        files = statements = 0
        for lines in _files(named, blank, size):
            count = _write(lines, made / _name(files, compression), compression)
            files += count > 0
            statements += count
    return files, statements


def _files(named: Iterable[bytes], blank: Iterable[bytes], size: int) -> Iterator[Iterable[bytes]]:
    """The lines of each file, to be read to its end before the next."""
    rest = iter(named)
    for first in rest:
        yield itertools.chain([first], itertools.islice(rest, size - 1))
    yield blank


def _name(number: int, compression: Compression) -> str:
    return f"graph-{number:05}.nq{'.gz' if compression == 'gzip' else ''}"


def _write(lines: Iterable[bytes], path: Path, compression: Compression) -> int:
    """How many lines were written; without any there is no file."""
    count = 0
    rest = iter(lines)
    first = next(rest, None)
    if first is None:
        return 0
    with folder.explained(str(path.parent)), _opened(path, compression) as file:
        for line in itertools.chain([first], rest):
            file.write(line)
            count += 1
    return count


@contextmanager
def _opened(path: Path, compression: Compression) -> Iterator[IO[bytes]]:
    with path.open("wb") as file:
        if compression == "none":
            yield file
            return
        # Neither a name nor a time goes in: the same lines give the same bytes.
        with gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packed:
            yield packed  # type: ignore[misc]
