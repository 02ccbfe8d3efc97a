"""Asks a new server for its pages, so that nobody waits for what has to be made once.

The first question in words compiles the patterns of all ways to ask and looks up the names of the
graph; the first page of each kind compiles its template.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from flask import Flask

_ASKED: Final = (
    "/ask?q=Who+met+whom+in+2020%3F",
    "/",
    "/questions/connection",
    "/sparql?query=ASK+%7B%7D",
)
_PATIENCE: Final = 5.0
"""Seconds that the page in the making is waited for: a store may be a slow server elsewhere."""

_BROWSER: Final = {"Accept": "text/html"}


@contextmanager
def warming(app: Flask) -> Iterator[None]:
    """Warms ``app`` up beside the block, which ends when no page is in the making any more."""
    stopped = threading.Event()

    def ask() -> None:
        client = app.test_client()
        for address in _ASKED:
            if not stopped.is_set():
                client.get(address, headers=_BROWSER).close()

    thread = threading.Thread(target=ask, name="warming", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(_PATIENCE)
