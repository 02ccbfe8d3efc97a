"""How fast articles are read: ``python -m bench.build [--articles N] [--workers N ...]``.

Builds the same generated articles with each number of workers, and once more with nothing
changed, side by side in one run. Read the ratios; the times are those of one machine.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from kg.build import build
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


def seconds(articles: Path, store: Path, workers: int) -> float:
    """How long one build takes."""
    start = time.perf_counter()
    with open_store(str(store), create=True) as opened:
        report = build(opened, [articles], workers=workers)
    if report.failed:
        raise SystemExit(f"not measured: {report.failed[0]}")
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)  # noqa: S311 - generates text, keeps no secret
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles")
        articles.mkdir()
        for number in range(arguments.articles):
            write_article(articles / f"{number:05}.txt", chance)
        print(f"{arguments.articles} articles, seed {arguments.seed}")
        print(f"{'':24}{'seconds':>10}{'articles/s':>12}{'ratio':>8}")
        base = None
        for workers in arguments.workers:
            for again in (False, True):
                taken = seconds(articles, Path(folder, f"store-{workers}"), workers)
                base = base or taken
                what = f"{workers} worker{'s' * (workers > 1)}{', unchanged' * again}"
                rate = arguments.articles / taken
                print(f"{what:24}{taken:>10.2f}{rate:>12.1f}{base / taken:>7.1f}x")


if __name__ == "__main__":
    main()
