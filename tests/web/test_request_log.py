from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Request, Response

from kg.web.request_log import LoggedRequests, request_log

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def logged(application: WSGIApplication, path: str, method: str = "GET") -> dict[str, Any]:
    """The line that a request leaves."""
    out = io.StringIO()
    log = logging.Logger("test", logging.INFO)
    log.addHandler(logging.StreamHandler(out))
    environ = Request.from_values(path, method=method).environ
    pieces, _, _ = run_wsgi_app(LoggedRequests(application, log), environ, buffered=True)
    list(pieces)
    (line,) = out.getvalue().splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def test_what_is_streamed_is_counted() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one "
        yield b"two"

    line = logged(Response(pieces(), status=203), "/stream?secret=1", "POST")
    assert (line["method"], line["path"], line["status"], line["bytes"]) == (
        "POST", "/stream", 203, 7
    )  # fmt: skip
    assert list(line) == ["time", "method", "path", "status", "bytes", "ms"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/caf%C3%A9", "/café"),
        ("/%0A%22injected", '/\n"injected'),
        ("/%ff", "/\N{REPLACEMENT CHARACTER}"),
        (f"/{'x' * 5000}", f"/{'x' * 999}"),
    ],
)
def test_any_path_stays_on_its_line(path: str, shown: str) -> None:
    assert logged(Response("ok"), path)["path"] == shown


def test_a_file_may_be_moved_away(tmp_path: Path) -> None:
    file = tmp_path / "requests.log"
    log = request_log(file)
    log.info("one")
    file.rename(tmp_path / "requests.log.1")
    log.info("two")
    for handler in log.handlers:
        handler.close()
    assert file.read_text() == "two\n"


def test_without_a_file_it_goes_to_stderr() -> None:
    (handler,) = request_log(None).handlers
    assert isinstance(handler, logging.StreamHandler)
    assert handler.stream is sys.stderr
