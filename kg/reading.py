"""Sources in, extractions out: in this process or over several, one bad article harming no other.

Reading (an article's text, then everything that it says) is what takes a build's time, and each
article is read by itself, so reading spreads over processes. They are spawned rather than forked:
a fork would copy the threads and locks of an open store.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from pathlib import Path

from kg.articles import Source, read_article
from kg.articles.readers import file_source
from kg.articles.reading import read_bytes
from kg.articles.source import printable
from kg.errors import KgError, SourceError
from kg.extraction import extract
from kg.records import Extraction

AHEAD = 4
"""Articles that wait at each worker at a time; back-pressure that bounds memory."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a source could not be read; a `SourceError` that can pass between processes."""

    source: str
    problem: str

    def error(self) -> SourceError:
        """The exception that this stands for."""
        return SourceError(self.source, self.problem)


DIED = (
    "the process that read it died (out of memory, or a fault in a library); "
    "it was left out, please report it with the article"
)
"""What is said of an article over which a process died."""

Reader = Callable[[Source], Extraction | Failure]
"""What reads one source; a function of a module, so that a worker process can find it."""


def read_source(source: Source | Path) -> Extraction | Failure:
    """Read one article, or a file that holds one; what goes wrong is returned, never raised."""
    if isinstance(source, Path):
        try:
            source = file_source(source)
        except SourceError as error:
            return Failure(error.source, error.problem)
    loaded = with_bytes(source)
    if isinstance(loaded, Failure):
        return loaded
    try:
        return extract(read_article(loaded))
    except SourceError as error:
        return Failure(error.source, error.problem)
    except KgError as error:
        return Failure(source.shown, str(error))
    except Exception as error:  # noqa: BLE001 - the edge where a fault must not stop the others
        return Failure(
            source.shown,
            f"newskg failed on this article ({type(error).__name__}: {error}); "
            "please report it with the article",
        )


def with_bytes(source: Source) -> Source | Failure:
    """A source with all that reading it needs, for whoever cannot see its file."""
    if source.path is None:
        return source
    if source.content is not None or source.key is not None:
        # Without content it is gone from the file that it lay in, as reading it will say.
        return replace(source, path=None)
    if _leads_nowhere(source.path):
        return Failure(
            source.shown,
            f"a link to nothing ({printable(source.path.readlink())}); remove the link, or put "
            "back the file that it leads to",
        )
    try:
        return replace(source, path=None, content=read_bytes(source.path, source.shown))
    except SourceError as error:
        return Failure(error.source, error.problem)


def _leads_nowhere(source: Path) -> bool:
    try:
        source.stat()
    except FileNotFoundError:
        return source.is_symlink()
    except OSError:
        # What is wrong there is told when it is read.
        return False
    return False


def read_all(
    sources: Iterable[Source], *, workers: int = 1, reader: Reader = read_source
) -> Generator[tuple[Source, Extraction | Failure], None, None]:
    """Read every source; results come in the order of the sources, as they are ready.

    With one worker everything happens in this process. With more, a worker that dies over an
    article (out of memory, a fault in a library) costs that article alone. ``sources`` are taken
    as they are needed, so that they may be many. A program that calls this with several workers
    needs the ``if __name__ == "__main__":`` guard that Python's ``multiprocessing`` asks for.
    """
    if workers <= 1:
        for source in sources:
            yield source, reader(source)
        return
    waiting = _Waiting(sources)
    while waiting:
        suspects = yield from _read_in_pool(waiting, workers, reader)
        # Any of these may have killed its worker; alone, the one that did kills only itself.
        for source, future in suspects:
            read = future.done() and future.exception() is None
            yield source, future.result() if read else _read_alone(source, reader)


Flight = tuple[Source, "Future[Extraction | Failure]"]
"""A source that was given to a worker, and what will come of it."""


class _Waiting:
    """Sources that no worker has yet; the next one is looked at before it is taken."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._rest = iter(sources)
        self._next: Source | None = next(self._rest, None)

    def __bool__(self) -> bool:
        return self._next is not None

    def give(self, take: Callable[[Source], Future[Extraction | Failure]]) -> Flight:
        """Hand the next one over; it goes on waiting where that fails."""
        source = self._next
        if source is None:
            raise IndexError("no source waits")
        future = take(source)
        self._next = next(self._rest, None)
        return source, future


def _read_in_pool(
    waiting: _Waiting, workers: int, reader: Reader
) -> Generator[tuple[Source, Extraction | Failure], None, deque[Flight]]:
    """Read until nothing waits any more or a worker dies; return what was under way then."""
    under_way: deque[Flight] = deque()
    executor = _executor(workers)

    def submit(source: Source) -> Future[Extraction | Failure]:
        with _interrupts_held_back():
            return executor.submit(reader, source)

    try:
        while waiting or under_way:
            while waiting and len(under_way) < workers * AHEAD:
                under_way.append(waiting.give(submit))
            source, future = under_way[0]
            outcome = future.result()
            under_way.popleft()
            yield source, outcome
    except BrokenProcessPool:
        return under_way
    finally:
        executor.shutdown(cancel_futures=True)
    return under_way


def _read_alone(source: Source, reader: Reader) -> Extraction | Failure:
    """Read one source in a process of its own."""
    with reading_apart(reader) as read:
        return read(source)


@contextmanager
def reading_apart(reader: Reader = read_source) -> Iterator[Reader]:
    """Give what reads one source after the other in another process, which leaves this one free.

    That process starts with the first source and ends with the context. Where it dies over an
    article, it costs that article alone: another one reads the next.
    """
    with ExitStack() as started:
        executor: ProcessPoolExecutor | None = None

        def read(source: Source) -> Extraction | Failure:
            nonlocal executor
            if executor is None:
                executor = started.enter_context(_executor(1))
            try:
                with _interrupts_held_back():
                    future = executor.submit(reader, source)
                return future.result()
            except BrokenProcessPool:
                executor = None
                return Failure(source.shown, DIED)

        yield read


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker
    )


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach; what comes meanwhile reaches the parent later.

    A process inherits what is held back. Else it would print a traceback of whatever it is at.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it even where it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """Wait until the parent is gone, then leave: nobody else would end a waiting worker."""
    wait([sentinel])
    os._exit(1)
