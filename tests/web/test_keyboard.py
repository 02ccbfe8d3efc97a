"""The keyboard alone: from a question to the sentence in its article, and through every page."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from kg.records import Extraction
from tests.web.browser import Visit, drawn

MOST_STOPS = 200
SENTENCE = "Foreign Minister Ana Prado met Jonas Weber in Lisbon on 3 March 2026."


def go_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Presses a key until the focus is on what is wanted."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if wanted.evaluate("wanted => wanted === document.activeElement"):
            return
    pytest.fail(f"{MOST_STOPS} times {key} do not lead to {wanted} on {page.url}")


def test_from_a_question_to_its_sentence_by_keyboard(visit: Visit) -> None:
    with visit("/") as page:
        box = page.get_by_role("combobox", name="Ask a question")
        go_to(page, box)
        page.keyboard.type("who met jon")
        expect(page.get_by_role("option").first).to_contain_text("Who met Jonas Weber?")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        sentence = page.locator("a.sentence", has_text=SENTENCE).first
        expect(sentence).to_be_visible()
        go_to(page, sentence)
        assert sentence.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
        page.keyboard.press("Enter")
        expect(page).to_have_title("Ministers meet in Lisbon – newskg")
        expect(page.locator(".sentence:target")).to_have_text(SENTENCE)
        expect(page.locator(".sentence:target")).to_be_in_viewport()
        # The keyboard goes on from the sentence, and back.
        name = page.locator(".sentence:target a").first
        page.keyboard.press("Tab")
        expect(name).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ana Prado")


@pytest.mark.parametrize("kind", ["map", "network", "article", "sparql", "api"])
def test_page_does_not_hold_the_keyboard(
    visit: Visit, extractions: tuple[Extraction, Extraction, Extraction], kind: str
) -> None:
    paths = {
        "article": f"/articles/{extractions[0].article.id}",
        "sparql": f"/sparql?{urlencode({'query': 'SELECT ?who { ?who a schema:Person }'})}",
        "api": "/api",
    }
    with visit(paths.get(kind, f"/questions/who-met-whom?view={kind}")) as page:
        drawn(page)
        if kind == "sparql":
            expect(page.locator(".yasr tbody tr")).to_have_count(3)
        first = page.get_by_role("link", name="Skip to content")
        last = page.get_by_role("contentinfo").get_by_role("link").last
        page.keyboard.press("Tab")
        expect(first).to_be_focused()
        go_to(page, last)
        go_to(page, first, "Shift+Tab")
