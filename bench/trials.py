"""Commands that are killed: how each is set up, and what must come out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.servers import DaskCluster, OxigraphServer
from kg.errors import StoreError
from kg.graph.check import check
from kg.graph.store import Store, open_store
from kg.graph.terms import node
from kg.records import Extraction
from kg.resolving import is_finished

ARTICLES = 4
_DAY = "1767225600"


@dataclass(frozen=True, slots=True)
class Case:
    """A command on one kind of store, and who is killed."""

    action: str
    place: str
    victim: str

    def __str__(self) -> str:
        return f"{self.action} on a {self.place}, {self.victim} killed"


CASES = [
    Case(action, place, victim)
    for place, victim in (("folder", "command"), ("server", "command"), ("server", "server"))
    for action in ("build", "resolve", "remove", "copy")
] + [Case("build", "folder", "worker")]
"""Without a cluster first, so that these keep their numbers."""


class Failed(Exception):  # noqa: N818 - says what it is
    """What was found is not what should be there."""


@dataclass(slots=True)
class Trial:
    """One case: how it is set up, which command runs, and what must come out."""

    case: Case
    folder: Path
    articles: Path
    full: Path
    records: Mapping[str, Extraction]
    server: OxigraphServer | None
    cluster: DaskCluster | None

    @property
    def location(self) -> str:
        return self.server.address if self.server else str(self.folder / "store")

    @property
    def files(self) -> Path:
        """The folder that the command changes first."""
        if self.server is not None:
            return self.server.folder
        partial = self.case.action == "copy"
        return self.folder / (".store.partial" if partial else "store")

    def prepare(self) -> None:
        """Makes the store as it is before the command."""
        if self.server is not None:
            self.server.start_empty()
        else:
            shutil.rmtree(self.folder / "store", ignore_errors=True)
        if self.case.action in ("resolve", "remove"):
            run("copy", str(self.full), self.location)
        if self.case.action == "resolve":
            with open_store(self.location) as store:
                store.write(drop=[node(store.iris.resolution_graph())])

    def command(self) -> list[str]:
        """The command that is killed."""
        if self.case.action == "copy":
            return ["copy", str(self.full), self.location]
        if self.case.action == "remove":
            names = [path.name for path in sorted(self.articles.iterdir())[: ARTICLES // 2]]
            return ["remove", *names, "--store", self.location]
        readers = ["--workers", "1"]
        if self.cluster is not None:
            readers = ["--cluster", self.cluster.address]
        return ["build", str(self.articles), "--store", self.location, *readers]

    def finish(self) -> None:
        """Runs the command once more, to its end. What is removed already is no failure."""
        arguments = self.command()
        if self.case.action == "copy" and not self.is_refused():
            with open_store(self.location, create=True) as store:
                if store.count():
                    return
            shutil.rmtree(self.location, ignore_errors=True)
        run(*arguments, codes=(0, 1) if self.case.action == "remove" else (0,))
        if self.case.action == "remove":
            # Resolves, if the command was killed in between.
            run("build", str(self.kept()), "--store", self.location, "--workers", "1")

    def kept(self) -> Path:
        """A folder with the articles that are not removed: links, which lead to the files."""
        kept = self.folder / "kept"
        kept.mkdir(exist_ok=True)
        for path in sorted(self.articles.iterdir())[ARTICLES // 2 :]:
            link = kept / path.name
            if not link.exists():
                link.symlink_to(path)
        return kept

    def is_refused(self) -> bool:
        """Whether the target of a copy says that it is not complete."""
        try:
            open_store(self.location, create=True).close()
        except StoreError as error:
            if "a copy into this store was cut short" in str(error):
                return True
            raise
        return False

    def examine(self) -> str:
        """What state the store is in; raises Failed for one that it must not be in."""
        if self.case.action == "copy":
            if self.is_refused():
                return "marked incomplete"
            with open_store(self.location, create=True) as store:
                if not store.count():
                    return "nothing"
                with open_store(str(self.full), read_only=True) as full:
                    expect(nquads(store) == nquads(full), "the copy is half a store")
            return "whole"
        with open_store(self.location, create=True) as store:
            return self._examine(store)

    def _examine(self, store: Store) -> str:
        ids = store.article_ids()
        entries = sorted(entry.article_id for entry in store.sources().values())
        expect(ids == entries, f"articles {ids}, but entries in the journal for {entries}")
        for article in ids:
            expect(store.extraction(article) == self.records[article], f"{article} is not whole")
        finished = is_finished(store)
        findings = check(store).findings
        for finding in findings:
            stale = not finished and finding.graph == store.iris.resolution_graph()
            expect(stale, f"kg check: {finding}")
        return f"{len(ids)} articles, {'resolved' if finished and ids else 'not resolved'}"


def expect(holds: bool, problem: str) -> None:
    """Raises Failed where something does not hold."""
    if not holds:
        raise Failed(problem)


def nquads(store: Store) -> bytes:
    """The whole graph."""
    return b"".join(store.export("nquads"))


def start(*arguments: str) -> subprocess.Popen[str]:
    """Starts ``kg``."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _DAY}
    return subprocess.Popen(
        [sys.executable, "-m", "kg", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def run(*arguments: str, codes: tuple[int, ...] = (0,)) -> float:
    """Runs ``kg`` to its end; how many seconds that took. Raises Failed for another exit code."""
    began = time.monotonic()
    process = start(*arguments)
    said = process.communicate()[1]
    expect(process.returncode in codes, f"kg {' '.join(arguments)}: {process.returncode}: {said}")
    return time.monotonic() - began
