"""How fast questions are answered: ``python -m bench.questions [--quads N ...] [--limit-s S]``.

Makes up news (bench.news), stores what would be read out of it as ``kg build`` does, and asks every
question of the catalogue of our store in memory, our store in a folder, and rdflib's own engine in
memory, side by side in one run. All must give the same rows. Read the ratios; the times are those
of one machine.

A *look-up* asks for somebody or something, drawn by chance: the median over several draws counts.
An *aggregate* goes over the whole graph and gives the first rows. ``kg ask`` is the same as a user
meets it in a folder, names looked up and the answer put into words. With several sizes, a table
tells how much longer the last takes than the first, and the summary compares with what is asked
for. rdflib is stopped after ``--limit-s``; its time is then more than that (``>``).
"""

from __future__ import annotations

import argparse
import math
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pyoxigraph import Quad

from bench.cases import Case, cases
from bench.engines import Engine, RdflibEngine, Rows, TooSlowError, own_engine
from bench.news import News
from kg.collecting import collect_rarely
from kg.graph.store import Store, open_store
from kg.questions import Catalogue, ask, load_catalogue
from kg.resolving import resolve_store

QUADS_PER_ARTICLE = 660
AT_LEAST = {"memory": 50.0, "folder": 12.0}
"""Times rdflib's speed, geometric mean over the questions, that are asked for at 1M quads."""

AT_MOST = {"look-up": 1.5, "aggregate": 12.0}
"""Times as long for tenfold data that is allowed for, median over the questions."""

_BATCH = 500_000
"""Statements in each of the files that ``kg export`` writes and ``kg import`` reads."""


@dataclass(slots=True)
class Measured:
    """One case: rows and seconds by engine for each draw; the medians count.

    ``stopped`` says that rdflib was stopped in its last draw, which counts with the limit then: it
    would have taken longer.
    """

    case: Case
    rows: list[int] = field(default_factory=list)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    stopped: bool = False

    def time(self, engine: str) -> float:
        """Seconds that an engine takes."""
        return statistics.median(self.seconds[engine])

    def ratio(self, engine: str) -> float:
        """How many times as fast as rdflib, over the draws that it was asked."""
        pairs = zip(self.seconds["rdflib"], self.seconds[engine], strict=False)
        return statistics.median([theirs / ours for theirs, ours in pairs])

    def line(self) -> str:
        """The case as a line of the table, times in milliseconds."""
        name = f"{self.case.question} ({self.case.kind})"
        more = "> " if self.stopped else ""
        rdflib = f"{more}{1000 * self.time('rdflib'):.0f}" if self.seconds["rdflib"] else "-"
        cells = f"{name:38}{statistics.median(self.rows):>5.0f}{rdflib:>10}"
        for engine in ("memory", "folder"):
            ratio = f"{more}{self.ratio(engine):.0f}x" if self.seconds["rdflib"] else "-"
            cells += f"{1000 * self.time(engine):>10.1f}{ratio:>10}"
        return f"{cells}{1000 * self.time('kg ask'):>10.1f}"


