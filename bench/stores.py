"""How the stores compare: ``python -m bench.stores [--quads N ...] [--large] [--limit-s S]``.

Makes up news (bench.news), stores what would be read out of it as ``kg build`` does, and then, side
by side in one run, loads that graph from N-Quads into rdflib's own store, newskg's store in memory
and in a folder (as ``kg import`` does), Oxigraph's server and Virtuoso, and asks each of them every
question of the catalogue. All must give the same rows. Read the ratios; the times are those of one
machine.

A *look-up* asks for somebody or something, drawn by chance; an *aggregate* goes over the whole
graph and gives the first rows. With several sizes the last table tells how much longer tenfold data
takes. rdflib is stopped after ``--limit-s``, a server after 50 seconds (``>``): what they are
compared with is then faster by more than the ratio. ``--large`` adds ten million quads, without
rdflib, which would need days.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pyoxigraph

from bench.cases import Case, cases
from bench.engines import SERVER_SECONDS, Engine, RdflibEngine, TooSlowError, own_engine
from bench.questions import check_rows, fill, load
from bench.servers import OxigraphServer, VirtuosoServer
from kg.collecting import collect_rarely
from kg.graph.store import Store, open_store
from kg.questions import load_catalogue

OWN = ("memory", "folder")
ENGINES = ("rdflib", *OWN, "oxigraph", "virtuoso")
LARGE = 10_000_000
MOST = 30.0
"""Times as long for tenfold data that no question may take."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A case with the median seconds of each engine; those ``stopped`` would have taken more."""

    case: Case
    rows: int
    seconds: dict[str, float]
    stopped: frozenset[str]


@dataclass(slots=True)
class Size:
    """What was measured with one graph: seconds to load it by engine, and the cases."""

    quads: int
    loads: dict[str, float] = field(default_factory=dict)
    cases: list[Measured] = field(default_factory=list)

    def ratio(self, kind: str | None, slower: str, faster: str) -> float | None:
        """How many times as fast one engine is as another: geometric mean over the cases."""
        ratios = [
            each.seconds[slower] / each.seconds[faster]
            for each in self.cases
            if kind in (None, each.case.kind) and {slower, faster} <= each.seconds.keys()
        ]
        return statistics.geometric_mean(ratios) if ratios else None


