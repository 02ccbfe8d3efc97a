"""What a build costs, stage by stage: ``python -m bench.stages GOLD [--every N]``.

Reads, writes and resolves the articles of GOLD/names/text, each stage in a process of its own, and
prints what 1,000 of them take: seconds, seconds of processor time, and the process's peak memory;
of the store its size on disk. Processor time hardly depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import multiprocessing
import pickle
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.servers import OxigraphServer
from kg.extraction import READER_VERSION
from kg.graph.store import open_store
from kg.reading import Failure, read_source
from kg.records import Extraction
from kg.resolving import resolve_store


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, seconds of processor time, and megabytes at the peak."""

    seconds: float
    processor: float
    memory: float


def measured(stage: Callable[..., None], *arguments: object) -> Cost:
    """What a stage costs here; the models and libraries that it needs are part of its memory."""
    began, worked = time.perf_counter(), time.process_time()
    stage(*arguments)
    return Cost(
        time.perf_counter() - began,
        time.process_time() - worked,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def apart(stage: Callable[..., None], *arguments: object) -> Cost:
    """What a stage costs in a new process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        return executor.submit(measured, stage, *arguments).result()


def read(articles: list[Path], kept: Path) -> None:
    """Read articles one after the other; what was read goes into a file."""
    with kept.open("wb") as file:
        for article in articles:
            found = read_source(article)
            if isinstance(found, Failure):
                print(f"left out: {found.error()}", flush=True)
                continue
            pickle.dump((str(article), found), file)


def kept_extractions(kept: Path) -> Iterator[tuple[str, Extraction]]:
    """What `read` left, one at a time."""
    with kept.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)  # noqa: S301 - this program wrote it


def write(kept: Path, store: str) -> None:
    """Store what was read."""
    with open_store(store, create=True) as opened:
        for name, found in kept_extractions(kept):
            opened.put_article(
                found, source=name, ingested="2026-01-01", reader_version=READER_VERSION
            )


def resolve(store: str) -> None:
    """Conclude what all articles together say."""
    with open_store(store) as opened:
        resolve_store(opened)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--every", type=int, default=1, help="every Nth article")
    arguments = parser.parse_args()
    articles = sorted((arguments.gold / "names/text").glob("*.txt"))[:: arguments.every]
    if not articles:
        raise SystemExit(f"{arguments.gold}: no names/text/*.txt in it; name the folder gold")
    thousands = len(articles) / 1000
    text = sum(article.stat().st_size for article in articles) / 2**20
    print(f"{len(articles)} articles, {text / thousands:.1f} MB of text per 1,000")
    print(f"{'per 1,000 articles':22}{'seconds':>9}{'processor':>11}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept, store, server = folder / "kept", folder / "store", OxigraphServer(folder / "server")
        server.start_empty()
        try:
            for what, stage, given in (
                ("read", read, (articles, kept)),
                ("write, folder", write, (kept, str(store))),
                ("write, server", write, (kept, server.address)),
                ("resolve, folder", resolve, (str(store),)),
            ):
                cost = apart(stage, *given)
                took = f"{cost.seconds / thousands:>9.1f}{cost.processor / thousands:>11.1f}"
                print(f"{what:22}{took}{cost.memory:>9.0f}", flush=True)
        finally:
            server.kill()
        with open_store(str(store)) as opened:
            before, statements = opened.disk_bytes(), opened.count()
            opened.compact()
            after = opened.disk_bytes()
        sizes = (
            f"{before / 2**20 / thousands:,.0f} MB, compacted {after / 2**20 / thousands:,.0f} MB"
        )
        print(f"{'disk':22}{sizes}; {statements / thousands:,.0f} statements")


if __name__ == "__main__":
    main()
