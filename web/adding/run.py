"""One job, from its files to the graph: what ``kg build`` does with them, told step by step.

The same functions and the same journal: cut short, it leaves whole articles or nothing, and
``kg build`` of the folder of uploads goes on from there.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from kg.articles import Source
from kg.articles.readers import split_name
from kg.build import BuildReport, Progress, build
from kg.errors import KgError, StoreBusyError
from kg.graph.store import Store
from kg.questions.as_rdf import publish
from kg.reading import Failure, Reader
from kg.records import Extraction
from kg.web.adding.files import discard
from kg.web.adding.jobs import STOPPED, Job, Sent
from kg.web.adding.replacing import corrected
from kg.web.adding.summary import summary
from kg.web.site import Site

PATIENCE: Final = 600.0
"""Seconds that a job waits where another process, such as a ``kg build``, has the store."""

Outcomes = dict[str, dict[str, Any]]
"""What came of each source: fields of `Sent`."""

_PAUSE: Final = 0.5
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Means:
    """What a job needs: the store open for changes, a reader, the questions and judgements.

    ``stopping`` is set when the server stops: what is not read by then stays unread. ``fetched``
    gives the articles at an address.
    """

    writing: Callable[[], AbstractContextManager[Store]]
    reading: Callable[[], AbstractContextManager[Reader]]
    pages: Site
    stopping: threading.Event
    fetched: Callable[[str], list[Sent]]


class Run:
    """A job that is being done; ``keep`` is given what is known of it after each step."""

    def __init__(self, job: Job, keep: Callable[[Job], None], means: Means) -> None:
        self._job = job
        self._keep = keep
        self._means = means

    def to_the_end(self) -> None:
        """Read the articles and add them to the graph; what goes wrong is told in the job."""
        try:
            self._fetch()
            with self._store() as store, self._means.reading() as reader:
                outcomes = self._build(store, reader)
        except KgError as error:
            self._fail_the_rest(f"{error}; its file is kept: add it again, or run `kg build`")
        except Exception:  # noqa: BLE001 - the edge where a fault must not leave a job without end
            _log.exception("adding articles failed")
            self._fail_the_rest("newskg failed; the log of kg serve says more, please report it")
        else:
            # Once the store is closed: whoever reads that it is done may open it.
            for source, changes in outcomes.items():
                self._set(source, **changes)

    def _fetch(self) -> None:
        """Fetch what lies at addresses; further articles of one address come last."""
        for each in self._job.articles:
            if each.address is None:
                continue
            if self._means.stopping.is_set():
                first, *others = [replace(each, state="failed", problem=STOPPED)]
            else:
                self._put(each, replace(each, state="fetching"))
                first, *others = self._means.fetched(each.address)
            self._put(replace(each, state="fetching"), first, others)

    def _put(self, old: Sent, new: Sent, more: Sequence[Sent] = ()) -> None:
        articles = tuple(new if each == old else each for each in self._job.articles)
        self._job = replace(self._job, articles=(*articles, *more))
        self._keep(self._job)

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
        known: dict[str, Extraction] = {}

        def read(source: Source) -> Extraction | Failure:
            if source.name in known:
                return known[source.name]
            if self._means.stopping.is_set():
                return Failure(source.shown, STOPPED)
            self._set(source.name, state="reading")
            outcome = reader(source)
            if not isinstance(outcome, Failure):
                self._set(source.name, state="read")
            return outcome

        def show(progress: Progress) -> None:
            if progress.stage == "resolving":
                for each in self._waiting():
                    self._set(each, state="read")

        for sent in self._alone():
            found = corrected(store, sent, read)
            if found is not None:
                known[found[0]] = found[1]
                self._set(sent, source=found[0])
        files = dict.fromkeys(Path(split_name(source)[0]) for source in self._waiting())
        report = build(
            store,
            list(files),
            reader=read,
            progress=show,
            judgements=self._means.pages.judgements,
        )
        publish(store, self._means.pages.catalogue)
        return self._outcomes(store, report)

    def _outcomes(self, store: Store, report: BuildReport) -> Outcomes:
        problems = {each.source: each.problem for each in report.failed}
        journal = store.sources()
        outcomes: Outcomes = {}
        for source in self._waiting():
            problem = problems.get(source)
            if problem is None:
                added = summary(store, journal[source].article_id)
                outcomes[source] = {"state": "added", "summary": added}
                continue
            file, key = split_name(source)
            if source not in journal and problem != STOPPED and key is None:
                discard(Path(file))
            outcomes[source] = {"state": "failed", "problem": problem}
        return outcomes

    def _waiting(self) -> list[str]:
        """The sources of which nothing final is known yet."""
        return [each.source for each in self._job.articles if each.source and not each.finished]

    def _alone(self) -> list[str]:
        """Those of them that are the only article of their files."""
        waiting = self._waiting()
        files = Counter(split_name(source)[0] for source in waiting)
        return [source for source in waiting if files[split_name(source)[0]] == 1]

    def _set(self, source: str, /, **changes: Any) -> None:  # noqa: ANN401 - fields of `Sent`
        articles = tuple(
            replace(each, **changes) if each.source == source else each
            for each in self._job.articles
        )
        if articles != self._job.articles:
            self._job = replace(self._job, articles=articles)
            self._keep(self._job)

    def _fail_the_rest(self, problem: str) -> None:
        for source in self._waiting():
            self._set(source, state="failed", problem=problem)
