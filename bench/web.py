"""How quick answers are for many people: ``python -m bench.web [--quads N ...] [--users N]``.

Serves the sample articles and made-up news (bench.news) as ``kg serve`` does, and lets so many
users ask at the same time, for so many seconds, each without a pause. By turns a user asks for the
page of an answer and for its query alone, which the same processes answer under the same load. No
request may fail, and p95 of the pages may be at most 1.3 times that of the queries plus 30 ms.

Everybody waits for the same processors here, the users, too: read how pages compare with queries.
Before, one user asks alone: that is what each takes by itself.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from bench.cases import FIRST_ROWS, cases
from bench.questions import copy, fill
from bench.web_server import BARE
from kg.build import build
from kg.graph.store import Store, open_store
from kg.questions import load_catalogue

TIMES, PLUS_MS = 1.3, 30.0
"""What a page may take: so many times its query, and so much more."""

SAMPLES = Path("kg/samples")
_CLIENTS = 2


@dataclass(frozen=True, slots=True)
class Visit:
    """A page, and the query behind it."""

    page: str
    query: str


@dataclass(frozen=True, slots=True)
class Timing:
    """One request: whether it was for a page, its status, and how long it took."""

    is_page: bool
    status: int
    ms: float


def visits(store: Store, draws: int, seed: int) -> list[Visit]:
    """Pages of every question, about people drawn by chance, and of the whole graph."""
    found = []
    for case in cases(load_catalogue(), store, draws, seed):
        for values, query in zip(case.values, case.queries, strict=True):
            given = {**values, **({"limit": str(FIRST_ROWS)} if case.kind == "aggregate" else {})}
            found.append(Visit(f"/questions/{case.question}?{urlencode(given)}", query))
    return found


def user(port: int, chosen: Sequence[Visit], seed: int, until: float, found: list[Timing]) -> None:
    """Ask until the time is over."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while time.monotonic() < until:
        visit = chance.choice(chosen)
        for is_page in chance.sample((True, False), 2):
            began = time.perf_counter()
            try:
                if is_page:
                    connection.request("GET", visit.page, headers={"Accept": "text/html"})
                else:
                    connection.request("POST", BARE, visit.query.encode())
                reply = connection.getresponse()
                reply.read()
                status = reply.status
            except (OSError, http.client.HTTPException):
                status = 0
                connection.close()
            found.append(Timing(is_page, status, (time.perf_counter() - began) * 1000))
    connection.close()


def crowd(
    port: int, chosen: Sequence[Visit], users: int, seed: int, seconds: float
) -> list[Timing]:
    """The requests of several users, in threads of one process."""
    found: list[Timing] = []
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=user, args=(port, chosen, seed + number, until, found))
        for number in range(users)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def load(port: int, chosen: Sequence[Visit], users: int, seconds: float) -> list[Timing]:
    """The requests of all users, who come from processes of their own."""
    shares = [users // _CLIENTS + (number < users % _CLIENTS) for number in range(_CLIENTS)]
    tasks = [
        (port, chosen, share, 1000 * number, seconds)
        for number, share in enumerate(shares)
        if share
    ]
    with multiprocessing.get_context("spawn").Pool(len(tasks)) as pool:
        return [timing for part in pool.starmap(crowd, tasks) for timing in part]


@contextmanager
def serving(store: Path, workers: int, threads: int) -> Iterator[int]:
    """The port of a server, which is asked to stop in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.web_server", str(store),
         "--workers", str(workers), "--threads", str(threads)],
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    with process:
        if process.stdout is None:
            raise SystemExit("the server has no output")
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def at(timings: Sequence[float], percent: int) -> float:
    """A percentile."""
    return quantiles(timings, n=100)[percent - 1]


def report(name: str, timings: Sequence[Timing], seconds: float) -> bool:
    """Print what was measured, and whether it is as asked for."""
    failed = [timing for timing in timings if timing.status != 200]
    pages = [timing.ms for timing in timings if timing.is_page]
    queries = [timing.ms for timing in timings if not timing.is_page]
    rate = len(timings) / seconds
    print(
        f"{name:24}{len(pages):>8}{at(pages, 50):>10.1f}{at(pages, 95):>10.1f}"
        f"{at(queries, 50):>10.1f}{at(queries, 95):>10.1f}{rate:>10.1f}{len(failed):>8}",
        flush=True,
    )
    return not failed and at(pages, 95) <= TIMES * at(queries, 95) + PLUS_MS


def measure(name: str, store: Path, arguments: argparse.Namespace) -> bool:
    """One graph: a user alone, then all; whether it is as asked for."""
    with open_store(str(store), read_only=True) as opened:
        chosen = visits(opened, arguments.draws, arguments.seed)
    with serving(store, arguments.workers, arguments.threads) as port:
        # Names and menus are read once for each process and change of the graph.
        load(port, chosen, 4 * arguments.workers, min(5.0, arguments.seconds))
        alone = load(port, chosen, 1, arguments.seconds / 4)
        report(f"{name}, alone", alone, arguments.seconds / 4)
        everybody = load(port, chosen, arguments.users, arguments.seconds)
        good = report(f"{name}, {arguments.users} users", everybody, arguments.seconds)
    most = TIMES * at([each.ms for each in everybody if not each.is_page], 95) + PLUS_MS
    print(f"{'':24}asked for: no failure, pages' p95 at most {most:.1f}: {'yes' if good else 'NO'}")
    return good


def main() -> None:
    """Measure and print; exit code 1 where it is not as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, nargs="*", default=[1_000_000])
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--draws", type=int, default=5, help="people to ask about")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(f"{arguments.workers} workers with {arguments.threads} threads; milliseconds")
    print(f"{'':24}{'pages':>8}{'p50':>10}{'p95':>10}{'query p50':>10}{'p95':>10}"
          f"{'requests/s':>10}{'failed':>8}")  # fmt: skip
    good = True
    with tempfile.TemporaryDirectory() as name:
        sample = Path(name, "sample")
        with open_store(str(sample), create=True) as store:
            build(store, [SAMPLES])
        good &= measure("samples", sample, arguments)
        for quads in arguments.quads:
            made = Path(name, str(quads))
            with open_store("memory:") as memory:
                fill(memory, quads, arguments.seed)
                copy(memory, made)
            good &= measure(f"{quads:,} quads", made, arguments)
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
