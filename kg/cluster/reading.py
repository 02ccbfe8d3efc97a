"""Reading over the workers of a cluster."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterable
from concurrent.futures import CancelledError
from queue import Empty, Queue
from typing import TYPE_CHECKING, TypeAlias

from kg.articles import Source
from kg.cluster.messages import GONE, refused, start_workers
from kg.cluster.software import difference, software
from kg.errors import UsageError
from kg.reading import AHEAD, DIED, Failure, Reader, read_source, with_bytes
from kg.records import Extraction

if TYPE_CHECKING:
    from distributed import Client, Future

_Future: TypeAlias = "Future[Extraction | Failure]"

_LOOK_S = 1.0
"""How often the workers are counted."""

_GATHER_S = 60.0
"""How long the result of a worker that said it was done may take before the workers are counted."""

_one_at_a_time = threading.Lock()
"""The threads of one worker would only take turns, and no library that reads is to share."""


class Cluster:
    """A scheduler and its workers; `kg.cluster.connected` makes one."""

    def __init__(self, client: Client, address: str, patience_s: float) -> None:
        self._client = client
        self._address = address
        self.patience_s = patience_s
        self._workers = 0
        self._looked = float("-inf")
        self._alone_since: float | None = None

    def read_all(
        self, sources: Iterable[Source], *, reader: Reader = read_source
    ) -> Generator[tuple[Source, Extraction | Failure], None, None]:
        """Read every source; results come as they are ready, in any order.

        What a worker had when it died is read by another one; a source over which several died
        costs itself alone. ``sources`` are taken as they are needed, so that they may be many.

        Raises:
            UsageError: the scheduler is gone; all workers are and none comes back; or one came
                with other software. What was given out before stands.
        """
        suspects = []
        for source, outcome in self._read(sources, reader):
            if outcome is None:
                suspects.append(source)
            else:
                yield source, outcome
        # Dask suspects all that a worker had when it died. Alone, none suffers for another.
        for suspect in suspects:
            for source, outcome in self._read([suspect], reader):
                yield source, outcome or Failure(source.shown, DIED)

    def _read(
        self, sources: Iterable[Source], reader: Reader
    ) -> Generator[tuple[Source, Extraction | Failure | None], None, None]:
        """What each source gave; None for those over which several workers died."""
        waiting, here = iter(sources), software()
        under_way: dict[object, tuple[Source, _Future]] = {}
        done: Queue[_Future] = Queue()
        source = next(waiting, None)
        while source is not None or under_way:
            while source is not None and len(under_way) < AHEAD * max(1, self._count_workers()):
                loaded = with_bytes(source)
                if isinstance(loaded, Failure):
                    yield source, loaded
                else:
                    future = self._client.submit(_read_there, reader, loaded, here, pure=False)
                    under_way[future.key] = source, future
                    future.add_done_callback(done.put)
                source = next(waiting, None)
            if not under_way:
                return
            try:
                future = done.get(timeout=_LOOK_S)
            except Empty:
                self._count_workers()
                continue
            outcome = self._outcome(future)
            yield under_way.pop(future.key)[0], outcome

    def _outcome(self, future: _Future) -> Extraction | Failure | None:
        from distributed import KilledWorker

        while not future.cancelled():
            try:
                return future.result(timeout=_GATHER_S)
            except TimeoutError:
                # What a worker had read died with it, and is read again.
                self._count_workers()
            except KilledWorker:
                return None
            except UsageError as error:
                raise refused(self._address, str(error)) from error
            except CancelledError:
                break
        raise refused(self._address, GONE)

    def _count_workers(self) -> int:
        """How many workers there are; asked for once in a while.

        Raises:
            UsageError: there has been none for a while, or nobody can tell.
        """
        now = time.monotonic()
        if not self._workers or now - self._looked >= _LOOK_S:
            self._looked = now
            try:
                self._workers = len(self._client.nthreads())
            except OSError as error:
                raise refused(self._address, GONE) from error
        if self._workers:
            self._alone_since = None
        elif self._alone_since is None:
            self._alone_since = now
        elif now - self._alone_since > self.patience_s:
            remedy = f"{start_workers(self._address)} and build again, which goes on from here"
            raise refused(self._address, f"all its workers are gone; {remedy}")
        return self._workers


def _read_there(reader: Reader, source: Source, here: str) -> Extraction | Failure:
    """Read one source on a worker.

    Raises:
        UsageError: the worker has other software; it came after the others had been asked.
    """
    from distributed import get_worker

    there = software()
    if there != here:
        raise UsageError(difference(f"the worker {get_worker().address}", there, here))
    with _one_at_a_time:
        return reader(source)
