"""What was sent waits here for its turn: one job is done at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.build import source_name
from kg.errors import SourceError
from kg.graph.store import Store
from kg.reading import Reader, reading_apart
from kg.web.adding_files import keep, safe_name
from kg.web.adding_jobs import Job, Jobs, Sent
from kg.web.adding_run import Means, Run
from kg.web.site import Site

MOST_WAITING: Final = 20
"""Jobs that wait at most, the running one included."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """What ``kg serve --allow-upload`` allows.

    ``token`` is what whoever adds articles must know; ``folder``, where their files are kept,
    need not exist yet; ``writing`` opens the store for changes; ``reading`` gives a reader.
    """

    token: str
    folder: Path
    writing: Callable[[], AbstractContextManager[Store]]
    reading: Callable[[], AbstractContextManager[Reader]] = reading_apart


class QueueFullError(Exception):
    """As many jobs wait as may."""


class AddingQueue:
    """Has jobs done in a thread of this process, which begins with the first of them."""

    def __init__(self, uploads: Uploads, pages: Site) -> None:
        self.jobs = Jobs(uploads.folder)
        self._folder = uploads.folder
        self._stopping = threading.Event()
        self._means = Means(uploads.writing, uploads.reading, pages, self._stopping)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="adding")
        self._places = threading.BoundedSemaphore(MOST_WAITING)

    def add(self, sent: Sequence[tuple[str, bytes]]) -> Job:
        """Keep articles (names and contents) and have them read; the job that does it.

        What no reader takes is refused at once, each with its reason; the others are read.

        Raises:
            QueueFullError: too many jobs wait already; nothing is kept.
            StoreError: the articles cannot be kept.
        """
        if not self._places.acquire(blocking=False):
            raise QueueFullError
        try:
            job = self.jobs.new(tuple(self._kept(name, content) for name, content in sent))
            self._thread.submit(self._do, job)
        except BaseException:
            self._places.release()
            raise
        return job

    def close(self) -> None:
        """Finish the article that is being read; what waits is told to have been left out."""
        self._stopping.set()
        self._thread.shutdown()

    def _kept(self, stated: str, content: bytes) -> Sent:
        name = safe_name(stated)
        try:
            path = keep(self._folder, name, content)
        except SourceError as error:
            return Sent(name, None, "failed", error.problem)
        return Sent(name, source_name(path), "waiting")

    def _do(self, job: Job) -> None:
        try:
            Run(job, self.jobs.keep, self._means).to_the_end()
        finally:
            self._places.release()
