"""``kg serve --workers``: several processes that answer together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.processes import children, comes_true, is_running

from .conftest import Run, write_articles
from .serving import logged, read, serving


def test_workers_share_a_store_that_is_written_meanwhile(tmp_path: Path, run: Run) -> None:
    articles = write_articles(tmp_path / "articles")
    store = tmp_path / "store"
    assert run("build", str(articles / "geneva.txt"), "--store", str(store)).code == 0
    replaced = "kg: a worker ended (signal 9); another takes its place\n"
    with (
        serving(store, "--workers", "2", says=replaced) as (server, address),
        ThreadPoolExecutor(8) as people,
    ):
        first = children(server.pid)
        assert len(first) == 2
        everywhere = [f"{address}questions/who-met-whom.csv"] * 40
        assert {text.count("\r\n") for text in people.map(read, everywhere)} == {2}
        building = people.submit(run, "build", str(articles), "--store", str(store))
        while not building.done():
            assert {text.count("\r\n") for text in people.map(read, everywhere)} <= {2, 3}
        assert (building.result().code, building.result().err) == (
            0, "kg: 1 article read, 1 unchanged\n"
        )  # fmt: skip
        assert comes_true(
            lambda: {text.count("\r\n") for text in people.map(read, everywhere)} == {3}
        )
        os.kill(min(first), signal.SIGKILL)
        assert comes_true(lambda: len(children(server.pid) - {min(first)}) == 2)
        assert read(f"{address}healthz")
    assert {line["status"] for line in logged(store)} == {200}


def test_workers_end_with_the_process_that_looks_after_them(built: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(built),
         "--workers", "2"],
        stderr=subprocess.PIPE,
    )  # fmt: skip
    with process:
        assert process.stderr is not None
        assert b"listening" in process.stderr.readline()
        workers = children(process.pid)
        process.kill()
    assert comes_true(lambda: not any(map(is_running, workers)))


def test_workers_without_a_store(tmp_path: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", "none", "--workers", "2"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=30,
        check=False,
    )
    assert (outcome.returncode, outcome.stderr) == (
        2, "kg: none: no store here; make one with `kg build SOURCE --store none`\n"
    )  # fmt: skip
