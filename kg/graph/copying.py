"""A store copied into another place, wholly or not at all."""

from __future__ import annotations

import gc
import itertools
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreBusyError, StoreError
from kg.graph import folder
from kg.graph.base import Store
from kg.graph.copy_target import CopyTarget, differing
from kg.graph.folder_reader import FolderReader
from kg.graph.whole import made_whole

Told = Callable[[int], None]
"""Is told how many statements have been copied."""

_ATTEMPTS = 5
_TELLING = 5_000
_BATCH = 200_000
"""Statements that a folder takes at a time: more would take more memory (1 GB for a million)."""


def copy(source: Store, target: str, *, replace: bool = False, told: Told = lambda _: None) -> int:
    """Copies all graphs of a store.

    A folder is copied as it is at one moment, also while another process writes it. A server may
    not be written meanwhile. Memory stays bounded. A target that is a folder appears when it is
    complete; one on a server says that it is incomplete until then, and is not opened.

    Args:
        source: the store, open for reading.
        target: a folder, or the address of a SPARQL endpoint.
        replace: whether what the target holds may go. What a copy that was cut short has left
            there always may.
        told: is told of progress.

    Returns:
        How many statements were copied.

    Raises:
        StoreError: if source or target do not fit, fail, or do not hold the same in the end.
    """
    for place in (source.location, target):
        if place == "memory:":
            raise StoreError(
                "memory: lasts as long as one command; name a folder or the address of a server"
            )
    if _place(source.location) == _place(target):
        raise StoreError(f"{target}: source and target are the same store; name another target")
    if re.match(r"https?://", target):
        return _into_server(source, target, replace, told)
    if re.match(r"[a-z][a-z0-9+.-]+:", target):
        raise StoreError(f"{target}: unknown kind of store; name a folder or an http(s) address")
    for attempt in range(_ATTEMPTS):
        before = source.version
        try:
            return _into_folder(source, Path(target), replace, told)
        except StoreError:
            # A writer may have replaced files of the folder that were not yet read.
            written = isinstance(source, FolderReader) and source.version != before
            if not written or attempt == _ATTEMPTS - 1:
                raise
    raise AssertionError


def _place(location: str) -> str:
    return location if "://" in location else os.path.realpath(location)


def _into_folder(source: Store, path: Path, replace: bool, told: Told) -> int:
    _refuse_occupied(path, replace)
    counted = _Counted(source.statements(), told)
    with made_whole(path, replace=replace) as made:
        with folder.explained(str(path)):
            inner = pyoxigraph.Store(str(made))
            quads = iter(counted)
            while batch := list(itertools.islice(quads, _BATCH)):
                inner.bulk_extend(batch)
            if counted.total > _BATCH:
                # Else every look-up would go through the files of each batch.
                inner.optimize()
            inner.flush()
            found = len(inner)
        # A folder that is open would stay locked under its new name.
        del inner
        gc.collect()
        if found != counted.total:
            raise differing(str(path), counted.total, found)
        _refuse_occupied(path, replace)
    return counted.total


def _refuse_occupied(path: Path, replace: bool) -> None:
    """Refuses a folder that is none of ours, is not to be replaced, or is in use."""
    folder.check(path, create=True)
    if not path.exists() or not any(path.iterdir()):
        return
    if not replace:
        raise StoreError(
            f"{path}: there is a store already; name another folder, or add --replace, which"
            " removes it"
        )
    try:
        folder.open_writing(path, create=False)
    except StoreBusyError:
        raise
    except StoreError:
        # A damaged store may be replaced.
        return
    finally:
        gc.collect()


def _into_server(source: Store, address: str, replace: bool, told: Told) -> int:
    with CopyTarget(address, source.iris, writable=True) as target:
        target.begin(replace)
        counted = _Counted(source.statements(), told)
        target.fill(counted)
        target.finish(counted.graphs)
    return counted.total


class _Counted:
    """Statements, counted on their way."""

    def __init__(self, quads: Iterable[Quad], told: Told) -> None:
        self.total = 0
        self.graphs: Counter[NamedNode] = Counter()
        self._quads = quads
        self._told = told

    def __iter__(self) -> Iterator[Quad]:
        for quad in self._quads:
            yield quad
            self.total += 1
            if isinstance(quad.graph_name, NamedNode):
                self.graphs[quad.graph_name] += 1
            if self.total % _TELLING == 0:
                self._told(self.total)
        self._told(self.total)
