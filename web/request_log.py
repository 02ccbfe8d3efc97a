"""A line of JSON for each request: when, what was asked for, and what it took::

    {"time": "2026-03-07T09:30:00.123Z", "method": "GET", "path": "/ask", "status": 200,
     "bytes": 5120, "ms": 12.4}

Values are left out, those of addresses too: whom a reporter asks about is nobody's business, not
even a log's. JSON keeps whatever a stranger puts into a path on its line.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from kg.errors import UsageError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LONGEST_PATH: Final = 1000
"""Characters of a path that are kept."""

_OptExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


def request_log(file: Path | None) -> logging.Logger:
    """Where the lines go: a file, which may be moved away while it is written, or stderr.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        handler = logging.StreamHandler(sys.stderr) if file is None else _file_handler(file)
    except OSError as error:
        raise UsageError(f"--log: {file} cannot be written ({error.strerror})") from error
    handler.setFormatter(logging.Formatter("%(message)s"))
    log = logging.Logger("requests", logging.INFO)
    log.addHandler(handler)
    return log


def _file_handler(file: Path) -> logging.StreamHandler[Any]:
    return WatchedFileHandler(file, encoding="utf-8")


class LoggedRequests:
    """Passes requests on to ``application`` and logs each when its answer has been handed over."""

    def __init__(self, application: WSGIApplication, log: logging.Logger) -> None:
        self._application = application
        self._log = log

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request (PEP 3333)."""
        began = time.perf_counter()
        status = 500

        def start(
            line: str,
            headers: list[tuple[str, str]],
            problem: _OptExcInfo | None = None,
            /,
        ) -> Callable[[bytes], object]:
            nonlocal status
            status = int(line.partition(" ")[0])
            return start_response(line, headers, problem)

        def done(sent: int) -> None:
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds")[:-6] + "Z",
                "method": environ["REQUEST_METHOD"],
                "path": _path(environ),
                "status": status,
                "bytes": sent,
                "ms": round((time.perf_counter() - began) * 1000, 1),
            }
            self._log.info(json.dumps(line))

        return _Counted(self._application(environ, start), done)


class _Counted:
    """The pieces of an answer, counted; ``done`` is told the bytes in the end."""

    def __init__(self, pieces: Iterable[bytes], done: Callable[[int], None]) -> None:
        self._pieces = pieces
        self._done = done
        self._sent = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._sent += len(piece)
            yield piece

    def close(self) -> None:
        """Called by the server after the last piece, or when it gives up."""
        try:
            close = getattr(self._pieces, "close", None)
            if close is not None:
                close()
        finally:
            self._done(self._sent)


def _path(environ: WSGIEnvironment) -> str:
    """The path as text: WSGI hands over its bytes as Latin-1."""
    path: str = environ.get("PATH_INFO", "")
    return path.encode("latin-1", "replace").decode("utf-8", "replace")[:_LONGEST_PATH]
