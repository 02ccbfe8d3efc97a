"""Every kind of page as axe-core sees it: no violation of WCAG 2.0 to 2.2, levels A and AA."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.graph.store import Store, open_store
from kg.records import Extraction
from kg.web import create_app
from tests.revisions.versions import FIRST, SECOND, version

from .adding import TOKEN, allowing
from .browser import drawn, kinds_of_pages, served
from .judging import TOKEN as JUDGING_TOKEN
from .judging import built_store, judging_site

AXE = Path(__file__).parents[2] / "web" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(bypass_csp=True) as context:
        context.set_default_timeout(10_000)
        context.add_init_script(path=AXE)
        yield context.new_page()


def violations(page: Page) -> list[str]:
    """What axe finds on the page, wide and narrow, light and dark, each with its place."""
    found = []
    # A page that came by a click may not have its style yet.
    page.wait_for_load_state()
    for width, scheme, tested in (
        (1280, "light", TAGS),
        (1280, "dark", COLOURS),
        (360, "dark", TAGS),
        (360, "light", COLOURS),
    ):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        report: dict[str, Any] = page.evaluate(
            "tested => axe.run({ runOnly: tested, resultTypes: ['violations'] })", tested
        )
        assert len(report["passes"]) >= (1 if tested is COLOURS else 10), page.url
        found += [
            f"{page.url} at {width} px, {scheme}: {rule['id']}: {node['target']}"
            for rule in report["violations"]
            for node in rule["nodes"]
        ]
    return found


def test_what_is_wrong_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}/about")
    page.evaluate("document.querySelector('h1').style.color = 'white'")
    page.evaluate("document.querySelector('.colophon').append(document.createElement('button'))")
    assert [each.partition(" at ")[2] for each in violations(page)] == [
        "1280 px, light: button-name: ['footer > button']",
        "1280 px, light: color-contrast: ['h1']",
        "360 px, dark: button-name: ['footer > button']",
        "360 px, light: color-contrast: ['h1']",
    ]


def test_every_kind_of_page(
    page: Page,
    address: str,
    store: Store,
    extractions: tuple[Extraction, Extraction, Extraction],
) -> None:
    found = []
    for path in (*kinds_of_pages(store, extractions[0]), "/nowhere"):
        page.goto(f"{address}{path}")
        drawn(page)
        found += violations(page)
    assert found == []


def test_pages_about_corrections(page: Page) -> None:
    with open_store("memory:") as store:
        for day, extraction in (("01", version(*FIRST)), ("05", version(*SECOND))):
            store.put_article(
                extraction, source="/a", ingested=f"2026-02-{day}", reader_version="1"
            )
        (key,) = store.revision_keys()
        (article_id,) = store.article_ids()
        found = []
        with served(create_app({"STORE": store})) as address:
            for path in (
                "/revisions/", f"/revisions/{key}", f"/revisions/{key}/before",
                f"/articles/{article_id}", "/articles/", "/questions/corrections",
            ):  # fmt: skip
                page.goto(f"{address}{path}")
                drawn(page)
                for summary in page.locator("summary").all():
                    summary.click()
                found += violations(page)
    assert found == []


def test_what_opens_on_a_page(page: Page, address: str) -> None:
    """The offers of the ask box, folded parts, the rows of a query in the editor."""
    page.goto(address)
    page.get_by_role("combobox", name="Ask a question").press_sequentially("who met jon")
    expect(page.get_by_role("option").first).to_be_visible()
    found = violations(page)
    page.goto(f"{address}/questions/who-met-whom")
    for summary in page.locator("summary").all():
        summary.click()
    found += violations(page)
    query = "SELECT ?who ?name WHERE { ?who a schema:Person ; rdfs:label ?name }"
    page.goto(f"{address}/sparql?{urlencode({'query': query})}")
    expect(page.get_by_role("heading", name="3 rows")).to_be_visible()
    found += violations(page)
    assert found == []


def test_adding_articles(page: Page, tmp_path: Path) -> None:
    with allowing(tmp_path) as app, served(app) as address:
        page.goto(f"{address}/add")
        found = violations(page)
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_label("Paste an article")).to_be_visible()
        found += violations(page)
        (tmp_path / "empty.txt").write_text("")
        page.get_by_label("Or choose files").set_input_files(tmp_path / "empty.txt")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_text("The file is empty")).to_be_visible()
        found += violations(page)
    assert found == []


def test_the_pages_to_judge(page: Page, tmp_path: Path) -> None:
    (tmp_path / "built").mkdir()
    (tmp_path / "site").mkdir()
    built = built_store(tmp_path / "built")
    with judging_site(built, tmp_path / "site") as (app, store), served(app) as address:
        (lind,) = store.query('SELECT ?i WHERE { ?i skos:prefLabel "Anna Lind" }').rows[0]
        page.goto(f"{address}/judgements/new?of={lind}")
        found = violations(page)
        page.fill("#token", JUDGING_TOKEN)
        page.get_by_role("button", name="Continue").click()
        page.locator("#other").wait_for(state="attached")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found += violations(page)
        page.fill("#other", "Petrowa")
        page.fill("#merge-by", "Ann")
        page.get_by_role("button", name="Merge").click()
        expect(page.get_by_role("radio", name="Olga Petrova")).to_be_visible()
        found += violations(page)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.fill("#reject-by", "Ann")
        page.get_by_role("button", name="Reject").click()
        expect(page.get_by_role("heading", name="Rejected")).to_be_visible()
        found += violations(page)
        (report,) = store.query("SELECT ?report WHERE { ?report a kg:MeetingReport }").rows[0]
        for of in (report, store.iris.article_id(str(report))):
            page.goto(f"{address}/judgements/new?of={of}")
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            found += violations(page)
    assert found == []
