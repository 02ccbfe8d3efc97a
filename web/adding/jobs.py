"""What becomes of articles that were sent together: a job, and the files that jobs are kept in.

::

    UPLOADS/.jobs/7uSg0kq1eXw.json

A file rather than a variable, as several processes may serve the pages, and a person may look
again after the server was started anew.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

from kg.web.adding.files import unwritable
from kg.web.adding.summary import Summary, Thing

KEPT: Final = 200
"""Jobs that are kept at most, the latest."""

State = Literal["waiting", "fetching", "reading", "read", "added", "failed"]
STATES: Final[tuple[State, ...]] = ("waiting", "fetching", "reading", "read", "added")
"""What an article goes through; ``read`` waits to be compared with all other articles."""

_ID: Final = re.compile(r"[A-Za-z0-9_-]{11}")
_PROCESS: Final = secrets.token_hex(8)
"""Tells this process from an earlier one with the same number."""

STOPPED: Final = (
    "the server was stopped before it was read; add it again, or run `kg build` on the folder of "
    "uploads"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """One article of a job: what it is called, how far it is, what came of it.

    ``source`` is what the journal calls it, None where it was refused or is not fetched yet;
    ``address`` is where it is fetched. ``problem`` says why it failed and what to do; ``summary``
    tells what it brought once it is ``added``.
    """

    name: str
    source: str | None
    state: State
    problem: str | None = None
    summary: Summary | None = None
    address: str | None = None

    @property
    def finished(self) -> bool:
        return self.state in ("added", "failed")


@dataclass(frozen=True, slots=True)
class Job:
    """Articles that were sent together; ``process`` and ``number`` say which process has it."""

    id: str
    articles: tuple[Sent, ...]
    process: str
    number: int

    @property
    def finished(self) -> bool:
        return all(article.finished for article in self.articles)

    @property
    def abandoned(self) -> bool:
        """Whether the process that had it is gone."""
        if self.number == os.getpid() or sys.platform == "win32":
            # There, one process alone serves the pages, and asking for another would end it.
            return self.process != _PROCESS
        try:
            os.kill(self.number, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        return False


class Jobs:
    """The jobs of a folder of uploads."""

    def __init__(self, uploads: Path) -> None:
        self._folder = uploads / ".jobs"

    def new(self, articles: tuple[Sent, ...]) -> Job:
        """A job for these articles, kept; the oldest are forgotten.

        Raises:
            StoreError: it cannot be kept.
        """
        job = Job(secrets.token_urlsafe(8), articles, _PROCESS, os.getpid())
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self.keep(job)
        except OSError as error:
            raise unwritable(self._folder.parent, error) from error
        by_age = sorted(self._folder.glob("*.json"), key=_changed, reverse=True)
        for old in by_age[KEPT:]:
            old.unlink(missing_ok=True)
        return job

    def keep(self, job: Job) -> None:
        """Keep what is known of a job now."""
        part = self._folder / f".{job.id}"
        part.write_text(json.dumps(asdict(job)), encoding="utf-8")
        part.replace(self._path(job.id))

    def get(self, job_id: str) -> Job | None:
        """The job of that id; None where there is none, or none any more."""
        if not _ID.fullmatch(job_id):
            return None
        try:
            stated = json.loads(self._path(job_id).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        job = Job(**{**stated, "articles": tuple(map(_sent, stated["articles"]))})
        if job.finished or not job.abandoned:
            return job
        articles = (
            each if each.finished else Sent(each.name, each.source, "failed", STOPPED)
            for each in job.articles
        )
        return Job(job.id, tuple(articles), job.process, job.number)

    def _path(self, job_id: str) -> Path:
        return self._folder / f"{job_id}.json"


def _sent(stated: Mapping[str, Any]) -> Sent:
    found = stated["summary"]
    return Sent(**{**stated, "summary": _summary(found) if found else None})


def _summary(stated: Mapping[str, Any]) -> Summary:
    return Summary(
        Thing(**stated["article"]),
        tuple(
            (kind, tuple(Thing(**thing) for thing in things)) for kind, things in stated["found"]
        ),
    )


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
