"""``kg serve`` as a process of its own, asked over loopback."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode


@contextlib.contextmanager
def serving(
    store: Path,
    *arguments: str,
    says: str = "",
    ends: signal.Signals = signal.SIGINT,
    terminal: bool = False,
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and its address; stopped in the end, when it may have said ``says`` alone."""
    log = store.parent / "requests.log"
    log.unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store),
         "--log", str(log), *arguments],
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )  # fmt: skip
    with process:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.fullmatch(
            r"kg: listening on (http://127\.0\.0\.1:\d+/) \(Ctrl-C stops\)\n", said
        )
        assert found, said
        try:
            yield process, found[1]
        finally:
            if terminal:
                os.killpg(process.pid, ends)
            else:
                process.send_signal(ends)
            assert process.wait(30) == 0
            assert process.stderr.read() == says


def logged(store: Path) -> list[dict[str, Any]]:
    """What the request log of `serving` says."""
    lines = (store.parent / "requests.log").read_text().splitlines()
    return [json.loads(line) for line in lines]


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as reply:
        return str(reply.read().decode())


def post(address: str, form: dict[str, str]) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, urlencode(form).encode(), timeout=30) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
