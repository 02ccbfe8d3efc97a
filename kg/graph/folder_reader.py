"""A folder's store for reading, beside the one process that may write to it."""

from __future__ import annotations

import hashlib
import threading
import time
from pathlib import Path

import pyoxigraph

from kg.errors import LimitError, QueryError, StoreError
from kg.graph import folder
from kg.graph.embedded import EmbeddedStore
from kg.graph.iris import Iris
from kg.graph.query import Query
from kg.graph.result import Result

_REOPENING_SHARE = 10
"""A folder is opened again when that took at most one tenth of the time since the last opening."""


class FolderReader(EmbeddedStore):
    """A folder open for reading, possibly beside the one process that writes it.

    What the writer adds is seen after at most a moment: before a query the folder is opened again
    if it changed, unless opening it would take up too much of the time. A ``dataset`` shows the
    folder as it was when it was asked for.
    """

    def __init__(self, path: Path, iris: Iris) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen, self._opened, self._cost = folder.state(path), time.monotonic(), 0.0
        super().__init__(str(path), self._open(), iris, writable=False)

    @property
    def version(self) -> str:
        """Named after the folder's files, so that all processes that read them agree."""
        with self._lock:
            self._follow()
            return hashlib.sha256(repr(self._seen).encode()).hexdigest()[:16]

    def catch_up(self) -> None:
        with self._lock:
            if self._store is not None and folder.state(self._path) != self._seen:
                self._store = self._open()

    def _open(self) -> pyoxigraph.Store:
        started = time.monotonic()
        inner, self._seen = folder.open_reading(self._path)
        self._dataset = None
        self._opened = time.monotonic()
        self._cost = self._opened - started
        return inner

    def _evaluate(self, query: Query) -> Result:
        try:
            return super()._evaluate(query)
        except LimitError:
            raise
        except (QueryError, StoreError):
            with self._lock:
                if self._store is None or folder.state(self._path) == self._seen:
                    raise
                # The writer may have replaced a file that this view had not opened yet.
                self._store = self._open()
            return super()._evaluate(query)

    @property
    def _inner(self) -> pyoxigraph.Store:
        with self._lock:
            self._follow()
        return super()._inner

    def _follow(self) -> None:
        """Opens the folder again where it has changed and that does not take too much time."""
        due = self._opened + self._cost * _REOPENING_SHARE < time.monotonic()
        if self._store is not None and due and folder.state(self._path) != self._seen:
            self._store = self._open()
