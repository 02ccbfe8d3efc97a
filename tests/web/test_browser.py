"""The pages in a real browser, served by a real server, without any other host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from kg.records import Extraction
from tests.web.browser import Visit

MARKED_LIGHT = "rgb(255, 240, 166)"
PAGES = ("/", "/questions/who-met-whom", "/ask?q=Who+met+Ana+Prado", "/articles/", "/sparql")


def background(page: Page, selector: str) -> str:
    colour = page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")
    return str(colour)


@pytest.mark.parametrize("script", [True, False])
def test_from_a_question_to_the_sentence_in_its_article(visit: Visit, script: bool) -> None:
    with visit("/", script=script) as page:
        page.get_by_label("Ask a question").fill("Who met Jonas Weber?")
        page.get_by_role("button", name="Ask").click()
        row = page.locator("tbody", has_text="Lisbon").first
        sentence = row.locator("a.sentence")
        expect(sentence).to_have_text(
            "Foreign Minister Ana Prado met Jonas Weber in Lisbon on 3 March 2026."
        )
        sentence.click()
        expect(page).to_have_title("Ministers meet in Lisbon – newskg")
        target = page.locator(".sentence:target")
        expect(target).to_have_text(
            "Foreign Minister Ana Prado met Jonas Weber in Lisbon on 3 March 2026."
        )
        expect(target).to_be_in_viewport()
        assert background(page, ".sentence:target") == MARKED_LIGHT


@pytest.mark.parametrize("script", [True, False])
def test_form_with_completion(visit: Visit, script: bool) -> None:
    with visit("/questions/who-met-whom", script=script) as page:
        field = page.get_by_label("Person (optional)")
        names = page.locator(f"datalist#{field.get_attribute('list')} option")
        assert "Jonas Weber" in [each.get_attribute("value") for each in names.all()]
        field.fill("=Mallory")
        page.get_by_role("button", name="Show answer").click()
        expect(page.locator("tr.facts")).to_have_count(1)
        expect(page.locator("tr.facts td").first).to_have_text("=Mallory")
        expect(page.get_by_label("Person (optional)")).to_have_value("=Mallory")
        if script:
            assert page.url.endswith("/questions/who-met-whom?person=%3DMallory")


def test_any_stretch_of_an_article_can_be_shown(
    visit: Visit, extractions: tuple[Extraction, Extraction, Extraction]
) -> None:
    article = extractions[0].article
    start, end = article.text.index("🌊"), article.text.index("Ana Prado met") + 3
    with visit(f"/articles/{article.id}#char={start},{end}") as page:
        shown = "".join(page.locator("mark.shown").all_text_contents())
        assert shown == article.text[start:end]
        page.goto(f"/articles/{article.id}#char=0,9")
        assert page.locator("mark.shown").all_text_contents() == ["Ministers"]


def test_hostile_article_runs_nothing(
    visit: Visit, extractions: tuple[Extraction, Extraction, Extraction]
) -> None:
    article = extractions[2].article
    with visit("/") as page:
        for path in (f"/articles/{article.id}", "/questions/who-met-whom", "/articles/"):
            page.goto(path)
            assert page.title() != "owned"
            assert page.locator("img[src=x]").count() == 0
            assert page.locator('a[href^="javascript:"]').count() == 0


@pytest.mark.parametrize(
    ("dark", "paper"), [(False, "rgb(250, 249, 246)"), (True, "rgb(20, 23, 26)")]
)
def test_pages_fit_a_phone(visit: Visit, dark: bool, paper: str) -> None:
    with visit("/", width=360, dark=dark) as page:
        for path in PAGES:
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") == 360, path
            assert background(page, "html") == paper


def test_keyboard_reaches_content_first(visit: Visit) -> None:
    with visit("/questions/who-met-whom") as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_label("Person (optional)")).to_be_focused()


def test_query_behind_an_answer_opens_in_the_sparql_page(visit: Visit) -> None:
    with visit("/questions/who-met-whom?person=Jonas+Weber") as page:
        page.get_by_text("The SPARQL behind this answer").click()
        page.get_by_role("link", name="Open in the SPARQL page").click()
        expect(page.get_by_role("heading", name="2 rows")).to_be_visible()
