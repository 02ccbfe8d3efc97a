"""Fixtures that tests of several parts use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.servers import VirtuosoServer, free_port, wait_for

MOST_ROWS = 400
"""Rows that the Virtuoso of the tests sends at most."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measured articles and gold data that lies beside the repository.

    It is no part of the repository: its texts belong to others. Without it a developer's run
    skips the tests that read it; an automatic run (CI=true) fails, so that they are never
    silently left out.
    """
    stated = os.environ.get("NEWSKG_SHARED")
    folder = Path(stated) if stated else Path(__file__).parents[2] / "shared"
    if folder.is_dir():
        return folder
    reason = f"{folder}: no such folder; set NEWSKG_SHARED to the folder with the shared articles"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def virtuoso(virtuoso_process: VirtuosoServer) -> str:
    """The address of a real Virtuoso; its first user is dba, with password dba."""
    return virtuoso_process.address


@pytest.fixture(scope="module")
def virtuoso_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtuosoServer]:
    """A real Virtuoso in a folder of its own."""
    if shutil.which("virtuoso-t") is None:
        reason = "virtuoso-t is not installed; Debian has it in virtuoso-opensource"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    server = VirtuosoServer(tmp_path_factory.mktemp("virtuoso"), rows=MOST_ROWS, plans=10)
    try:
        server.start_empty()
        yield server
    finally:
        server.kill()


@pytest.fixture(scope="session")
def oxigraph_process() -> Iterator[str]:
    """A real `oxigraph serve` in memory, on a free port of this machine."""
    program = Path(sys.executable).with_name("oxigraph")
    port = free_port()
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def oxigraph_server(oxigraph_process: str) -> str:
    """The address for queries of a server that holds nothing."""
    request = urllib.request.Request(
        f"{oxigraph_process}/update",
        data=b"CLEAR ALL",
        headers={"Content-Type": "application/sparql-update"},
    )
    with urllib.request.urlopen(request):
        return f"{oxigraph_process}/query"
