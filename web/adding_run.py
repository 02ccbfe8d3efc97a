"""One job, from its files to the graph: what ``kg build`` does with them, told step by step.

The same functions and the same journal: cut short, it leaves whole articles or nothing, and
``kg build`` of the folder of uploads goes on from there.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from kg.build import BuildReport, Progress, build, source_name
from kg.errors import KgError, StoreBusyError
from kg.graph.store import Store
from kg.questions.as_rdf import publish
from kg.reading import Failure, Reader
from kg.records import Extraction
from kg.web.adding_files import discard
from kg.web.adding_jobs import STOPPED, Job
from kg.web.adding_summary import summary
from kg.web.site import Site

PATIENCE: Final = 600.0
"""Seconds that a job waits where another process, such as a ``kg build``, has the store."""

Outcomes = dict[Path, dict[str, Any]]
"""What came of each file: fields of `Sent`."""

_PAUSE: Final = 0.5
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Means:
    """What a job needs: the store open for changes, a reader, the questions and judgements.

    ``stopping`` is set when the server stops: what is not read by then stays unread.
    """

    writing: Callable[[], AbstractContextManager[Store]]
    reading: Callable[[], AbstractContextManager[Reader]]
    pages: Site
    stopping: threading.Event


class Run:
    """A job that is being done; ``keep`` is given what is known of it after each step."""

    def __init__(self, job: Job, keep: Callable[[Job], None], means: Means) -> None:
        self._job = job
        self._keep = keep
        self._means = means

    def to_the_end(self) -> None:
        """Read the articles and add them to the graph; what goes wrong is told in the job."""
        try:
            with self._store() as store, self._means.reading() as reader:
                outcomes = self._build(store, reader)
        except KgError as error:
            self._fail_the_rest(f"{error}; its file is kept: add it again, or run `kg build`")
        except Exception:  # noqa: BLE001 - the edge where a fault must not leave a job without end
            _log.exception("adding articles failed")
            self._fail_the_rest("newskg failed; the log of kg serve says more, please report it")
        else:
            # Once the store is closed: whoever reads that it is done may open it.
            for path, changes in outcomes.items():
                self._set(path, **changes)

    @contextmanager
    def _store(self) -> Iterator[Store]:
        """The store, as soon as no other process writes it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                opened = self._means.writing()
                break
            except StoreBusyError:
                if time.monotonic() > deadline or self._means.stopping.wait(_PAUSE):
                    raise
        with opened as store:
            yield store

    def _build(self, store: Store, reader: Reader) -> Outcomes:
        def read(source: Path) -> Extraction | Failure:
            if self._means.stopping.is_set():
                return Failure(str(source), STOPPED)
            self._set(source, state="reading")
            outcome = reader(source)
            if not isinstance(outcome, Failure):
                self._set(source, state="read")
            return outcome

        def show(progress: Progress) -> None:
            if progress.stage == "resolving":
                for each in self._waiting():
                    self._set(each, state="read")

        report = build(
            store,
            self._waiting(),
            reader=read,
            progress=show,
            judgements=self._means.pages.judgements,
        )
        publish(store, self._means.pages.catalogue)
        return self._outcomes(store, report)

    def _outcomes(self, store: Store, report: BuildReport) -> Outcomes:
        problems = {source_name(Path(each.source)): each.problem for each in report.failed}
        journal = store.sources()
        outcomes: Outcomes = {}
        for path in self._waiting():
            problem = problems.get(str(path))
            if problem is None:
                added = summary(store, journal[str(path)].article_id)
                outcomes[path] = {"state": "added", "summary": added}
                continue
            if str(path) not in journal and problem != STOPPED:
                discard(path)
            outcomes[path] = {"state": "failed", "problem": problem}
        return outcomes

    def _waiting(self) -> list[Path]:
        """The files of articles of which nothing final is known yet."""
        return [Path(each.path) for each in self._job.articles if each.path and not each.finished]

    def _set(self, path: Path, **changes: Any) -> None:  # noqa: ANN401 - fields of `Sent`
        articles = tuple(
            replace(each, **changes) if each.path == str(path) else each
            for each in self._job.articles
        )
        if articles != self._job.articles:
            self._job = replace(self._job, articles=articles)
            self._keep(self._job)

    def _fail_the_rest(self, problem: str) -> None:
        for path in self._waiting():
            self._set(path, state="failed", problem=problem)
