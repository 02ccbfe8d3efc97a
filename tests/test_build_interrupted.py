"""Builds that are killed or interrupted: the next one goes on, and nothing is lost or doubled."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.graph.store import open_store
from tests.news import ARTICLES, quads


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough articles for a kill to come between them."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(6):
        for name, text in ARTICLES.items():
            dated = text.replace("2024", str(2012 + number))
            (folder / f"{number:02}-{name}").write_text(dated, encoding="utf-8")
    return folder


def start(articles: Path, store: Path, *options: str) -> subprocess.Popen[str]:
    command = ["-m", "kg", "build", str(articles), "--store", str(store), *options]
    return subprocess.Popen(
        [sys.executable, *command], stderr=subprocess.PIPE, text=True, start_new_session=True
    )


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_killed_build_resumes(many: Path, tmp_path: Path, workers: str) -> None:
    undisturbed = tmp_path / "undisturbed"
    began = time.monotonic()
    process = start(many, undisturbed, "--workers", workers)
    assert process.communicate()[1] == "kg: 18 articles read, 0 unchanged\n"
    taken = time.monotonic() - began
    with open_store(str(undisturbed), read_only=True) as store:
        expected = quads(store)
    chance = random.Random(int(workers))
    # Most of a short build is the start of its processes; nothing is written before.
    moments = [0.97 * taken, *(chance.uniform(0.5, 0.95) * taken for _ in range(2))]
    killed = tmp_path / "killed"
    for moment in moments:
        shutil.rmtree(killed, ignore_errors=True)
        process = start(many, killed, "--workers", workers)
        time.sleep(moment)
        process.kill()
        process.communicate()
        process = start(many, killed, "--workers", "1")
        said = process.communicate()[1]
        assert process.returncode == 0, f"killed after {moment:.2f} s: {said}"
        with open_store(str(killed), read_only=True) as store:
            assert quads(store) == expected, f"killed after {moment:.2f} s"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_says_so_and_leaves_a_store_to_go_on_with(
    many: Path, tmp_path: Path, workers: str
) -> None:
    store = tmp_path / "store"
    process = start(many, store, "--workers", workers)
    while not store.exists():
        time.sleep(0.05)
    time.sleep(0.3)
    # As a terminal does: to the workers too.
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1]
    assert (process.returncode, said) in [
        (130, "kg: interrupted\n"),
        (0, "kg: 18 articles read, 0 unchanged\n"),
    ]
    process = start(many, store, "--workers", "1")
    process.communicate()
    assert process.returncode == 0
