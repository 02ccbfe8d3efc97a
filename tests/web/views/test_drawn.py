"""Each view of 5,000 rows in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import Visit

QUESTION = "/questions/who-met-whom"
VIEWS = ("table", "timeline", "map", "network", "chart")
MOST_ELEMENTS = 4000
"""Elements of a whole page, whatever the answer's size."""


def elements(page: Page) -> int:
    return int(page.evaluate("document.querySelectorAll('*').length"))


def drawn(page: Page) -> None:
    """Waits until a view that a script draws is there."""
    expect(page.locator("figure.drawing")).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize("view", VIEWS)
def test_view_of_5000_rows(visit_large: Visit, view: str) -> None:
    with visit_large(f"{QUESTION}?view={view}") as page:
        tab = page.get_by_role("navigation", name="Views of this answer").get_by_role("link")
        expect(tab.and_(page.locator("[aria-current]"))).to_have_text(view.capitalize())
        if view in ("map", "network"):
            drawn(page)
        assert elements(page) < MOST_ELEMENTS
        page.set_viewport_size({"width": 360, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("view", VIEWS)
def test_view_without_script(visit_large: Visit, view: str) -> None:
    with visit_large(f"{QUESTION}?view={view}&during=2017-03", script=False) as page:
        expect(page.locator(".extent")).to_contain_text("out of 5,000, March 2017")
        expect(page.locator("figure.drawing:visible")).to_have_count(0)
        expect(page.locator("#shown").get_by_text("Place 27").first).to_be_visible(
            visible=view not in ("network", "chart")
        )


def test_views_sorting_filter_and_pages_without_loading_the_page_again(visit_large: Visit) -> None:
    with visit_large(QUESTION) as page:
        page.evaluate("window.loadedOnce = true")
        page.get_by_role("link", name="Start", exact=True).click()
        heading = page.get_by_role("columnheader", name="Start")
        expect(heading).to_have_attribute("aria-sort", "ascending")
        expect(page.get_by_role("link", name="Start", exact=True)).to_be_focused()
        page.get_by_role("link", name="Further rows").click()
        expect(page.locator(".extent")).to_have_text("Rows 101 to 200 of 5,000")
        page.get_by_label("Words that rows must have").fill("place:place 07")
        expect(page.locator(".extent")).to_contain_text("Rows 1 to 100 of 125 out of 5,000")
        expect(page.get_by_label("Words that rows must have")).to_be_focused()
        page.get_by_role("link", name="Chart", exact=True).click()
        expect(page.get_by_role("navigation", name="Count by")).to_be_visible()
        assert page.url.endswith(f"{QUESTION}?view=chart&sort=start&filter=place%3Aplace+07")
        page.go_back()
        expect(page.locator(".extent")).to_contain_text("Rows 1 to 100 of 125 out of 5,000")
        assert page.evaluate("window.loadedOnce")


@pytest.mark.parametrize("script", [True, False])
def test_another_answer_comes_in_the_same_view(visit_large: Visit, script: bool) -> None:
    with visit_large(f"{QUESTION}?view=chart&by=place", script=script) as page:
        page.get_by_text("Change the question").click()
        page.get_by_label("Person (optional)").fill("Person 009")
        page.get_by_role("button", name="Show answer").click()
        expect(page.get_by_label("Person (optional)")).to_have_value("Person 009")
        chart = page.get_by_role("table", name="Meetings of Person 009: rows by place")
        expect(chart).to_be_visible()


def test_overview_leads_into_a_month(visit_large: Visit) -> None:
    with visit_large(f"{QUESTION}?view=timeline") as page:
        page.get_by_role("link", name="March 2017:").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".extent")).to_contain_text("March 2017")
        assert page.url.endswith("view=timeline&during=2017-03")


def test_map_is_moved_and_opened_by_keyboard(visit_large: Visit) -> None:
    with visit_large(f"{QUESTION}?view=map") as page:
        drawn(page)
        surface = page.get_by_role("group", name="Map: ")
        land = page.locator(".land").locator("..")
        before = land.get_attribute("transform")
        surface.focus()
        page.keyboard.press("+")
        assert land.get_attribute("transform") != before
        page.keyboard.press("0")
        assert land.get_attribute("transform") == before
        # Five places lie somewhere in France: one mark, until it is opened.
        several = page.get_by_role("button", name="5 places, 625 in all")
        several.focus()
        expect(page.locator(".tip")).to_contain_text("Place 04: 125")
        page.keyboard.press("Escape")
        expect(page.locator(".tip")).to_be_hidden()
        page.keyboard.press("Enter")
        place = page.get_by_role("link", name="Place 00: 125; shown in the middle of France")
        expect(place).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Place 00")


def test_network_is_the_same_each_time_and_leads_to_people(visit_large: Visit) -> None:
    with visit_large(f"{QUESTION}?view=network") as page:
        pictures = []
        for _ in range(2):
            page.goto(f"{QUESTION}?view=network")
            drawn(page)
            pictures.append(page.locator(".drawing svg").inner_html())
        assert pictures[0] == pictures[1]
        expect(page.locator(".drawing .mark")).to_have_count(60)
        expect(page.locator(".note")).to_contain_text("The 60 with the most meetings are drawn; ")
        first = page.locator(".drawing .mark").first
        name = (first.get_attribute("aria-label") or "").partition(":")[0]
        first.focus()
        expect(page.locator(".tip")).to_contain_text(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(name)


@pytest.mark.parametrize(("view", "width"), [("map", 1280), ("network", 1280), ("map", 360)])
def test_a_link_to_a_view_opens_with_it(visit_large: Visit, view: str, width: int) -> None:
    with visit_large(f"{QUESTION}?view={view}", width=width) as page:
        drawn(page)
        box = page.locator("figure.drawing").bounding_box()
        assert box is not None
        assert box["y"] < 800, "not on the first screen"
        assert page.evaluate("scrollY") == 0


def test_drawing_says_what_the_list_says(visit_large: Visit) -> None:
    with visit_large(f"{QUESTION}?view=map") as page:
        drawn(page)
        marks = page.locator(".drawing .number").all_text_contents()
        total = sum(int(each.replace(",", "")) for each in marks)
        # What lies nowhere (five places of 125 rows each) is not drawn.
        assert total == 5000 - 5 * 125