def fill(store: Store, quads: int, seed: int) -> None:
    """Store news of about so many quads, read on two days, as ``kg build`` does."""
    articles = max(30, quads // QUADS_PER_ARTICLE)
    for number, extraction in enumerate(News(articles, seed).extractions()):
        day = "2026-01-01" if number < articles * 9 // 10 else "2026-02-01"
        store.put_article(
            extraction, source=f"/news/{number:07}.txt", ingested=day, reader_version="1"
        )
    resolve_store(store)


def load(statements: Iterable[Quad], store: Store) -> None:
    """Fill an empty store as ``kg import`` does."""
    rest = iter(statements)
    while batch := list(islice(rest, _BATCH)):
        store.write(insert=batch)
    store.settle()


def copy(store: Store, folder: Path) -> None:
    """The same graph in a folder."""
    with open_store(str(folder), create=True) as there:
        load(store.match(), there)


def measure(quads: int, seed: int, draws: int, limit: float) -> list[Measured]:
    """All cases on all engines with about so many quads; no rdflib where the limit is 0."""
    with tempfile.TemporaryDirectory() as name, open_store("memory:") as memory:
        started = time.perf_counter()
        fill(memory, quads, seed)
        made = time.perf_counter() - started
        copy(memory, Path(name, "store"))
        nquads = Path(name, "news.nq")
        nquads.write_bytes(b"".join(memory.export("nquads")))
        count, articles = sum(1 for _ in memory.match()), len(memory.article_ids())
        print(f"\n{count:,} quads of {articles:,} articles, made in {made:.0f} s")
        with open_store(str(Path(name, "store")), read_only=True) as folder:
            rdflib = RdflibEngine(nquads, limit) if limit else None
            if rdflib:
                print(f"rdflib loaded them in {rdflib.load_seconds:.0f} s")
            own = [own_engine("memory", memory), own_engine("folder", folder)]
            catalogue, measured = load_catalogue(), []
            print(f"{'milliseconds':38}{'rows':>5}{'rdflib':>10}{'memory':>10}{'ratio':>10}"
                  f"{'folder':>10}{'ratio':>10}{'kg ask':>10}")  # fmt: skip
            for case in cases(catalogue, memory, draws, seed):
                found = _measured(case, own, rdflib)
                found.seconds["kg ask"] += _asking(case, folder, catalogue)
                print(found.line(), flush=True)
                measured.append(found)
            if rdflib:
                rdflib.close()
    return measured


def _measured(case: Case, own: Sequence[Engine], rdflib: RdflibEngine | None) -> Measured:
    found = Measured(case)
    for sparql in case.queries:
        expected: Rows | None = None
        for engine in own:
            rows, taken = engine.answer(sparql, case.template)
            found.seconds[engine.name].append(taken)
            check_rows(case, engine.name, rows, expected)
            expected = rows
        found.rows.append(len(expected or ()))
        if rdflib is None or found.stopped:
            continue
        try:
            rows, taken = rdflib.answer(sparql, case.template)
            check_rows(case, rdflib.name, rows, expected)
        except TooSlowError:
            found.stopped, taken = True, rdflib.limit
        found.seconds["rdflib"].append(taken)
    return found


def check_rows(case: Case, engine: str, rows: Rows, expected: Rows | None) -> None:
    """Ends the program where an engine gives other rows than the one before."""
    if expected is not None and rows != expected:
        raise SystemExit(
            f"{case.question}: {engine} gives other rows ({len(rows)}, expected {len(expected)}); "
            f"the query:\n{case.queries[0]}"
        )


def _asking(case: Case, store: Store, catalogue: Catalogue) -> list[float]:
    """Seconds from names to the answer in words; the graph's names are known already."""
    seconds = []
    for values in (case.values[0], *case.values):
        started = time.perf_counter()
        ask(store, catalogue, case.question, values, limit=100)
        seconds.append(time.perf_counter() - started)
    return seconds[1:]


def summary(measured: Sequence[Measured]) -> None:
    """The geometric means."""
    for engine, wanted in AT_LEAST.items():
        ratios = [found.ratio(engine) for found in measured if found.seconds["rdflib"]]
        if ratios:
            print(
                f"{engine}: {statistics.geometric_mean(ratios):.0f} times as fast as rdflib's "
                f"engine (geometric mean{', at least' * any(f.stopped for f in measured)}; asked "
                f"for at 1,000,000 quads: {wanted:.0f})"
            )


def growth(small: Sequence[Measured], large: Sequence[Measured], factor: float) -> None:
    """How many times as long the same questions take, per tenfold data."""
    before = {found.case.key: found for found in small}
    print(f"\nTimes as long for tenfold data{'':10}{'memory':>10}{'folder':>10}{'kg ask':>10}")
    grown: dict[tuple[str, str], list[float]] = {}
    for found in large:
        line = f"{found.case.question} ({found.case.kind})".ljust(40)
        for engine in ("memory", "folder", "kg ask"):
            ratio = found.time(engine) / before[found.case.key].time(engine)
            tenfold = ratio ** (1 / math.log10(factor))
            grown.setdefault((found.case.kind, engine), []).append(tenfold)
            line += f"{tenfold:>9.1f}x"
        print(line)
    for (kind, engine), ratios in sorted(grown.items()):
        print(
            f"{kind}, {engine}: median {statistics.median(ratios):.1f}x, most {max(ratios):.1f}x "
            f"(asked for: {AT_MOST[kind]}x)"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draws", type=int, default=5, help="people to look up in each question")
    parser.add_argument(
        "--limit-s", type=float, default=60, help="seconds for rdflib and a query; 0: without it"
    )
    arguments = parser.parse_args()
    collect_rarely()  # as the command does
    measured = {}
    for quads in arguments.quads:
        measured[quads] = measure(quads, arguments.seed, arguments.draws, arguments.limit_s)
        summary(measured[quads])
    first, last = arguments.quads[0], arguments.quads[-1]
    if first < last:
        growth(measured[first], measured[last], last / first)


if __name__ == "__main__":
    main()
