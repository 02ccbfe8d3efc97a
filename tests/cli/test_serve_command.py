"""``kg serve``: a real process, asked over loopback."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kg.graph.store import open_store
from kg.web.turnstile import AT_ONCE
from tests.graph.runaway import PREFIXES, RUNAWAY, THINGS, fill
from tests.processes import children, megabytes

from .conftest import Run


@contextlib.contextmanager
def serving(store: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and its address; interrupted in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store), *arguments],
        stderr=subprocess.PIPE,
        text=True,
    )
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
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            assert process.stderr.read() == ""


def test_serves_until_interrupted(built: Path) -> None:
    with (
        serving(built) as (_, address),
        urllib.request.urlopen(f"{address}healthz", timeout=30) as reply,
    ):
        assert reply.status == 200


def test_runaway_queries_are_stopped(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store"), create=True) as store:
        fill(store)

    def asked(query: str) -> tuple[int, float, str]:
        """The status, the seconds it took and the body."""
        began = time.monotonic()
        request = urllib.request.Request(
            f"{address}sparql",
            (PREFIXES + query).encode(),
            {"Content-Type": "application/sparql-query"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                status, body = reply.status, reply.read()
        except urllib.error.HTTPError as error:
            status, body = error.code, error.read()
        return status, time.monotonic() - began, body.decode()

    limits = ["--timeout", "1", "--max-rows", "10000", "--max-memory", "256"]
    with (
        serving(tmp_path / "store", *limits) as (server, address),
        ThreadPoolExecutor(AT_ONCE) as people,
    ):
        assert asked("ASK { ?s ?p ?o }")[0] == 200
        before = megabytes(server.pid)
        for status, seconds, body in people.map(asked, RUNAWAY.values()):
            assert status == 422, body
            assert "raise the limit" in json.loads(body)["error"]
            assert seconds < 2
        assert children(server.pid) == set()
        assert megabytes(server.pid) - before < 100
        status, _, body = asked("SELECT (COUNT(*) AS ?n) { ?a rdfs:label ?l }")
        assert status == 200
        assert json.loads(body)["results"]["bindings"][0]["n"]["value"] == str(THINGS)


def test_serves_a_folder_of_questions(built: Path, tmp_path: Path) -> None:
    (tmp_path / "all-there-is.rq").write_text("#+ summary: All there is\nSELECT ?s { ?s ?p ?o }\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(built),
         "--queries", str(tmp_path)],
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    with process:
        assert process.stderr is not None
        address = re.search(r"http://\S+/", process.stderr.readline())
        assert address
        for path, shown in (
            ("questions/", "All there is"),
            ("questions/all-there-is.csv?limit=1", "s\r\n"),
            ("openapi.json", "/questions/all-there-is.json"),
        ):
            with urllib.request.urlopen(f"{address[0]}{path}", timeout=30) as reply:
                assert shown in reply.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def test_a_port_that_is_taken(run: Run, built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = run("serve", "--port", str(port), "--store", str(built))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"kg: cannot listen on 127.0.0.1, port {port} (Address already in use); "
        "name another with --host, --port\n"
    )


def test_an_empty_address_is_not_every_address(run: Run, built: Path) -> None:
    outcome = run("serve", "--host", "", "--port", "0", "--store", str(built))
    assert (outcome.code, outcome.out, outcome.err) == (
        2,
        "",
        "kg: --host: it is empty; name the address to listen on, such as 127.0.0.1\n",
    )
