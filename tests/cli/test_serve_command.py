"""``kg serve``: a real process, asked over loopback."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from .conftest import Run


def test_serves_until_interrupted(built: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(built)],
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
        with urllib.request.urlopen(f"{found[1]}healthz", timeout=30) as reply:
            assert reply.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr.read() == ""


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
