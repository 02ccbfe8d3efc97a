"""Servers that measurements start on a free port of this machine."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

_PATIENCE = 60


class OxigraphServer:
    """``oxigraph serve`` on a folder; it can be killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
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
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            with contextlib.suppress(urllib.error.URLError):
                urllib.request.urlopen(self.address.removesuffix("query")).close()  # noqa: S310
                return
            time.sleep(0.05)
        raise SystemExit(f"oxigraph serve does not answer at {self.address}")

    def kill(self) -> None:
        """Ends it at once (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
