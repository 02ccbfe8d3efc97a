"""Servers that measurements start on a free port of this machine."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

WORKERS = 2
_PATIENCE = 60


class OxigraphServer:
    """``oxigraph serve`` on a folder; it can be killed and started again at the same address.

    ``seconds`` are the most that it spends on a query.
    """

    def __init__(self, folder: Path, *, seconds: int = 3600) -> None:
        self.folder = folder
        self._seconds = seconds
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it takes queries."""
        return f"http://127.0.0.1:{self._port}/query"

    def start(self) -> None:
        """Starts it; it may answer a moment later."""
        program = Path(sys.executable).with_name("oxigraph")
        command = [str(program), "serve", "--location", str(self.folder)]
        command += ["--timeout-s", str(self._seconds)]
        self._process = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{self._port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def start_empty(self) -> None:
        """Starts it anew with nothing in its folder; it answers then."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.start()
        self.wait()

    def wait(self) -> None:
        """Until it answers."""
        wait_for(self.address.removesuffix("query"))

    def processor_seconds(self) -> float:
        """How long it has kept a core busy."""
        if self._process is None:
            return 0.0
        # proc(5): fields 14 and 15, after a name in brackets.
        stat = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """Ends it at once (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


_VIRTUOSO = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
MaxOptimizeLayouts = {plans}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = {seconds}
"""


class VirtuosoServer:
    """A Virtuoso in a folder; its first user is dba, with password dba.

    ``rows`` are the most that it sends, ``buffers`` how many pages of 8 KB it keeps in memory,
    ``plans`` how many ways to answer a query it weighs: half a second for each question, usually;
    ``seconds`` are the most that it spends on a query.
    """

    def __init__(
        self,
        folder: Path,
        *,
        rows: int = 1_000_000,
        buffers: int = 2000,
        plans: int = 1000,
        seconds: int = 3600,
    ) -> None:
        self.folder = folder
        self.sql, self._http = free_port(), free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._settings = _VIRTUOSO.format(
            sql=self.sql,
            http=self._http,
            rows=rows,
            buffers=buffers,
            dirty=buffers * 3 // 5,
            plans=plans,
            seconds=seconds,
        )

    @property
    def address(self) -> str:
        """Where everybody may ask; ``-auth`` after it takes changes of those who sign in."""
        return f"http://127.0.0.1:{self._http}/sparql"

    def start_empty(self) -> None:
        """Starts it with nothing in its folder; it answers then."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        (self.folder / "v.ini").write_text(self._settings)
        program = shutil.which("virtuoso-t")
        if program is None:
            raise SystemExit("virtuoso-t is not installed; Debian has it in virtuoso-opensource")
        self._process = subprocess.Popen(
            [program, "+foreground", "+configfile", "v.ini"],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(self.address)

    def kill(self) -> None:
        """Ends it at once (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class DaskCluster:
    """A scheduler and two workers, each a process that can be killed and replaced."""

    def __init__(self) -> None:
        self._port = free_port()
        self._scheduler: subprocess.Popen[bytes] | None = None
        self._workers: list[subprocess.Popen[bytes]] = []

    @property
    def address(self) -> str:
        """Where the scheduler answers."""
        return f"tcp://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Starts it, unless it runs; the workers may come a moment later."""
        if self._scheduler is None:
            self._scheduler = _dask("scheduler", "--host", "127.0.0.1", "--port", str(self._port))
        while len(self._workers) < WORKERS:
            self.start_worker()

    def start_worker(self) -> None:
        """Starts one more worker."""
        options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny")
        self._workers.append(_dask("worker", self.address, *options))

    def kill_worker(self) -> None:
        """Ends the worker that has been there for longest, at once (SIGKILL)."""
        worker = self._workers.pop(0)
        worker.kill()
        worker.wait()

    def kill(self) -> None:
        """Ends all of it at once (SIGKILL)."""
        while self._workers:
            self.kill_worker()
        if self._scheduler is not None:
            self._scheduler.kill()
            self._scheduler.wait()
            self._scheduler = None


def _dask(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *command, "--no-dashboard"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(address: str) -> None:
    """Until a server answers at an address."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(urllib.error.URLError):
            urllib.request.urlopen(address).close()  # noqa: S310 - on this machine
            return
        time.sleep(0.05)
    raise SystemExit(f"nobody answers at {address}")


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
