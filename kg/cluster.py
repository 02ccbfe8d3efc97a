"""Sources in, extractions out, over the machines of a Dask cluster; this machine alone writes.

::

    here                              scheduler             workers
    a source with its bytes    ->     a task of its own  -> read one at a time in each process
    what was read out of it    <-                        <-

The workers see no file of this machine. A few sources for each of them are under way at a time,
which bounds memory everywhere; the next one goes out when one came back and is stored.
"""

from __future__ import annotations

import logging
import platform
import re
import threading
import time
import warnings
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from queue import Empty, Queue
from typing import TYPE_CHECKING, TypeAlias

from kg.articles import Source
from kg.errors import UsageError
from kg.extraction import READER_VERSION
from kg.reading import AHEAD, DIED, Failure, Reader, read_source, with_bytes
from kg.records import Extraction

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE_S = 15.0
"""How long the scheduler has to answer, and how long there may be no worker at all."""

_LOOK_S = 1.0
"""How often the workers are counted."""

_GATHER_S = 60.0
"""After this time without the result of a worker that said it was done, the workers are counted."""

_Future: TypeAlias = "Future[Extraction | Failure]"

_ADDRESS = re.compile(r"(tcp|tls)://[^/\s]+:\d+")

_version = cache(version)

_one_at_a_time = threading.Lock()
"""Threads of one worker would only take turns, and share what the models' libraries keep."""


@contextmanager
def connected(address: str, patience_s: float = PATIENCE_S) -> Iterator[Cluster]:
    """Give the cluster whose scheduler has this address, once all of it can read.

    Raises:
        UsageError: Dask is not installed here; the address is none; nobody answers there, or no
            worker comes, within ``patience_s``; or other software is installed there than here.
    """
    if not _ADDRESS.fullmatch(address):
        raise _error(address, "no address of a scheduler; it takes one such as tcp://10.0.0.5:8786")
    try:
        import dask
        import distributed
    except ModuleNotFoundError as error:
        remedy = "install it with: pip install 'newskg[cluster]'"
        raise _error(address, f"Dask is not installed; {remedy}") from error
    # Neither what it logs nor that a large article is sent is of use to whoever builds.
    log = logging.getLogger("distributed")
    level, threshold = log.level, "distributed.admin.large-graph-warning-threshold"
    log.setLevel(logging.CRITICAL + 1)
    try:
        with dask.config.set({threshold: "1GB"}):
            client = _client(distributed.Client, address, patience_s)
            try:
                yield Cluster(client, address, patience_s)
            finally:
                client.close()
    finally:
        log.setLevel(level)


def _client(make: type[Client], address: str, patience_s: float) -> Client:
    try:
        with warnings.catch_warnings():
            # Other versions there are told below, more briefly.
            warnings.simplefilter("ignore")
            return make(address, timeout=patience_s, set_as_default=False, name="newskg")
    except (OSError, ValueError, ImportError) as error:
        problem = f"no scheduler answers there within {patience_s:g} seconds ({error})"
        remedy = "start it with `dask scheduler`, or correct the address"
        raise _error(address, f"{problem}; {remedy}") from error


def software() -> str:
    """What is installed where this runs, as far as reading and sending articles depend on it."""
    python = ".".join(platform.python_version_tuple()[:2])
    packages = [f"{name} {_version(name)}" for name in ("newskg", "onnxruntime", "distributed")]
    return f"{', '.join(packages)}, Python {python}, reader {READER_VERSION}"


class Cluster:
    """A scheduler and its workers; `connected` makes one."""

    def __init__(self, client: Client, address: str, patience_s: float) -> None:
        self._client = client
        self._address = address
        self._patience_s = patience_s
        self._workers = 0
        self._looked = self._seen = time.monotonic()
        self._refuse_without_workers()
        self._refuse_other_software()

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
        under_way: dict[str, tuple[Source, _Future]] = {}
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
                raise self._error(str(error)) from error
            except CancelledError:
                break
        raise self._error(
            "the scheduler is gone; start it and build again, which goes on from here"
        )

    def _count_workers(self) -> int:
        """How many workers there are; asked for once in a while.

        Raises:
            UsageError: there has been none for a while.
        """
        now = time.monotonic()
        if now - self._looked >= _LOOK_S:
            self._looked = now
            self._workers = len(self._client.nthreads())
        if self._workers:
            self._seen = now
        elif now - self._seen > self._patience_s:
            raise self._error(
                f"all its workers are gone; start some with `dask worker {self._address}"
                " --nthreads 1` and build again, which goes on from here"
            )
        return self._workers

    def _refuse_without_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=self._patience_s)
        except TimeoutError as error:
            raise self._error(
                f"the scheduler has no workers; start some with `dask worker {self._address}"
                " --nthreads 1`"
            ) from error
        self._workers = len(self._client.nthreads())

    def _refuse_other_software(self) -> None:
        here = software()
        found = self._client.run(software, on_error="return")
        for worker, there in sorted(found.items()):
            if there != here:
                raise self._error(_other(f"the worker {worker}", there, here))
        try:
            there = self._client.run_on_scheduler(software)
        except Exception as error:  # noqa: BLE001 - whatever importing newskg there gives
            there = error
        if there != here:
            raise self._error(_other("the scheduler", there, here))

    def _error(self, problem: str) -> UsageError:
        return _error(self._address, problem)


def _read_there(reader: Reader, source: Source, here: str) -> Extraction | Failure:
    """Read one source on a worker.

    Raises:
        UsageError: the worker has other software; it came after the others had been asked.
    """
    from distributed import get_worker

    there = software()
    if there != here:
        raise UsageError(_other(f"the worker {get_worker().address}", there, here))
    with _one_at_a_time:
        return reader(source)


def _other(who: str, there: object, here: str) -> str:
    said = there if isinstance(there, str) else f"cannot run newskg: {there}"
    return f"{who} has other software ({said}); install the same as here: {here}"


def _error(address: str, problem: str) -> UsageError:
    return UsageError(f"--cluster {address}: {problem}")
