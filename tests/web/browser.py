"""A real browser before a real server, for tests of pages; the fixtures stand in conftest.py."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from urllib.parse import urlencode, urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright
from waitress import wasyncore
from waitress.server import TcpWSGIServer, create_server

from kg.graph.store import Store
from kg.records import Extraction

Visit = Callable[..., AbstractContextManager[Page]]
"""Opens a page: ``visit("/path", script=False, width=360, dark=True)``."""

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Where ``app`` answers, on a port that was free."""
    channels: dict[int, socket.socket] = {}
    server = create_server(app, map=channels, host="127.0.0.1", port=0, threads=4)
    assert isinstance(server, TcpWSGIServer)
    assert server.socket is not None
    done = threading.Event()

    def answer() -> None:
        while not done.is_set():
            wasyncore.loop(0.1, use_poll=True, map=channels, count=1)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.socket.getsockname()[1]}"
    finally:
        # Nothing is closed under the loop's feet.
        done.set()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(channels)


def chromium_program() -> str:
    """Where Chromium lies. Without one, a test is skipped; in an automatic run it fails."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    program = next(filter(None, found), None)
    if program is None:
        reason = "no Chromium on this machine; install Debian's package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return program


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium."""
    program = chromium_program()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS])
        yield started
        started.close()


def visiting(browser: Browser, address: str) -> Visit:
    """Opens pages of the server at ``address``; on leaving one, nothing may have failed on it or
    gone to another host.
    """

    @contextmanager
    def open_page(
        path: str, *, script: bool = True, width: int = 1280, dark: bool = False
    ) -> Iterator[Page]:
        context = browser.new_context(
            base_url=address,
            java_script_enabled=script,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(10_000)
        problems: list[str] = []

        def listen(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                problems.append(message.text)

        def watch(request: Request) -> None:
            if urlsplit(request.url).netloc != urlsplit(address).netloc:
                problems.append(f"request to {request.url}")

        context.on("request", watch)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(path)
        yield page
        context.close()
        assert problems == [], problems

    return open_page


VIEWS = ("table", "timeline", "map", "network", "chart")
_THINGS = ("schema:Person", "schema:Place", "schema:Organization", "kg:Meeting", "schema:Claim")
_MOST_SAID = """
SELECT ?thing WHERE {{ ?thing a {kind} ; ?property ?value }}
GROUP BY ?thing ORDER BY DESC(COUNT(*)) ?thing LIMIT {of_each}
"""


def kinds_of_pages(store: Store, *extractions: Extraction, of_each: int = 1) -> list[str]:
    """Where each kind of page of a graph lies: of people, places, organizations, meetings and
    claims those of which the graph says most, and the articles that are given.
    """
    things = [
        str(row[0]).replace(f"{store.iris.base}id", "/doc")
        for kind in _THINGS
        for row in store.query(_MOST_SAID.format(kind=kind, of_each=of_each)).rows
    ]
    query = urlencode({"query": "SELECT * WHERE { ?thing rdfs:label ?name }"})
    return [
        "/",
        "/questions/",
        "/questions/when-did-they-meet",
        *(f"/questions/who-met-whom?view={view}" for view in VIEWS),
        "/questions/disagreements",
        "/ask?q=Who+met+Ana+Prado",
        "/ask?q=Why+does+the+rain+fall",
        *things,
        *(f"/articles/{each.article.id}" for each in extractions),
        "/articles/",
        "/disagreements",
        "/about",
        "/about/reader",
        "/sparql",
        f"/sparql?{query}",
        "/api",
    ]


def drawn(page: Page) -> None:
    """Waits until what scripts draw is there."""
    for drawing in page.locator("figure.drawing").all():
        expect(drawing).to_have_attribute("aria-busy", "false")
