"""Takes the pictures in ``docs/images`` from the graph of the sample articles.

``make screenshots`` runs it. It needs Chromium, which it looks for under its usual names.
"""

from __future__ import annotations

import shutil
import socket
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from waitress.server import create_server

from kg.build import build
from kg.graph.store import open_store
from kg.web import create_app

_ROOT = Path(__file__).parents[1]
_IMAGES = _ROOT / "docs" / "images"
_PAGES = {
    "start": "/",
    "answer": "/questions/who-met-whom?person=Kim+Jong+Un&from=2018-06-01&to=2018-12-31",
}


def main() -> None:
    """Builds the graph in memory, serves it on a free loopback port, and takes each picture."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not installed; on Debian: apt-get install chromium")
    store = open_store("memory:", create=True)
    build(store, [_ROOT / "kg" / "samples"])
    listening = socket.create_server(("127.0.0.1", 0))
    server = create_server(create_app({"STORE": store}), sockets=[listening])
    threading.Thread(target=server.run, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1180, "height": 800})
        for name, path in _PAGES.items():
            page.goto(f"http://127.0.0.1:{listening.getsockname()[1]}{path}")
            page.screenshot(path=_IMAGES / f"{name}.png", full_page=name == "answer")
        browser.close()
    server.close()


if __name__ == "__main__":
    main()
