"""The SPARQL page in a real browser: YASGUI where scripts run, a form where they do not."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import Visit

PEOPLE = "SELECT ?who WHERE { ?who a schema:Person }"


def shared(query: str) -> str:
    return f"/sparql?{urlencode({'query': query})}"


def write(page: Page, query: str) -> None:
    """Types ``query`` into the editor, instead of what stands there."""
    page.get_by_label("SPARQL query").focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(query)


def written(page: Page) -> str:
    """The query of the tab that is shown."""
    return str(
        page.evaluate(
            "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()"
        )
    )


def column(page: Page, number: int = 1) -> list[str]:
    return page.locator(f".yasr tbody td:nth-child({number})").all_inner_texts()


def test_custom_query_shows_names_that_lead_to_pages(visit: Visit) -> None:
    with visit("/sparql") as page:
        write(page, PEOPLE)
        page.get_by_role("button", name="Run query").click()
        expect(page.get_by_role("heading", name="3 rows")).to_be_visible()
        assert sorted(column(page)) == ["=Mallory", "Ana Prado", "Jonas Weber"]
        page.get_by_role("button", name="who").click()
        assert column(page) == ["=Mallory", "Ana Prado", "Jonas Weber"]
        page.get_by_role("button", name="who").click()
        assert column(page) == ["Jonas Weber", "Ana Prado", "=Mallory"]
        page.get_by_label("Filter the rows").fill("weber")
        expect(page.get_by_text("1 row matches")).to_be_visible()
        assert column(page) == ["Jonas Weber"]
        csv = page.get_by_role("link", name="CSV").get_attribute("href") or ""
        assert page.request.get(csv).text().startswith("who\r\nhttps://newskg.example/id/person/")
        page.get_by_role("link", name="Jonas Weber").click()
        expect(page.get_by_role("heading", name="Jonas Weber", exact=True)).to_be_visible()


def test_shared_link_opens_and_runs_its_query(visit: Visit) -> None:
    query = "SELECT (COUNT(?who) AS ?n)\nWHERE { ?who a schema:Person }\n# “ä” & 100 % + more"
    with visit(shared(query)) as page:
        expect(page.get_by_role("heading", name="1 row")).to_be_visible()
        assert (written(page), column(page)) == (query, ["3"])
        write(page, PEOPLE)
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("heading", name="3 rows")).to_be_visible()
        assert page.url.endswith(shared(PEOPLE))
        queries: list[str] = []
        page.on("request", lambda sent: queries.append(f"{sent.method} {sent.url}"))
        page.reload()
        expect(page.get_by_role("heading", name="3 rows")).to_be_visible()
        assert written(page) == PEOPLE
        # The page comes with the answer: the query is run once, not twice.
        assert [each for each in queries if each.endswith("/sparql")] == []
        expect(page.get_by_role("tab")).to_have_count(1)


def test_link_keeps_the_graphs_that_it_chooses(visit: Visit) -> None:
    graph = "https://newskg.example/graph/ingestion"
    query = "SELECT ?x WHERE { ?x a kg:Source }"
    dataset = urlencode({"query": query, "default-graph-uri": graph})
    with visit(f"/sparql?{dataset}") as page:
        expect(page.get_by_role("heading", name="3 rows")).to_be_visible()
        assert page.url.endswith(urlencode({"default-graph-uri": graph}))
        page.goto(f"/sparql?{urlencode({'query': PEOPLE, 'default-graph-uri': graph})}")
        expect(page.get_by_role("heading", name="0 rows")).to_be_visible()


def test_example_opens_in_a_tab_of_its_own(visit: Visit) -> None:
    with visit("/sparql") as page:
        page.get_by_text("Examples:").click()
        page.get_by_role("link", name="Who met whom, when and where").click()
        expect(page.get_by_role("tab", selected=True)).to_have_text("Who met whom, when and where✖")
        expect(page.get_by_role("heading", name="3 rows")).to_be_visible()
        assert written(page).startswith("# Who met whom, when and where\n")
        # Names that hold markup are text, and run nothing.
        expect(
            page.get_by_role("link", name="<script>document.title='owned'</script>")
        ).to_be_visible()
        expect(page).to_have_title("SPARQL – newskg")
        expect(page.get_by_role("tab")).to_have_count(2)
        page.get_by_role("tab").first.click()
        assert written(page).startswith("SELECT ?who ?whom")
        assert page.url.endswith("/sparql")
        page.get_by_role("button", name="New tab").click()
        expect(page.get_by_role("tab")).to_have_count(3)
        for left in (2, 1, 1):
            page.get_by_role("tab", selected=True).press("Delete")
            expect(page.get_by_role("tab")).to_have_count(left)
        page.get_by_role("button", name="Run query").click()
        expect(page.locator(".yasr h2")).to_be_visible()


def test_completion_offers_our_terms(visit: Visit) -> None:
    with visit("/sparql") as page:
        write(page, "SELECT * WHERE { ?m a ")
        page.keyboard.type("kg:Mee")
        offered = page.locator(".CodeMirror-hints .hint-term")
        expect(offered).to_have_text(["kg:Meeting", "kg:MeetingReport"])
        page.keyboard.press("Enter")
        page.keyboard.type(" ; rep")
        expect(offered.first).to_have_text("kg:report")
        page.keyboard.press("Escape")
        assert written(page) == "SELECT * WHERE { ?m a kg:Meeting ; rep"
        write(page, "SELECT * WHERE { ?m ")
        page.keyboard.press("Control+Space")
        expect(page.locator(".CodeMirror-hints li")).to_have_count(60)


def test_syntax_error_says_where_and_what_was_expected(browser: Browser, address: str) -> None:
    """Browsers log each answer with an error: alone among these tests, it does not use `visit`."""
    query = "SELECT ?who\nWHERE { ?who rdfs:label }\nLIMIT 3"
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto(shared(query))
        alert = page.locator(".yasr").get_by_role("alert")
        expect(alert).to_contain_text("line 2, column 25: expected a variable or an IRI or a value")
        expect(page.locator(".failed-line")).to_have_count(1)
        alert.get_by_role("button", name="Go to line 2").click()
        page.keyboard.insert_text("?name ")
        expect(page.locator(".failed-line")).to_have_count(0)
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("heading", name="3 rows")).to_be_visible()


def test_prefixes_need_no_declaration(visit: Visit) -> None:
    with visit("/sparql") as page:
        write(page, PEOPLE)
        expect(page.locator(".parseErrorIcon")).to_have_count(0)
        write(page, "SELECT ?who WHERE { ?who a nowhere:Person }")
        page.locator(".parseErrorIcon").hover()
        expect(page.locator(".yasqe_tooltip")).to_have_text("Prefix 'nowhere' is not defined")


def test_warnings_stand_above_the_rows(visit: Visit) -> None:
    with visit(shared("SELECT * WHERE { ?x a schema:Persn, kg:Mééting }")) as page:
        expect(page.get_by_role("heading", name="0 rows")).to_be_visible()
        assert page.locator(".yasr .notice li").all_inner_texts() == [
            "schema:Persn: not in the graph or its vocabulary; did you mean schema:Person?",
            "kg:Mééting: not in the graph or its vocabulary",
        ]


@pytest.mark.parametrize("script", [True, False])
def test_without_script_the_form_answers(visit: Visit, script: bool) -> None:
    with visit("/sparql", script=script) as page:
        expect(page.get_by_label("Query", exact=True)).to_be_visible(visible=not script)
        if script:
            return
        page.get_by_label("Query", exact=True).fill(PEOPLE)
        page.get_by_role("button", name="Run query").click()
        expect(page.get_by_role("heading", name="3 rows")).to_be_visible()
        cells = page.locator("tbody td")
        assert sorted(cells.all_inner_texts()) == ["=Mallory", "Ana Prado", "Jonas Weber"]
        page.get_by_text("Examples:").click()
        page.get_by_role("link", name="When two people met").click()
        page.get_by_role("button", name="Run query").click()
        expect(page.get_by_role("heading", name="row")).to_be_visible()


def test_keyboard_goes_through_the_editor(visit: Visit) -> None:
    with visit("/sparql") as page:
        field, run = page.get_by_label("SPARQL query"), page.get_by_role("button", name="Run query")
        field.focus()
        page.keyboard.press("Escape")
        expect(run).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(field).to_be_focused()
        page.keyboard.press("Tab")
        expect(run).to_be_focused()
