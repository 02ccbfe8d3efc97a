"""Reading over a Dask cluster: a real scheduler and real workers, and what befalls them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import Client, Scheduler

from bench.servers import free_port
from kg.articles import Source
from kg.build import BuildReport, build
from kg.cli import main
from kg.cluster import connected, software
from kg.errors import UsageError
from kg.extraction import READER_VERSION
from kg.graph.store import open_store
from kg.reading import DIED, Failure, read_source
from kg.records import Extraction
from tests.news import ARTICLES, quads

ROOT = Path(__file__).parents[1]


class Running:
    """A cluster of two workers, which are started again when they die."""

    def __init__(self) -> None:
        port = str(free_port())
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = _start("scheduler", "--host", "127.0.0.1", "--port", port)
        options = ("--host", "127.0.0.1", "--nworkers", "2", "--nthreads", "1")
        self.workers = _start("worker", self.address, *options)

    def tolerate(self, deaths: int) -> None:
        """Set how many workers may die over a task before Dask gives it up."""

        def set_it(dask_scheduler: Scheduler) -> None:
            dask_scheduler.allowed_failures = deaths

        with Client(self.address, set_as_default=False) as client:
            client.run_on_scheduler(set_it)


def _start(*command: str) -> subprocess.Popen[bytes]:
    """Start a command of Dask that finds the readers of these tests."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *command, "--no-dashboard"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd="/",
    )


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    started = Running()
    try:
        with Client(started.address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield started
    finally:
        end(started.workers)
        end(started.scheduler)


@pytest.fixture
def address(running: Running) -> str:
    return running.address


@pytest.fixture
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for number in range(4):
        for name, text in ARTICLES.items():
            dated = text.replace("2024", str(2012 + number))
            (folder / f"{number:02}-{name}").write_text(dated, encoding="utf-8")
    return folder


def held(name: str) -> Source:
    """A source that needs no file."""
    return Source(name, name, "text", content=name.encode())


def upper(source: Source) -> Failure:
    """Stands for a reader: shows which source it was given, and with which content."""
    return Failure(source.shown, (source.content or b"").decode().upper())


def dies_over_bad(source: Source) -> Failure:
    if source.name.startswith("bad"):
        os.kill(os.getpid(), signal.SIGKILL)
    return upper(source)


def dies_once(marker: Path, source: Source) -> Extraction | Failure:
    """A reader whose process is killed the first time that it comes to a certain article."""
    if source.name.endswith("02-oslo.txt") and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read_source(source)


def test_every_source_is_read_once_and_more_than_wait_at_a_time(address: str) -> None:
    sources = [held(f"source {number}") for number in range(40)]
    taken = 0

    def counted() -> Iterator[Source]:
        nonlocal taken
        for source in sources:
            taken += 1
            yield source

    with connected(address) as found:
        results = found.read_all(counted(), reader=upper)
        first = next(results)
        assert taken <= 10, "more were taken than two workers have under way"
        outcomes = [first, *results]
    assert sorted(outcomes, key=lambda each: sources.index(each[0])) == [
        (source, Failure(source.name, source.name.upper())) for source in sources
    ]


def test_workers_need_no_file(address: str, tmp_path: Path) -> None:
    there, missing = tmp_path / "there.txt", tmp_path / "missing.txt"
    there.write_text("in the file")
    sources = [Source(str(path), path.name, "text", path) for path in (there, missing)]
    with connected(address) as found:
        outcomes = dict(found.read_all(sources, reader=upper))
    assert outcomes == {
        sources[0]: Failure("there.txt", "IN THE FILE"),
        sources[1]: read_source(sources[1]),
    }


@pytest.mark.usefixtures("_fixed_day")
def test_a_worker_killed_while_it_reads_costs_nothing(
    address: str, many: Path, tmp_path: Path
) -> None:
    with open_store("memory:", create=True) as alone:
        build(alone, [many])
        expected = quads(alone)
    marker = tmp_path / "killed"
    reader = partial(dies_once, marker)
    with connected(address) as found, open_store(str(tmp_path / "store"), create=True) as store:
        assert build(store, [many], cluster=found, reader=reader) == BuildReport(read=12)
        assert marker.exists()
        assert quads(store) == expected


@pytest.mark.usefixtures("_fixed_day")
def test_the_command(address: str, many: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    arguments = ["build", str(many), "--store", str(store), "--cluster", address]
    built = CliRunner().invoke(main, arguments)
    assert (built.exit_code, built.stderr) == (0, "kg: 12 articles read, 0 unchanged\n")
    missed = CliRunner().invoke(main, [*arguments[:-1], "localhost"])
    assert (missed.exit_code, missed.stderr) == (
        2,
        "kg: --cluster localhost: no address of a scheduler; it takes one such as "
        "tcp://10.0.0.5:8786\n",
    )


def test_a_source_over_which_workers_die_costs_itself_alone(running: Running) -> None:
    running.tolerate(0)
    sources = [held(name) for name in ("a", "b", "bad", "c", "d", "e")]
    with connected(running.address) as found:
        outcomes = dict(found.read_all(sources, reader=dies_over_bad))
    assert outcomes == {
        source: Failure(source.name, DIED if source.name == "bad" else source.name.upper())
        for source in sources
    }


def test_a_cluster_with_another_reader_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(software, "READER_VERSION", "0000")
    with pytest.raises(UsageError) as refused, connected(address):
        pass
    here = software.software()
    there = here.replace("reader 0000", f"reader {READER_VERSION}")
    with Client(address, set_as_default=False) as client:
        workers = list(client.nthreads())
    assert str(refused.value) in [
        f"--cluster {address}: the worker {worker} has other software ({there}); "
        f"install the same as here: {here}"
        for worker in workers
    ]


def test_a_worker_that_comes_later_with_another_reader_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connected(address) as found:
        monkeypatch.setattr(software, "READER_VERSION", "0000")
        with pytest.raises(UsageError, match=f"reader {READER_VERSION}.; install the same as here"):
            list(found.read_all([held("a")], reader=upper))


def test_nobody_at_the_address() -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(UsageError) as refused, connected(address, patience_s=0.3):
        pass
    assert str(refused.value).startswith(
        f"--cluster {address}: no scheduler answers there within 0.3 seconds ("
    )
    assert str(refused.value).endswith("); start it with `dask scheduler`, or correct the address")


@pytest.mark.parametrize("address", ["", "localhost:8786", "http://a:1", "tcp://a", "tcp:// :1"])
def test_no_address(address: str) -> None:
    with pytest.raises(UsageError) as refused, connected(address):
        pass
    assert str(refused.value) == (
        f"--cluster {address}: no address of a scheduler; it takes one such as tcp://10.0.0.5:8786"
    )


def test_dask_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError) as refused, connected("tcp://127.0.0.1:8786"):
        pass
    assert str(refused.value) == (
        "--cluster tcp://127.0.0.1:8786: Dask is not installed; install it with: "
        "pip install 'newskg[cluster]'"
    )


def test_the_workers_and_then_the_scheduler_are_gone(running: Running) -> None:
    """The last one: it ends the cluster of all others."""
    address, start = (
        running.address,
        f"start some with `dask worker {running.address} --nthreads 1`",
    )
    with connected(address, patience_s=5) as found:
        end(running.workers)
        found.patience_s = 0.5
        with pytest.raises(UsageError) as all_gone:
            list(found.read_all([held("a")], reader=upper))
        with pytest.raises(UsageError) as none_there, connected(address, patience_s=0.5):
            pass
        end(running.scheduler)
        with pytest.raises(UsageError) as no_scheduler:
            list(found.read_all([held("a")], reader=upper))
    assert str(all_gone.value) == (
        f"--cluster {address}: all its workers are gone; {start} and build again, which goes on "
        "from here"
    )
    assert str(none_there.value) == f"--cluster {address}: the scheduler has no workers; {start}"
    assert str(no_scheduler.value) == (
        f"--cluster {address}: the scheduler is gone; start it and build again, which goes on "
        "from here"
    )
