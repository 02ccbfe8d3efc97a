"""``kill -9`` of a process that writes a folder: what it leaves is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.graph.check import check
from kg.graph.store import open_store
from kg.graph.terms import RDFS
from kg.records import Extraction, Resolution

MakeExtraction = Callable[..., Extraction]
ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from tests.graph.conftest import make_extraction, make_resolution
from kg.graph.store import open_store
store = open_store(sys.argv[1], create=True)
print("ready", flush=True)
for turn in range(int(sys.argv[2])):
    for name in ("a", "b", "c"):
        place = ("Bern", "Basel")[turn % 2]
        # Another text is another article: the earlier one of this source has to go.
        article = make_extraction(f"{name}{turn % 2}", place, " Filler." * 5_000)
        store.put_article(
            article, source=f"/{name}", ingested="2026-02-01", reader_version=str(turn % 2)
        )
    store.put_resolution(make_resolution(*(("a0", "b0", "c0"), ("a1",))[turn % 2]), str(turn % 2))
"""


NO_REPORT = "the report that it rests on is in no article's graph"
NO_COPY = "the copy or its original is in no article's graph"
NO_ENTITY = "the article's entity that refers to this is in no article's graph"


def kill(program: str, location: str, *, after: float, turns: int = 10_000) -> None:
    """Runs a program on the store and kills it so many seconds after it has said ``ready``."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, location, str(turns)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(after)
    process.kill()
    process.wait()
    process.stdout.close()


def test_kill_9_leaves_every_change_whole_or_undone(
    tmp_path: Path, another: MakeExtraction, resolve: Callable[..., Resolution]
) -> None:
    seed = 20260201
    chance = random.Random(seed)
    location = str(tmp_path / "store")
    resolutions = {"0": resolve("a0", "b0", "c0"), "1": resolve("a1"), None: Resolution((), (), ())}
    for attempt in range(4):
        kill(WRITER, location, after=chance.uniform(0.0, 0.3))
        with open_store(location) as store:
            told = f"seed {seed}, attempt {attempt}"
            articles = {entry.article_id: source for source, entry in store.sources().items()}
            assert sorted(articles) == store.article_ids(), told
            assert len(set(articles.values())) == len(articles), told
            for article_id in articles:
                turn = int(article_id[1])
                expected = another(article_id, ("Bern", "Basel")[turn], " Filler." * 5_000)
                assert store.extraction(article_id) == expected, told
            assert store.resolution() == resolutions[store.resolution_digest()], told
            problems = {finding.problem.partition(" (")[0] for finding in check(store).findings}
            # The resolution of articles that have been replaced since is older than they are.
            resolved = {
                member.article_id
                for entity in store.resolution().entities
                for member in entity.members
            }
            stale = {NO_REPORT, NO_ENTITY} if resolved - articles.keys() else set()
            if len(resolved) > 1 and resolved - articles.keys():
                stale.add(NO_COPY)
            if "a1" in resolved:
                # The resolution says Bern where this article says Basel.
                stale.add(NO_ENTITY)
            assert problems == stale, told


LOADER = """
import sys
from tests.graph.test_folder import many
from kg.graph.store import open_store

statements = many(0, 60_000)
with open_store(sys.argv[1], create=True) as store:
    print("ready", flush=True)
    store.write(insert=statements)
"""


def test_kill_9_leaves_a_large_load_whole_or_undone(tmp_path: Path) -> None:
    seed = 20261129
    chance = random.Random(seed)
    for attempt in range(6):
        location = str(tmp_path / str(attempt))
        kill(LOADER, location, after=chance.uniform(0.0, 0.5))
        with open_store(location, create=True) as store:
            found = {
                store.count(),
                sum(1 for _ in store.match()),
                sum(1 for _ in store.match(predicate=RDFS.label)),
            }
            assert found in ({0}, {60_000}), f"seed {seed}, attempt {attempt}"


def test_a_repeated_build_after_a_kill_gives_the_same_bytes(
    tmp_path: Path, another: MakeExtraction, resolve: Callable[..., Resolution]
) -> None:
    def build(location: str) -> bytes:
        with open_store(location, create=True) as store:
            for name in ("a", "b", "c"):
                store.put_article(
                    another(f"{name}0", "Bern", " Filler." * 5_000),
                    source=f"/{name}",
                    ingested="2026-02-01",
                    reader_version="0",
                )
            store.put_resolution(resolve("a0", "b0", "c0"), "0")
            return b"".join(store.export("nquads"))

    undisturbed = build(str(tmp_path / "undisturbed"))
    seed = 20261130
    chance = random.Random(seed)
    for attempt in range(4):
        killed = str(tmp_path / str(attempt))
        # One turn: a second one would replace the articles, which the graph remembers.
        kill(WRITER, killed, after=chance.uniform(0.0, 0.12), turns=1)
        assert build(killed) == undisturbed, f"seed {seed}, attempt {attempt}"