def measure(quads: int, seed: int, draws: int, limit: float) -> Size:
    """Everything with a graph of about so many quads; no rdflib where the limit is 0."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        asked, nquads, count = _made(quads, seed, draws, Path(name))
        size = Size(count)
        engines: list[Engine | RdflibEngine] = []
        if limit:
            rdflib = RdflibEngine(nquads, limit)
            stack.callback(rdflib.close)
            size.loads["rdflib"] = rdflib.load_seconds
            engines.append(rdflib)
        for engine, opened in _stores(Path(name)):
            store = stack.enter_context(opened)
            started = time.perf_counter()
            if engine in OWN:
                store.import_rdf(nquads)
                store.settle()
            else:  # in parts, as `kg export` writes them and `kg import` reads them
                with nquads.open("rb") as file:
                    load(pyoxigraph.parse(file, pyoxigraph.RdfFormat.N_QUADS), store)
            size.loads[engine] = time.perf_counter() - started
            engines.append(own_engine(engine, store))
        print(f"\n{count:,} quads; milliseconds, from the query to its rows")
        print(f"{'':40}{'rows':>6}" + "".join(f"{one:>10}" for one in ENGINES))
        print(_line("load", None, {one: 1000 * taken for one, taken in size.loads.items()}))
        for case in asked:
            found = _measured(case, engines, limit)
            size.cases.append(found)
            milliseconds = {one: 1000 * taken for one, taken in found.seconds.items()}
            label = f"{case.question} ({case.kind})"
            print(_line(label, found.rows, milliseconds, found.stopped), flush=True)
    return size


def _made(quads: int, seed: int, draws: int, folder: Path) -> tuple[list[Case], Path, int]:
    """What is asked of a graph, its file of N-Quads, and how many there are.

    The graph itself is let go: ten million quads in memory are as much as the machine has for one.
    """
    memory = open_store("memory:")
    fill(memory, quads, seed)
    nquads = folder / "news.nq"
    with nquads.open("wb") as file:
        file.writelines(memory.export("nquads"))
    return list(cases(load_catalogue(), memory, draws, seed)), nquads, memory.count()


def _stores(folder: Path) -> Iterator[tuple[str, AbstractContextManager[Store]]]:
    """Stores that are empty, one after the other."""
    yield "memory", open_store("memory:")
    yield "folder", open_store(str(folder / "store"), create=True)
    # A moment more than is waited for: who gives up has taken too long.
    seconds = SERVER_SECONDS + 2
    yield "oxigraph", _served(OxigraphServer(folder / "oxigraph", seconds=seconds))
    virtuoso = VirtuosoServer(folder / "virtuoso", buffers=170_000, seconds=seconds)
    yield "virtuoso", _served(virtuoso)


@contextmanager
def _served(server: OxigraphServer | VirtuosoServer) -> Iterator[Store]:
    server.start_empty()
    try:
        changing = "-auth" if isinstance(server, VirtuosoServer) else ""
        with open_store(server.address + changing) as store:
            yield store
    finally:
        server.kill()


def _measured(case: Case, engines: Sequence[Engine | RdflibEngine], limit: float) -> Measured:
    seconds: dict[str, list[float]] = {engine.name: [] for engine in engines}
    counts: list[int] = []
    stopped: set[str] = set()
    for sparql in case.queries:
        expected = None
        # Ours first: what rdflib says is compared with it, where rdflib says something in time.
        for engine in sorted(engines, key=lambda one: one.name == "rdflib"):
            if engine.name in stopped:
                continue
            try:
                rows, taken = engine.answer(sparql, case.template)
                check_rows(case, engine.name, rows, expected)
                expected = rows
            except TooSlowError:
                stopped.add(engine.name)
                taken = limit if engine.name == "rdflib" else SERVER_SECONDS
            seconds[engine.name].append(taken)
        counts.append(len(expected or ()))
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    return Measured(case, round(statistics.median(counts)), medians, frozenset(stopped))


def _line(
    label: str, rows: int | None, figures: dict[str, float], stopped: frozenset[str] = frozenset()
) -> str:
    line = f"{label:40}{'' if rows is None else rows:>6}"
    for engine in ENGINES:
        more = ">" if engine in stopped else ""
        line += f"{f'{more}{figures[engine]:,.1f}' if engine in figures else '-':>10}"
    return line


def ratios(size: Size) -> None:
    """How many times as fast as rdflib, and as Virtuoso, each engine is."""
    print(f"\n{size.quads:,} quads: times as fast (geometric means)")
    print(f"{'':46}" + "".join(f"{one:>10}" for one in ENGINES))
    for slower in ("rdflib", "virtuoso"):
        loads = {
            one: size.loads[slower] / taken
            for one, taken in size.loads.items()
            if slower in size.loads
        }
        rows = {"load": loads}
        for kind in (None, "look-up", "aggregate"):
            found = {one: size.ratio(kind, slower, one) for one in size.loads}
            rows[kind or "every question"] = {
                one: ratio for one, ratio in found.items() if ratio is not None
            }
        for what, figures in rows.items():
            cells = "".join(
                f"{f'{figures[one]:,.1f}x' if one in figures else '-':>10}" for one in ENGINES
            )
            print(f"{f'as {slower}: {what}':46}{cells}")


def growth(small: Size, large: Size) -> bool:
    """How many times as long the questions take for tenfold data; whether none takes too long."""
    before = {each.case.key: each for each in small.cases}
    tenfold = math.log10(large.quads / small.quads)
    print(f"\nfrom {small.quads:,} to {large.quads:,} quads: times as long for tenfold data")
    print(f"{'':30}{'median':>9}{'p95':>9}{'most':>9}")
    worst = 0.0
    for engine in ENGINES[1:]:
        for kind in ("look-up", "aggregate"):
            grown = {
                each.case.question: (each.seconds[engine] / before[each.case.key].seconds[engine])
                ** (1 / tenfold)
                for each in large.cases
                if each.case.kind == kind and each.case.key in before
            }
            most = max(grown, key=lambda one: grown[one])
            p95 = statistics.quantiles(grown.values(), n=20, method="inclusive")[-1]
            middle = statistics.median(grown.values())
            print(
                f"{f'{engine}, {kind}':30}{middle:>8.1f}x{p95:>8.1f}x{grown[most]:>8.1f}x  {most}"
            )
            if engine in OWN:
                worst = max(worst, grown[most])
    return worst <= MOST


def main() -> None:
    """Measure and print; fails where a question grows out of bounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quads", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--large", action="store_true", help="ten million quads, too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draws", type=int, default=9, help="people to look up in each question")
    parser.add_argument("--limit-s", type=float, default=10, help="0: without rdflib")
    arguments = parser.parse_args()
    collect_rarely()  # as the command does
    os.environ |= {"NEWSKG_STORE_USER": "dba", "NEWSKG_STORE_PASSWORD": "dba"}
    sizes = []
    for quads in sorted(arguments.quads) + [LARGE] * arguments.large:
        limit = arguments.limit_s if quads < LARGE else 0
        sizes.append(measure(quads, arguments.seed, arguments.draws, limit))
        ratios(sizes[-1])
    bounded = [growth(small, large) for small, large in pairwise(sizes)]
    if not all(bounded):
        raise SystemExit(f"a question takes more than {MOST:g} times as long for tenfold data")


if __name__ == "__main__":
    main()
