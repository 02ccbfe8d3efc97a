"""What one more article costs: ``python -m bench.growth [--articles N ...] [--keep FOLDER]``.

Makes up crowded news (bench.news): people, places and surnames that come up all the time, and many
that hardly do. Stores it as ``kg build`` does, then adds further articles one by one, each as a
build of its own: the folder opened, the article written and resolved, the folder closed. Read the
ratios between sizes, side by side in one run; the times are those of one machine. Also shown is
what all articles at once take, and apart from everything, what reading one article with the
language model takes, which does not depend on the store. ``--keep`` keeps the stores of a run, and
uses those of an earlier one.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.news import News
from kg.build import build
from kg.extraction import READER_VERSION
from kg.graph.store import Store, open_store
from kg.records import Extraction
from kg.resolving import resolve_store

AT_MOST = 2.0
"""Times as long in the largest graph as in the smallest that is asked for."""

ADDED = 30
"""Articles that are added one by one; the median counts."""

_STEPS = ("open", "write", "resolve", "close")


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds in a graph of so many articles; ``megabytes`` are the most that the process took."""

    articles: int
    whole: float | None
    megabytes: int
    steps: dict[str, list[float]]

    @property
    def total(self) -> float:
        """Seconds that one more article takes."""
        return statistics.median(map(sum, zip(*self.steps.values(), strict=True)))

    def line(self, base: float) -> str:
        """The size as a line of the table, times in milliseconds."""
        whole = "-" if self.whole is None else f"{self.whole:.1f} s"
        steps = "".join(f"{1000 * statistics.median(self.steps[one]):>10.1f}" for one in _STEPS)
        worst = 1000 * max(map(sum, zip(*self.steps.values(), strict=True)))
        return (
            f"{self.articles:>8,}{whole:>12}{self.megabytes:>8,} MB{steps}"
            f"{1000 * self.total:>10.1f}{worst:>10.1f}{self.total / base:>7.2f}x"
        )


def measure(articles: int, seed: int, folder: Path) -> Growth:
    """Store so many articles, unless the folder has them, then add some one by one."""
    # From all over the time that the news spans, so that they meet what is there.
    every = max(1, (articles + ADDED) // ADDED)
    news = enumerate(News(articles + ADDED, seed, crowded=True).extractions())
    added: list[Extraction] = []
    whole = None
    with open_store(str(folder), create=True) as store:
        filled = store.has_sources
        for number, extraction in news:
            if number % every == 0 and len(added) < ADDED:
                added.append(extraction)
            elif not filled:
                _write(store, extraction)
        if store.resolution_digest() is None:
            whole = _seconds(lambda: resolve_store(store))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    steps: dict[str, list[float]] = {one: [] for one in _STEPS}
    for extraction in added:
        _add(folder, extraction, steps)
    with open_store(str(folder)) as store:
        for extraction in added:
            store.remove_article(extraction.article.id)
        resolve_store(store)
    return Growth(articles, whole, megabytes, steps)


def _add(folder: Path, extraction: Extraction, steps: dict[str, list[float]]) -> None:
    opened: list[Store] = []
    steps["open"].append(_seconds(lambda: opened.append(open_store(str(folder)))))
    (store,) = opened
    steps["write"].append(_seconds(lambda: _write(store, extraction)))
    steps["resolve"].append(_seconds(lambda: resolve_store(store)))
    steps["close"].append(_seconds(store.close))


def _write(store: Store, extraction: Extraction) -> None:
    store.put_article(
        extraction,
        source=f"/news/{extraction.article.file_name}",
        ingested="2026-01-01",
        reader_version=READER_VERSION,
    )


def reading(text: str) -> tuple[float, float]:
    """Seconds that the first article takes to read, with loading the model, and the next one."""
    with tempfile.TemporaryDirectory() as name, open_store("memory:") as store:
        times = []
        for number in range(2):
            file = Path(name, f"{number}.txt")
            file.write_text(f"{text}\n{number}\n", encoding="utf-8")
            times.append(_seconds(partial(build, store, [file])))
    return times[0], times[1]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """Measure and print; fails where one more article costs too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    text = next(News(1, arguments.seed).extractions()).article.text
    first, next_one = reading(text)
    print(f"reading one article: {first:.2f} s with loading the model, then {next_one:.2f} s\n")
    print(f"{'articles':>8}{'all at once':>12}{'peak':>11}", end="")
    print("".join(f"{one:>10}" for one in (*_STEPS, "one more", "worst")), f"{'ratio':>7}")
    found: list[Growth] = []
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.keep or Path(name)
        for articles in sorted(arguments.articles):
            found.append(measure(articles, arguments.seed, folder / f"growth-{articles}"))
            print(found[-1].line(found[0].total), flush=True)
    ratio = found[-1].total / found[0].total
    if ratio > AT_MOST:
        raise SystemExit(f"one more article costs {ratio:.2f}x as much; at most {AT_MOST}x allowed")


if __name__ == "__main__":
    main()
