"""A store inside this process: Oxigraph in memory, or in a folder."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.graph import folder, killable, processes
from kg.graph.base import Store
from kg.graph.child import Task
from kg.graph.iris import Iris
from kg.graph.journal import check_layout
from kg.graph.query import Query
from kg.graph.rdf_file import RdfFile
from kg.graph.result import Result, read_result
from kg.graph.syntax import syntax_error
from kg.graph.terms import KG, Object, Subject
from kg.graph.updates import update_text
from kg.graph.vocabulary import PREFIXES
from kg.graph.whole import made_whole

MOST_UNFLUSHED = 200_000
"""Changed statements that may wait in memory for the disk; Oxigraph would keep gigabytes of them.

What waits is safe all the same: it is in a log on the disk.
"""

_IN_BULK = range(20_000, 1_000_001)
"""So many new statements go to Oxigraph's bulk loader, which takes half the time.

It adds up to a million at once, wholly or not at all; more in several steps. In a folder they
become files of their own, and making those takes longer for few statements.
"""

_BESIDE = "resolution.sqlite"
"""In the folder, so that it moves and goes with it; Oxigraph passes over what is not its own."""


class EmbeddedStore(Store):
    """Oxigraph in this process; see `kg.graph.store.open_store`."""

    def __init__(self, location: str, inner: pyoxigraph.Store, iris: Iris, writable: bool) -> None:
        self.location = location
        self.iris = iris
        self._store: pyoxigraph.Store | None = inner
        self._writable = writable
        self._changed = False
        self._unflushed = 0
        self._loads = 0
        self._changing = threading.Lock()
        self._dataset: rdflib.Dataset | None = None
        # Whoever reads the refusal may want to open the folder the right way: nothing that its
        # traceback holds may keep the folder locked.
        del inner
        try:
            check_layout(location, list(self.match(None, KG.layout)), iris)
            self._began_empty = next(self.match(), None) is None
        except StoreError:
            self.close()
            raise

    @property
    def beside(self) -> str:
        return ":memory:" if self.location == "memory:" else str(Path(self.location, _BESIDE))

    @property
    def dataset(self) -> rdflib.Dataset:
        if self._dataset is None:
            # It imports rdflib's own engine, which takes long and answers nothing here.
            from oxrdflib import OxigraphStore

            backend = OxigraphStore(store=self._inner)
            self._dataset = rdflib.Dataset(store=backend, default_union=True)
            for prefix, namespace in PREFIXES.items():
                self._dataset.bind(prefix, namespace)
        return self._dataset

    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        value: Object | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        with folder.explained(self.location):
            yield from self._inner.quads_for_pattern(subject, predicate, value, graph)

    def graphs(self) -> list[str]:
        with folder.explained(self.location):
            names = list(self._inner.named_graphs())
        found = [name.value for name in names if isinstance(name, NamedNode)]
        return sorted(iri for iri in found if self.has_graph(iri))

    def write(
        self,
        *,
        drop: Sequence[NamedNode] = (),
        delete: Sequence[Quad] = (),
        insert: Sequence[Quad] = (),
    ) -> None:
        if not self._writable:
            raise StoreError(f"{self.location}: the store is open for reading only")
        self._changed = True
        with self._changing, folder.explained(self.location):
            if drop or delete:
                self._inner.update(update_text(drop, delete, insert))
            elif len(insert) in _IN_BULK:
                self._inner.bulk_extend(insert)
                self._loads += 1
                return
            elif insert:
                self._inner.extend(insert)
            self._unflushed += len(delete) + len(insert)
            if self._unflushed >= MOST_UNFLUSHED and self.location != "memory:":
                self._inner.flush()
                self._unflushed = 0

    def _load(self, file: RdfFile) -> int | None:
        if not self._writable or next(self.match(), None) is not None:
            return None
        if self.location == "memory:":
            try:
                file.load(lambda: self._inner)
            except BaseException:
                self._inner.clear()
                raise
            return len(self._inner)
        path = Path(self.location)
        with folder.explained(self.location), made_whole(path, replace=True) as made:
            inner = pyoxigraph.Store(str(made))
            with EmbeddedStore(str(made), inner, self.iris, writable=True) as new:
                del inner
                file.load(lambda: new._inner)
                new._changed = True
                count = len(new._inner)
            # A folder that is open would stay locked, and write where it was.
            self.close()
        self._store = folder.open_writing(path, create=False)
        self._loads += max(1, count // _IN_BULK[-1])
        return count

    def disk_bytes(self) -> int:
        if self.location == "memory:":
            raise self._elsewhere()
        with folder.explained(self.location):
            return sum(entry.stat().st_size for entry in Path(self.location).iterdir())

    def compact(self) -> None:
        if self.location == "memory:":
            raise self._elsewhere()
        if not self._writable:
            raise StoreError(f"{self.location}: the store is open for reading only")
        self._changed = True
        with self._changing, folder.explained(self.location):
            self._inner.optimize()

    def settle(self) -> None:
        # Each load has left files of its own, all of which every look-up would go through. A folder
        # that held much before is not written anew for a small one.
        if self._began_empty and self._loads > 1 and self.location != "memory:":
            self.compact()

    def close(self) -> None:
        if self._store is None:
            return
        if self._changed and self.location != "memory:":
            with folder.explained(self.location):
                self._store.flush()
        if self._dataset is not None:
            self._dataset.store.close()
            self._dataset = None
        self._store = None
        # Iterators that nobody read to their end would keep the folder locked.
        gc.collect()

    @property
    def _inner(self) -> pyoxigraph.Store:
        if self._store is None:
            raise StoreError(f"{self.location}: the store is closed")
        return self._store

    def _evaluate(self, query: Query) -> Result:
        if query.limits is not None:
            return killable.evaluate(self._start, query, query.limits, self.location)
        everything = query.everything
        default = [NamedNode(iri) for iri in query.default_graphs]
        named = [NamedNode(iri) for iri in query.named_graphs]
        try:
            with folder.explained(self.location, QueryError):
                return read_result(
                    self._inner.query(
                        query.text,
                        base_iri=query.base,
                        prefixes=dict(query.prefixes),
                        use_default_graph_as_union=everything,
                        default_graph=None if everything else [*default],
                        named_graphs=None if everything else [*named],
                    )
                )
        except SyntaxError as error:
            raise syntax_error(query.text, str(error.msg)) from error

    def _start(self, task: Task) -> processes.Child:
        """A process with the store as it is now: a copy of this one, or one that opens the folder.

        Oxigraph's folders must not be used in a copy of the process that opened them.
        """
        inner = self._inner
        if self.location != "memory:":
            return processes.spawn(Path(self.location), task)
        # A copy made in the middle of a change would wait for its end for ever.
        with self._changing:
            return processes.fork(inner, task)
