"""N-Quads in order, however many: sorted piece by piece on disk, and merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from kg.graph import folder

RUN = 200_000
"""Statements that are sorted in memory."""

_MOST_RUNS = 100
"""Files that are merged at a time."""


class SortedLines:
    """Statements as lines of N-Quads, sorted bytewise, with bounded memory.

    Iterating over it gives the lines. What does not fit into memory stands in the folder
    ``scratch``, in files whose names begin with ``name``.
    """

    def __init__(self, scratch: Path, name: str = "run") -> None:
        self._scratch = scratch
        self._name = name
        self._held: list[Quad] = []
        self._runs: list[Path] = []
        self._made = 0

    def add(self, quad: Quad) -> None:
        self._held.append(quad)
        if len(self._held) == RUN:
            self._write(_lines(self._held))
            self._held = []

    def __iter__(self) -> Iterator[bytes]:
        with _merged([*self._runs], _lines(self._held)) as lines:
            yield from lines

    def _write(self, lines: Iterable[bytes]) -> None:
        self._runs.append(self._file(lines))
        if len(self._runs) == _MOST_RUNS:
            with _merged(self._runs, ()) as merged:
                whole = self._file(merged)
            for run in self._runs:
                run.unlink()
            self._runs = [whole]

    def _file(self, lines: Iterable[bytes]) -> Path:
        self._made += 1
        path = self._scratch / f"{self._name}-{self._made}"
        with folder.explained(str(path.parent)), path.open("wb") as file:
            file.writelines(lines)
        return path


def sorted_lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """The statements as lines of N-Quads, sorted bytewise."""
    with tempfile.TemporaryDirectory(prefix="newskg-") as scratch:
        lines = SortedLines(Path(scratch))
        for quad in quads:
            lines.add(quad)
        yield from lines


def _lines(quads: list[Quad]) -> list[bytes]:
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return sorted(data.splitlines(keepends=True))


@contextmanager
def _merged(runs: list[Path], held: Iterable[bytes]) -> Iterator[Iterable[bytes]]:
    with ExitStack() as stack:
        files = [stack.enter_context(run.open("rb")) for run in runs]
        yield heapq.merge(*files, held)
