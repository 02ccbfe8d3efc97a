"""How fast articles are read: ``python -m bench.build [GOLD] [--every N] [--turns N]``.

Builds the same articles with one process, with two, and with a local Dask cluster of two workers,
side by side in one run, and once more with nothing changed. The articles are those of
GOLD/names/text, else generated ones. Read the ratios; the times are those of one machine, and the
ratios hold where it does nothing else: the load that it had before is printed. The cluster has
started before, as clusters have; a second process starts within the time. Reading, with writing,
is what spreads; what all articles together say is resolved by this process alone.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from distributed import LocalCluster

from kg.build import Progress, build
from kg.cluster import Cluster, connected
from kg.graph.store import open_store

PEOPLE = ("Anna Lind", "Olga Petrova", "James Okafor", "Maria Silva", "Kenji Mori", "Layla Haddad")
TITLES = ("President", "Prime Minister", "Foreign Minister", "Ambassador")
PLACES = ("Geneva", "Nairobi", "Oslo", "Singapore", "Vienna", "Lima")
TOPICS = ("trade", "fisheries", "climate aid", "rail links", "border crossings")


def write_article(path: Path, chance: random.Random) -> None:
    """Write one article of ten sentences about meetings and claims that never happened."""
    sentences = []
    for _ in range(5):
        first, second = chance.sample(PEOPLE, 2)
        place, topic = chance.choice(PLACES), chance.choice(TOPICS)
        day = chance.randint(1, 28)
        sentences.append(
            f"{chance.choice(TITLES)} {first} met {second} in {place} on May {day}, 2024, "
            f"to discuss {topic}."
        )
        sentences.append(f'{second} said that "{topic} cannot wait another year."')
    date = f"May {chance.randint(1, 28)}, 2024"
    path.write_text("\n\n".join(["Talks go on", date, *sentences]) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Taken:
    """How long one build took, in seconds, and how much of it the last step, which is done here."""

    whole: float
    resolving: float


def taken(articles: list[Path], store: Path, workers: int, cluster: Cluster | None) -> Taken:
    """How long one build takes."""
    moments: dict[str, float] = {}

    def note(progress: Progress) -> None:
        moments.setdefault(progress.stage, time.perf_counter())

    start = time.perf_counter()
    with open_store(str(store), create=True) as opened:
        report = build(opened, articles, workers=workers, cluster=cluster, progress=note)
    end = time.perf_counter()
    if not report.read + report.unchanged:
        raise SystemExit(f"not measured: {report.failed[0]}")
    return Taken(end - start, end - moments["resolving"])


def articles_of(arguments: argparse.Namespace, folder: Path) -> list[Path]:
    """The annotated articles, or newly written ones."""
    if arguments.gold is not None:
        found = sorted((arguments.gold / "names/text").glob("*.txt"))[:: arguments.every]
        if not found:
            raise SystemExit(f"{arguments.gold}: no names/text/*.txt in it; name the folder gold")
        return found
    chance = random.Random(arguments.seed)  # noqa: S311 - generates text, keeps no secret
    paths = [folder / f"{number:05}.txt" for number in range(arguments.articles)]
    for path in paths:
        write_article(path, chance)
    return paths


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", help="the folder with names/text")
    parser.add_argument("--every", type=int, default=1, help="every Nth of them")
    parser.add_argument("--articles", type=int, default=40, help="how many to generate")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--turns", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = articles_of(arguments, folder)
        print(f"{len(articles)} articles, load {os.getloadavg()[0]:.1f}", flush=True)
        found: dict[str, list[Taken]] = {}
        options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
        with LocalCluster(**options) as local, connected(local.scheduler_address) as cluster:
            for turn in range(arguments.turns):
                for what, workers, other in (
                    ("one process", 1, None),
                    ("two processes", 2, None),
                    ("cluster of two", 1, cluster),
                ):
                    store = folder / f"{what}-{turn}"
                    found.setdefault(what, []).append(taken(articles, store, workers, other))
            unchanged = taken(articles, folder / "one process-0", 1, None)
        show(len(articles), found | {"unchanged": [unchanged]})


def show(articles: int, found: dict[str, list[Taken]]) -> None:
    """Print a row for each way, with medians: all of it, and without the last step."""
    print(f"{'seconds':16}{'whole':>9}{'ratio':>8}{'reading':>10}{'ratio':>8}{'articles/s':>12}")
    rows = {
        what: (
            median(each.whole for each in turns),
            median(each.whole - each.resolving for each in turns),
        )
        for what, turns in found.items()
    }
    first_whole, first_reading = rows["one process"]
    for what, (whole, reading) in rows.items():
        ratios = f"{first_whole / whole:.2f}x", f"{first_reading / reading:.2f}x"
        seconds = f"{whole:>9.1f}{ratios[0]:>8}{reading:>10.1f}{ratios[1]:>8}"
        print(f"{what:16}{seconds}{articles / reading:>12.1f}")


if __name__ == "__main__":
    main()
