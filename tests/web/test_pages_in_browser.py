"""The pages of things, the ask box and the highlights of an article, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from kg.graph.store import Store
from kg.records import Extraction
from tests.web.browser import Visit

MARKED_LIGHT = "rgb(255, 240, 166)"
NO_GROUND = "rgba(0, 0, 0, 0)"
PAGES = ("/disagreements", "/about", "/about/reader", "/questions/")


def background(page: Page, selector: str) -> str:
    colour = page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")
    return str(colour)


def test_ask_box_offers_names_and_questions_to_the_keyboard(visit: Visit) -> None:
    with visit("/") as page:
        box = page.get_by_role("combobox", name="Ask a question")
        box.press_sequentially("who met jon")
        options = page.get_by_role("option")
        expect(options.first).to_have_text("Who met Jonas Weber? question")
        expect(box).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        chosen = options.first.get_attribute("id")
        expect(box).to_have_attribute("aria-activedescendant", chosen or "")
        page.keyboard.press("Escape")
        expect(options).to_have_count(0)
        expect(box).to_have_value("who met jon")
        page.keyboard.type("a")
        expect(options.first).to_be_visible()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        # The last offer is the name alone, which completes what was typed and asks nothing yet.
        expect(box).to_have_value("who met Jonas Weber ")
        expect(page).to_have_title("Ask your articles – newskg")


def test_name_in_the_ask_box_leads_to_its_page(visit: Visit) -> None:
    with visit("/articles/") as page:
        page.get_by_role("combobox", name="Ask a question").press_sequentially("web")
        page.get_by_role("option", name="Jonas Weber").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Jonas Weber")


@pytest.mark.parametrize("script", [True, False])
def test_blank_of_a_sentence_leads_to_the_answer(visit: Visit, script: bool) -> None:
    with visit("/", script=script) as page:
        form = page.get_by_role("form", name="The meetings at a place")
        form.get_by_label("Place").fill("Berlin")
        form.get_by_role("button", name="Answer").click()
        expect(page.locator("tr.facts")).to_have_count(1)
        expect(page.locator("tr.evidence")).to_contain_text("Weber will receive Prado in Berlin")


@pytest.mark.parametrize("script", [True, False])
def test_highlights_of_an_article_are_switched_off_one_by_one(
    visit: Visit, script: bool, extractions: tuple[Extraction, Extraction, Extraction]
) -> None:
    with visit(f"/articles/{extractions[0].article.id}", script=script) as page:
        assert background(page, ".article-text .is-claim") != NO_GROUND
        page.get_by_role("checkbox", name="Claims").uncheck()
        assert background(page, ".article-text .is-claim") == NO_GROUND
        assert background(page, ".article-text .is-meeting") != NO_GROUND
        page.get_by_role("checkbox", name="People").uncheck()
        page.locator(".article-text a.is-person").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Ana Prado")


def test_sentence_of_an_answer_stays_marked_above_other_highlights(
    visit: Visit, extractions: tuple[Extraction, Extraction, Extraction]
) -> None:
    first = extractions[0]
    met = first.meetings[0].evidence[0]
    with visit(f"/articles/{first.article.id}#char={met.start},{met.end}") as page:
        assert background(page, ".sentence:target") == MARKED_LIGHT
        assert background(page, ".sentence:target .is-meeting") == NO_GROUND


@pytest.mark.parametrize("dark", [False, True])
def test_pages_of_things_fit_a_phone(visit: Visit, store: Store, dark: bool) -> None:
    kinds = ("schema:Person", "schema:Place", "schema:Organization", "kg:Meeting", "schema:Claim")
    base = f"{store.iris.base}id"
    with visit("/", width=360, dark=dark) as page:
        for path in PAGES:
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") == 360, path
        for kind in kinds:
            for (iri,) in store.query(f"SELECT ?thing WHERE {{ ?thing a {kind} }}").rows:
                page.goto(str(iri).replace(base, "/doc"))
                assert page.evaluate("document.documentElement.scrollWidth") == 360, iri
                assert page.title() != "owned"
                assert page.locator("img[src=x]").count() == 0
