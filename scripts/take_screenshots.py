"""Takes the pictures in ``docs/images`` from the graph of the sample articles.

``make screenshots`` runs it. It needs Chromium, which it looks for under its usual names.
"""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, expect, sync_playwright
from werkzeug.serving import make_server

from kg.build import build
from kg.graph.store import Store, open_store
from kg.web import create_app

_ROOT = Path(__file__).parents[1]
IMAGES = _ROOT / "docs" / "images"

_MEETINGS = "/questions/who-met-whom?"
_MET_MOST = """\
SELECT ?who ?whom (COUNT(DISTINCT ?meeting) AS ?meetings)
WHERE {
  ?meeting a kg:Meeting ; kg:status "held" ; sem:hasActor ?who, ?whom .
  FILTER(STR(?who) < STR(?whom))
}
GROUP BY ?who ?whom
ORDER BY DESC(?meetings) ?who
LIMIT 8
"""
_PAGES = {
    "start": "/",
    "answer": f"{_MEETINGS}person=Kim+Jong+Un&from=2018-06-01&to=2018-12-31",
    "timeline": f"{_MEETINGS}view=timeline&from=2018&to=2019",
    "map": f"{_MEETINGS}view=map",
    "network": f"{_MEETINGS}view=network",
    "person": "schema:Person: Kim Jong Un",
    "meeting": "kg:Meeting: Summit of Donald Trump and Kim Jong Un, Capella Hotel, 2018-06-12",
    "sparql": f"/sparql?{urlencode({'query': _MET_MOST})}",
}
"""Where the page of each picture lies: a path, or the class and label of a thing."""

NAMES = tuple(_PAGES)

_SIZE = {"width": 1180, "height": 860}


def main() -> None:
    """Takes each picture anew."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not installed; on Debian: apt-get install chromium")
    take(chromium, IMAGES)


def take(chromium: str, folder: Path) -> None:
    """Builds the graph in memory, serves it on a free loopback port, and fills ``folder``.

    ``chromium`` is the browser's program.
    """
    with open_store("memory:", create=True) as store, sync_playwright() as playwright:
        build(store, [_ROOT / "kg" / "samples"])
        server = make_server("127.0.0.1", 0, create_app({"STORE": store}), threaded=True)
        answering = threading.Thread(target=server.serve_forever, daemon=True)
        answering.start()
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(
            base_url=f"http://127.0.0.1:{server.server_port}",
            viewport=_SIZE,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        for name, place in _PAGES.items():
            page.goto(place if place.startswith("/") else _thing(store, place))
            _wait(page)
            page.screenshot(
                path=folder / f"{name}.png", animations="disabled", full_page=name == "answer"
            )
        browser.close()
        server.shutdown()
        answering.join()
        server.server_close()


def _thing(store: Store, described: str) -> str:
    """The path of the page of what has a class and a label: ``class: label``."""
    kind, _, label = described.partition(": ")
    found = store.query(f'SELECT ?thing WHERE {{ ?thing a {kind} ; rdfs:label "{label}" }}')
    return str(found.rows[0][0]).replace(f"{store.iris.base}id", "/doc")


def _wait(page: Page) -> None:
    """Waits until what scripts draw is there, and scrolls to the answer or the editor."""
    for drawing in page.locator("figure.drawing").all():
        expect(drawing).to_have_attribute("aria-busy", "false")
    if "view=" in page.url:
        page.locator(".answer").evaluate("answer => scrollTo(0, answer.offsetTop - 24)")
    if "/sparql" in page.url:
        expect(page.locator(".yasr tbody tr").first).to_be_visible()
        page.locator("#editor").evaluate("editor => scrollTo(0, editor.offsetTop - 24)")


if __name__ == "__main__":
    main()
