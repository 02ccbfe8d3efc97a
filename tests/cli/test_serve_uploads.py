"""``kg serve --allow-upload``: a real process, to which articles are added over loopback."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from .conftest import ARTICLES, Run

TOKEN = "a-token-that-nobody-guesses"
BOUNDARY = "----articles"


def fetched(address: str, token: str, text: str | None = None) -> tuple[dict[str, object], str]:
    """What the server says as JSON, and the Location that it names; sends a pasted text."""
    headers = {"Authorization": f"Bearer {token}"}
    data = None
    if text is not None:
        headers["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
        part = 'Content-Disposition: form-data; name="text"'
        data = f"--{BOUNDARY}\r\n{part}\r\n\r\n{text}\r\n--{BOUNDARY}--\r\n".encode()
    request = urllib.request.Request(address, data, headers)
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.load(reply), reply.headers.get("Location", "")


@pytest.mark.parametrize("store", ["new", "memory:"])
def test_articles_are_added_to_a_new_store(tmp_path: Path, store: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--allow-upload", "--store", store],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stderr is not None
        found = re.fullmatch(
            r"kg: articles can be added with the token (\S{32})\n", process.stderr.readline()
        )
        assert found
        if store == "memory:":
            assert process.stderr.readline() == (
                "kg: what is read from them is gone at the end; their files stay in "
                f"{tmp_path / 'newskg-uploads'}\n"
            )
        listening = re.search(r"http://[\d.:]+", process.stderr.readline())
        assert listening
        address = listening[0]
        job, location = fetched(f"{address}/api/articles", found[1], ARTICLES["geneva.txt"])
        deadline = time.monotonic() + 60
        while not job["finished"] and time.monotonic() < deadline:
            time.sleep(0.1)
            job, _ = fetched(address + location, found[1])
        assert job["message"] == "1 article added."
        with urllib.request.urlopen(f"{address}/questions/who-met-whom.csv") as reply:
            assert "Olga Petrova" in reply.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    uploads = tmp_path / ("newskg-uploads" if store == "memory:" else "new-uploads")
    assert [path.name for path in uploads.glob("[!.]*/*")] == ["Talks in Geneva.txt"]


def test_a_token_that_could_be_guessed(run: Run, built: Path) -> None:
    outcome = run("serve", "--allow-upload", "--upload-token", "secret", "--store", str(built))
    assert (outcome.code, outcome.err) == (
        2,
        "kg: --upload-token: it has 6 characters and could be guessed; give it at least 16, or"
        " leave it out and take the one that is printed\n",
    )


@pytest.mark.parametrize("option", [["--upload-token", TOKEN], ["--uploads", "here"]])
def test_options_that_need_another(run: Run, built: Path, option: list[str]) -> None:
    outcome = run("serve", *option, "--store", str(built))
    assert (outcome.code, outcome.err) == (
        2,
        "kg: --upload-token and --uploads say how articles are added; add --allow-upload\n",
    )
