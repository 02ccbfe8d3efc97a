"""What ``kill -9`` leaves behind: ``python -m bench.kills [--runs N] [--seed S]``.

Runs ``kg build``, the resolution alone, ``kg remove`` and ``kg copy`` on a store in a folder and on
``oxigraph serve``, and kills the command, or the server, at a random moment after the command has
opened the store. A server that was killed is started again at once, and the command has to go on.
So it has when one of the two workers of a Dask cluster that reads for it is killed. Afterwards

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
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.build import write_article
from bench.servers import DaskCluster, OxigraphServer
from bench.trials import ARTICLES, CASES, Case, Failed, Trial, expect, nquads, run, start
from kg.graph.check import check
from kg.graph.folder import state
from kg.graph.store import open_store

_POLL = 0.005


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
    if trial.case.victim != "server":
        opened(trial, process)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        if trial.case.victim == "command":
            process.kill()
        elif trial.server is not None:
            trial.server.kill()
            trial.server.start()
        elif trial.cluster is not None:
            trial.cluster.kill_worker()
            trial.cluster.start_worker()
    said = process.communicate()[1]
    if trial.server is not None:
        trial.server.wait()
    if trial.case.victim == "worker":
        expect(process.returncode == 0, f"the command did not go on: {said}")
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
    server, cluster = OxigraphServer(folder / "server"), DaskCluster()

    def made(case: Case) -> Trial:
        if case.victim == "worker":
            cluster.start()
        serving = server if case.place == "server" else None
        reading = cluster if case.victim == "worker" else None
        return Trial(case, folder, articles, full, records, serving, reading)

    try:
        yield made
    finally:
        server.kill()
        cluster.kill()


def undisturbed(trial: Trial) -> tuple[bytes, float]:
    """What comes out where nobody kills, and in how many seconds a kill makes a difference."""
    trial.prepare()
    process = start(*trial.command())
    began = time.monotonic()
    if trial.case.victim != "server":
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
