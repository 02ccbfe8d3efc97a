"""``kg serve``: a real process, asked over loopback."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kg.graph.store import open_store
from kg.web.turnstile import AT_ONCE
from tests.graph.runaway import PREFIXES, RUNAWAY, THINGS, fill
from tests.processes import children, comes_true, megabytes

from .conftest import Run
from .serving import logged, post, read, serving


def test_serves_until_interrupted(built: Path) -> None:
    with (
        serving(built) as (_, address),
        urllib.request.urlopen(f"{address}healthz", timeout=30) as reply,
    ):
        assert reply.status == 200


def test_answers_to_its_own_names_alone(built: Path) -> None:
    def status(address: str, host: str) -> int:
        request = urllib.request.Request(f"{address}healthz", headers={"Host": host})
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                return int(reply.status)
        except urllib.error.HTTPError as error:
            return error.code

    with serving(built, "--trusted-host", "Desk.example") as (_, address):
        assert status(address, "localhost:5000") == 200
        assert status(address, "desk.example") == 200
        assert status(address, "evil.example") == 421


@pytest.mark.parametrize("name", ["http://desk.example", "desk.example:80", "a/b", "", "a b"])
def test_what_is_no_name_of_a_host(run: Run, built: Path, name: str) -> None:
    outcome = run("serve", "--trusted-host", name, "--port", "0", "--store", str(built))
    assert (outcome.code, outcome.out, outcome.err) == (
        2,
        "",
        f"kg: --trusted-host: {name!r} is not the name of a host; write it without http:// and"
        " port, such as news.example\n",
    )


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


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A store in which a query can take as long as it likes."""
    with open_store(str(tmp_path / "store"), create=True) as store:
        fill(store)
    return tmp_path / "store"


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("terminal", [True, False])
def test_running_requests_are_finished(slow: Path, workers: str, terminal: bool) -> None:
    """Ctrl-C on a terminal reaches all processes that belong to the command."""
    runaway = {"query": PREFIXES + RUNAWAY["product"]}
    with ThreadPoolExecutor(1) as people:
        arguments = ["--timeout", "1", "--workers", workers]
        ends = signal.SIGINT if terminal else signal.SIGTERM
        with serving(slow, *arguments, ends=ends, terminal=terminal) as (_, address):
            began = time.monotonic()
            asked = people.submit(post, f"{address}sparql", runaway)
            time.sleep(0.4)
        assert 1 <= time.monotonic() - began < 10
        assert asked.result()[0] == 422
        assert "stopped after 1 second" in asked.result()[1]
        with pytest.raises(urllib.error.URLError):
            read(address)


def test_a_browser_that_goes_on_asking_does_not_keep_it(built: Path) -> None:
    statuses: list[int] = []

    def ask_on(place: str) -> None:
        connection = http.client.HTTPConnection(place, timeout=10)
        with contextlib.suppress(OSError, http.client.HTTPException):
            while len(statuses) < 10_000:
                connection.request("GET", "/healthz")
                reply = connection.getresponse()
                reply.read()
                statuses.append(reply.status)
        connection.close()

    with ThreadPoolExecutor(4) as people:
        with serving(built) as (_, address):
            for _ in range(4):
                people.submit(ask_on, urlsplit(address).netloc)
            assert comes_true(lambda: len(statuses) > 20)
            began = time.monotonic()
        assert time.monotonic() - began < 10
    assert set(statuses) == {200}


def test_ends_where_a_shell_had_it_ignore_interrupts(built: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with serving(built) as (_, address):
            assert json.loads(read(f"{address}healthz"))["status"] == "ok"
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_body_that_nobody_takes_is_refused_unread(built: Path) -> None:
    with serving(built) as (_, address):
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
        connection.putrequest("POST", "/sparql")
        connection.putheader("Content-Length", str(10**9))
        connection.endheaders(b"x")
        assert connection.getresponse().status == 413
        connection.close()


def test_the_log_has_a_line_for_each_request_and_no_values(built: Path) -> None:
    with serving(built) as (_, address):
        page = read(f"{address}questions/who-met-whom?person=Secret")
        post(f"{address}sparql", {"query": "ASK { ?secret ?p ?o }"})
        with pytest.raises(urllib.error.HTTPError):
            read(f"{address}no%0Asuch")
    lines = logged(built)
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        ("GET", "/questions/who-met-whom", 200),
        ("POST", "/sparql", 200),
        ("GET", "/no\nsuch", 404),
    ]
    assert lines[0]["bytes"] == len(page.encode())
    assert 0 < lines[0]["ms"] < 30_000
    assert datetime.fromisoformat(lines[0]["time"]).tzinfo is not None
    assert "ecret" not in json.dumps(lines)


def test_a_log_that_cannot_be_written(run: Run, built: Path, tmp_path: Path) -> None:
    log = tmp_path / "none" / "requests.log"
    outcome = run("serve", "--port", "0", "--store", str(built), "--log", str(log))
    assert (outcome.code, outcome.err) == (
        2, f"kg: --log: {log} cannot be written (No such file or directory)\n"
    )  # fmt: skip


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
