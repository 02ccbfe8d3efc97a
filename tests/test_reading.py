"""Reading over processes: the order of results, faults, and workers that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import reading
from kg.articles import Source
from kg.errors import SourceError
from kg.reading import Failure, read_all, read_source, reading_apart


def named(name: str) -> Source:
    """A source of that name."""
    return Source(name, name, "text", Path(name))


def upper(source: Source) -> Failure:
    """Stands for a reader: shows which source it was given."""
    return Failure(source.shown, source.name.upper())


def dies_over_bad(source: Source) -> Failure:
    """A reader whose process dies over some sources, as a fault in a C library would do."""
    if source.name.startswith("bad"):
        os.kill(os.getpid(), signal.SIGKILL)
    return upper(source)


DIED = (
    "the process that read it died (out of memory, or a fault in a library); "
    "it was left out, please report it with the article"
)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_sources(workers: int) -> None:
    sources = [named(name) for name in ("c", "a", "b")]
    assert list(read_all(sources, workers=workers, reader=upper)) == [
        (named("c"), Failure("c", "C")),
        (named("a"), Failure("a", "A")),
        (named("b"), Failure("b", "B")),
    ]


def test_no_sources() -> None:
    assert list(read_all([], workers=4, reader=upper)) == []


def test_a_worker_that_dies_costs_its_article_alone() -> None:
    sources = [named(name) for name in ("a", "bad", "b", "c", "bad2", "d")]
    assert list(read_all(sources, workers=2, reader=dies_over_bad)) == [
        (named("a"), Failure("a", "A")),
        (named("bad"), Failure("bad", DIED)),
        (named("b"), Failure("b", "B")),
        (named("c"), Failure("c", "C")),
        (named("bad2"), Failure("bad2", DIED)),
        (named("d"), Failure("d", "D")),
    ]


def own_process(source: Source) -> Failure:
    """A reader that tells in which process it runs."""
    return Failure(source.shown, str(os.getpid()))


def test_reading_apart_is_done_by_one_other_process() -> None:
    with reading_apart(own_process) as read:
        first, second = read(named("a")), read(named("b"))
    assert isinstance(first, Failure)
    assert isinstance(second, Failure)
    assert first.problem == second.problem != str(os.getpid())


def test_reading_apart_goes_on_where_its_process_dies() -> None:
    with reading_apart(dies_over_bad) as read:
        outcomes = [read(named(name)) for name in ("a", "bad", "b")]
    assert outcomes == [Failure("a", "A"), Failure("bad", DIED), Failure("b", "B")]


def test_reading_may_be_left_early() -> None:
    results = read_all([named("a"), named("b"), named("c")], workers=2, reader=upper)
    assert next(results) == (named("a"), Failure("a", "A"))
    results.close()


def test_source_error_is_returned(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    outcome = read_source(missing)
    assert isinstance(outcome, Failure)
    error = outcome.error()
    assert isinstance(error, SourceError)
    assert str(error) == f"{missing}: {outcome.problem}"


def test_fault_in_newskg_is_returned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(_: Path) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(reading, "read_article", fails)
    article = tmp_path / "a.txt"
    article.write_text("Talks go on.")
    assert read_source(article) == Failure(
        str(article),
        "newskg failed on this article (ZeroDivisionError: division by zero); "
        "please report it with the article",
    )


PARENT = """
import os, sys, time
from pathlib import Path
from tests.test_reading import waits
from kg.articles.readers import file_source
from kg.reading import read_all

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    sources = [file_source(folder / name) for name in ("1", "2")]
    list(read_all(sources, workers=2, reader=waits))
"""


def waits(source: Source) -> Failure:
    """A reader that says which process it is, and takes its time."""
    Path(source.name).write_text(str(os.getpid()))
    time.sleep(60)
    return upper(source)


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    root = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    parent = subprocess.Popen([sys.executable, str(script), str(tmp_path)], env=environment)
    started = [tmp_path / "1", tmp_path / "2"]
    _wait_until(lambda: all(file.exists() and file.read_text() for file in started))
    parent.kill()
    parent.wait()
    workers = [int(file.read_text()) for file in started]
    _wait_until(lambda: not any(_runs(worker) for worker in workers))


def _wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def _runs(process: int) -> bool:
    """Whether a process runs; one that ended and that nobody has waited for does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
