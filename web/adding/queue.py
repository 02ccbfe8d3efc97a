"""What was sent waits here for its turn: one job is done at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kg.articles.fetching.fetcher import Fetcher
from kg.articles.fetching.policy import FetchPolicy
from kg.articles.gathering import gathered
from kg.articles.readers import file_label
from kg.errors import SourceError
from kg.graph.store import Store
from kg.reading import Reader, reading_apart
from kg.web.adding.files import discard, keep, safe_name
from kg.web.adding.jobs import Job, Jobs, Sent
from kg.web.adding.pages import fetch_page
from kg.web.adding.run import Means, Run
from kg.web.site import Site

MOST_WAITING: Final = 20
"""Jobs that wait at most, the running one included."""

MOST_IN_FILE: Final = 200
"""Articles that one file holds at most."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """What ``kg serve --allow-upload`` allows.

    ``token`` is what whoever adds articles must know; ``folder``, where their files are kept,
    need not exist yet; ``writing`` opens the store for changes; ``reading`` gives a reader;
    ``fetch`` says how addresses are fetched.
    """

    token: str
    folder: Path
    writing: Callable[[], AbstractContextManager[Store]]
    reading: Callable[[], AbstractContextManager[Reader]] = reading_apart
    fetch: FetchPolicy = field(default_factory=FetchPolicy)


class QueueFullError(Exception):
    """As many jobs wait as may."""


class AddingQueue:
    """Has jobs done in a thread of this process, which begins with the first of them."""

    def __init__(self, uploads: Uploads, pages: Site) -> None:
        self.jobs = Jobs(uploads.folder)
        self._folder = uploads.folder
        self._stopping = threading.Event()
        self._means = Means(uploads.writing, uploads.reading, pages, self._stopping, self._fetched)
        self._fetcher = Fetcher(uploads.fetch)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="adding")
        self._places = threading.BoundedSemaphore(MOST_WAITING)

    def add(self, sent: Sequence[tuple[str, bytes]], addresses: Sequence[str] = ()) -> Job:
        """Keep articles (names and contents) and have them read; the job that does it.

        Those at ``addresses`` are fetched first. What no reader takes is refused at once, each
        with its reason; the others are read.

        Raises:
            QueueFullError: too many jobs wait already; nothing is kept.
            StoreError: the articles cannot be kept.
        """
        if not self._places.acquire(blocking=False):
            raise QueueFullError
        try:
            kept = [each for name, content in sent for each in self._kept(name, content)]
            kept += [Sent(each, None, "waiting", address=each) for each in addresses]
            job = self.jobs.new(tuple(kept))
            self._thread.submit(self._do, job)
        except BaseException:
            self._places.release()
            raise
        return job

    def close(self) -> None:
        """Finish the article that is being read; what waits is told to have been left out."""
        self._stopping.set()
        self._thread.shutdown()

    def _kept(self, stated: str, content: bytes, digest: str | None = None) -> list[Sent]:
        """The articles of what was sent: several, where a file holds them."""
        name = safe_name(stated)
        try:
            path = keep(self._folder, name, content, digest)
        except SourceError as error:
            return [Sent(name, None, "failed", error.problem)]
        with gathered([path]) as found:
            failed = [Sent(name, None, "failed", each.problem) for each in found.failures]
            if len(found.sources) > MOST_IN_FILE:
                discard(path)
                problem = f"it holds {len(found.sources):,} articles, more than {MOST_IN_FILE}; "
                return [Sent(name, None, "failed", problem + "read it with kg build")]
            sources = [Sent(file_label(one.name), one.name, "waiting") for one in found.sources]
        if not sources:
            discard(path)
        return sources + failed

    def _fetched(self, address: str) -> list[Sent]:
        """The articles at an address, fetched and kept."""
        try:
            page = fetch_page(self._fetcher, address)
        except SourceError as error:
            return [Sent(address, None, "failed", error.problem)]
        kept = self._kept(page.name, page.content, page.digest)
        return [replace(each, name=address) for each in kept] if len(kept) == 1 else kept

    def _do(self, job: Job) -> None:
        try:
            Run(job, self.jobs.keep, self._means).to_the_end()
        finally:
            self._places.release()
