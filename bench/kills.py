"""What ``kill -9`` leaves behind: ``python -m bench.kills [--runs N] [--seed S]``.

Runs ``kg build``, the resolution alone, ``kg remove`` and ``kg copy`` on a store in a folder and on
``oxigraph serve``, and kills the command, or the server, at a random moment after the command has
opened the store. A server that was killed is started again at once, and the command has to go on.
(Whoever adds readers on other machines adds them to ``CASES``, as victims.) Afterwards

- every article is in the store wholly, with its entry in the journal, or not at all,
- a copy is complete, or not there, or says that it is not complete,
- ``kg check`` finds nothing but what the resolution does not know yet, and
- the same command, run to its end, gives the same sorted N-Quads as one that nobody killed,
  and ``kg check`` finds nothing at all.

Prints the seed and the moment of each run; the first that fails ends with its number, so that
``--seed S --only NUMBER`` repeats it.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.build import write_article
from bench.servers import OxigraphServer
from kg.errors import StoreError
from kg.graph.check import check
from kg.graph.folder import state
from kg.graph.store import Store, open_store
from kg.graph.terms import node
from kg.records import Extraction
from kg.resolving import is_finished

ARTICLES = 4
_POLL = 0.005
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
]


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
        return ["build", str(self.articles), "--store", self.location, "--workers", "1"]

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


def opened(trial: Trial, process: subprocess.Popen[str]) -> None:
    """Waits until the command has opened the store, or changed what a server holds, or ended.

    Before that it only starts, which takes most of its time.
    """
    before = state(trial.files)
    while state(trial.files) == before and process.poll() is None:
        time.sleep(_POLL)


def kill(trial: Trial, moment: float) -> str:
    """Starts the command, kills it or the server after some seconds; what became of the command."""
    process = start(*trial.command())
    if trial.case.victim == "command":
        opened(trial, process)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        if trial.case.victim == "command":
            process.kill()
        elif trial.server is not None:
            trial.server.kill()
            trial.server.start()
    said = process.communicate()[1]
    if trial.server is not None:
        trial.server.wait()
    if trial.case.victim == "server":
        # A server that the command has not yet spoken to is not waited for.
        told = process.returncode == 2 and "no server answers there" in said
        expect(process.returncode == 0 or told, f"the command did not go on: {said}")
    return {0: "ended", -9: "killed"}.get(process.returncode, f"exit code {process.returncode}")


@contextmanager
def trials(folder: Path) -> Iterator[Callable[[Case], Trial]]:
    """Makes what all trials need, once."""
    articles, full = folder / "articles", folder / "full"
    articles.mkdir()
    for number in range(ARTICLES):
        write_article(articles / f"{number}.txt", random.Random(number))  # noqa: S311
    run("build", str(articles), "--store", str(full), "--workers", "1")
    with open_store(str(full), read_only=True) as store:
        records = {record.article.id: record for record in store.extractions()}
    server = OxigraphServer(folder / "server")
    try:
        yield lambda case: Trial(
            case, folder, articles, full, records, server if case.place == "server" else None
        )
    finally:
        server.kill()


def undisturbed(trial: Trial) -> tuple[bytes, float]:
    """What comes out where nobody kills, and in how many seconds a kill makes a difference."""
    trial.prepare()
    process = start(*trial.command())
    began = time.monotonic()
    if trial.case.victim == "command":
        opened(trial, process)
        began = time.monotonic()
    said = process.communicate()[1]
    expect(process.returncode == 0, f"kg {' '.join(trial.command())}: {said}")
    seconds = time.monotonic() - began
    with open_store(trial.location) as store:
        return nquads(store), seconds


def once(trial: Trial, expected: bytes, moment: float) -> tuple[str, str]:
    """One kill: what became of the command, and in what state the store was."""
    trial.prepare()
    ended = kill(trial, moment)
    state = trial.examine()
    trial.finish()
    with open_store(trial.location) as store:
        expect(nquads(store) == expected, "run again, the command gives another graph")
        findings = check(store).findings
        expect(not findings, f"kg check: {findings[:1]}")
    return ended, state


def main() -> None:
    """Kill and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of the one run to repeat")
    arguments = parser.parse_args()
    # So that the server ends, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("terminated"))
    chance = random.Random(arguments.seed)  # noqa: S311 - chooses moments, keeps no secret
    known: dict[Case, tuple[bytes, float]] = {}
    states: Counter[str] = Counter()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, trials(Path(name)) as made:
        for number in range(arguments.runs):
            case, part = CASES[number % len(CASES)], chance.uniform(0, 1.05)
            if arguments.only not in (None, number):
                continue
            trial = made(case)
            if case not in known:
                known[case] = undisturbed(trial)
            expected, seconds = known[case]
            told = f"run {number}, seed {arguments.seed}: {case} after {part * seconds:.2f} s"
            try:
                ended, state = once(trial, expected, part * seconds)
            except Failed as error:
                raise SystemExit(f"{told}: {error}") from error
            states[f"{case.action}: {state}"] += 1
            print(f"{told}: {ended}; {state}", flush=True)
    print(f"\nall well; {time.monotonic() - began:.0f} s; the stores were left with")
    for state, count in sorted(states.items()):
        print(f"{count:5}  {state}")


if __name__ == "__main__":
    main()
