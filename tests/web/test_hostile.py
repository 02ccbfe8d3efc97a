"""An article that means harm: its text, title, names and address are text, everywhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus, urlencode

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Error, FilePayload, Page, expect

from kg.graph.store import Store, open_store
from kg.questions import load_catalogue
from kg.records import (
    Article,
    Claim,
    Disagreement,
    EntityReference,
    Extraction,
    Meeting,
    MeetingReport,
    Organization,
    Place,
    ReportReference,
    Resolution,
)
from kg.web import create_app

from .adding import TOKEN, allowing
from .browser import Visit, drawn, kinds_of_pages, served, visiting
from .conftest import article, entity, person, span

RUN = "document.title='owned'"
TAGS = (
    f'<script>{RUN}</script><img src=x onerror="{RUN}">'
    f"</textarea></title></script><svg onload={RUN}>"
)
TEMPLATE = "{{7*7}}${7*7}<%= 7*7 %>"
BROKEN = "\x01\x07\x1b[31m\x7f\x85\u202egnorw\u202c\u2066\ufeff\ufffd\uffff\U000e0001"
NAME = f"=1+1 {TAGS}{TEMPLATE}{BROKEN}"
"""What people and things are called here."""

MET = f"{NAME} met Ana Prado in @{NAME} for -{NAME}."
SAID = f'"+{NAME}," {NAME} said.'
TEXT = f"{TAGS}\n\n{MET}\n\n{SAID}\n\n\x00{BROKEN}\r\n"
LINK = f"javascript:{RUN}"


def hostile(number: int) -> Extraction:
    place_name, body = f"@{NAME}", f"-{NAME}"
    text = f"{TEXT}{number}"
    evidence = span(text, MET)
    written: Article = article(f"={TAGS}{number}.txt", text, NAME, "2026-03-04", LINK)
    return Extraction(
        article=Article(
            **{name: getattr(written, name) for name in Article.__slots__}
            | {"publisher": NAME, "author": NAME}
        ),
        people=(person(text, NAME, MET, NAME), person(text, "Ana Prado", MET)),
        organizations=(Organization(body, (NAME,), (span(text, body),), evidence),),
        places=(Place(place_name, (NAME,), NAME, 38.7, -9.1, (span(text, place_name),), evidence),),
        meetings=(
            MeetingReport(
                participants=tuple(sorted((NAME, "Ana Prado"))),
                start=f"2026-03-0{number}",
                end=None,
                place=place_name,
                status="held",
                kind="talks",
                topics=(NAME,),
                trigger=span(text, "met"),
                evidence=(evidence,),
            ),
        ),
        claims=(
            Claim(
                speakers=(NAME,),
                speaker_text=NAME,
                source=span(text, f"{NAME} said", len(NAME)),
                cue=span(text, "said"),
                content=(span(text, f"+{NAME},"),),
                quotation="direct",
                attitude="says",
                negated=False,
                about=(body,),
                said_on=None,
                evidence=(span(text, SAID),),
            ),
        ),
    )


@pytest.fixture(scope="module")
def articles() -> tuple[Extraction, Extraction]:
    return hostile(1), hostile(2)


@pytest.fixture(scope="module")
def hostile_store(articles: tuple[Extraction, Extraction]) -> Iterator[Store]:
    one, other = (ReportReference(each.article.id, 0) for each in articles)
    place = EntityReference("place", f"@{NAME}".lower())
    people = EntityReference("person", NAME.lower()), EntityReference("person", "ana prado")
    resolved = Resolution(
        entities=(
            entity("person", NAME, *articles),
            entity("person", "Ana Prado", *articles),
            entity("organization", f"-{NAME}", *articles),
            entity("place", f"@{NAME}", *articles, country=NAME, latitude=38.7, longitude=-9.1),
        ),
        meetings=(
            Meeting(
                "talks", people, "2026-03-01", None, place, "held", "talks", (NAME,),
                tuple(sorted((one, other))), one, NAME,
            ),
        ),
        disagreements=(Disagreement("talks", "start", one, "2026-03-01", other, "2026-03-02"),),
    )  # fmt: skip
    with open_store("memory:") as opened:
        for each in articles:
            opened.put_article(
                each, source=each.article.file_name, ingested="2026-03-07", reader_version="test"
            )
        opened.put_resolution(resolved, "digest")
        yield opened


@pytest.fixture(scope="module")
def hostile_client(hostile_store: Store) -> FlaskClient:
    return create_app({"STORE": hostile_store, "TESTING": True}).test_client()


@pytest.fixture(scope="module")
def hostile_address(hostile_store: Store) -> Iterator[str]:
    with served(create_app({"STORE": hostile_store})) as found:
        yield found


@pytest.fixture
def visit_hostile(browser: Browser, hostile_address: str) -> Visit:
    return visiting(browser, hostile_address)


def assert_harmless(page: Page) -> None:
    """Nothing of the article became an element, a script or a link that runs something.

    What the Content-Security-Policy had to stop would be an error of the console, which every
    visit refuses.
    """
    assert page.title() != "owned", page.url
    assert page.locator("img[src=x], [onerror], [onload], [onclick]").count() == 0, page.url
    scripts = page.locator("script:not([src]):not([type='application/json'])")
    assert scripts.count() == 0, page.url
    links = page.locator("a[href]").evaluate_all(
        "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).protocol)"
    )
    assert set(links) <= {"http:", "https:"}, page.url


def test_every_page_shows_it_as_text(
    visit_hostile: Visit, hostile_store: Store, articles: tuple[Extraction, Extraction]
) -> None:
    with visit_hostile("/") as page:
        for path in kinds_of_pages(hostile_store, *articles, of_each=3):
            page.goto(path)
            drawn(page)
            assert_harmless(page)
            if path.startswith(("/doc/", "/articles/", "/questions/who-met-whom")):
                shown = page.locator("main").inner_text()
                assert TAGS in shown, path
                assert TEMPLATE in shown, path
        page.goto("/")
        page.get_by_role("combobox", name="Ask a question").press_sequentially("=1+1")
        expect(page.get_by_role("option").first).to_contain_text("<script>")
        assert_harmless(page)


@pytest.mark.parametrize("view", ["map", "network"])
def test_tooltips_of_drawings_show_it_as_text(visit_hostile: Visit, view: str) -> None:
    with visit_hostile(f"/questions/who-met-whom?view={view}") as page:
        drawn(page)
        marks = page.locator(".drawing .mark")
        expect(marks).to_have_count(1 if view == "map" else 2)
        shown = []
        for mark in marks.all():
            mark.focus()
            shown.append(page.locator(".tip").inner_text())
            assert_harmless(page)
        assert any(TAGS in each and TEMPLATE in each for each in shown)


def test_rows_of_a_query_show_it_as_text(visit_hostile: Visit) -> None:
    query = urlencode({"query": "SELECT ?who ?name { ?who a schema:Person ; rdfs:label ?name }"})
    graph = urlencode({"query": f"CONSTRUCT WHERE {{ ?x rdfs:label ?name }} # {TAGS}"})
    for script in (True, False):
        with visit_hostile(f"/sparql?{query}", script=script) as page:
            table = page.locator(
                ".tabPanel.active .yasr tbody" if script else "#without-editor tbody"
            )
            expect(table.get_by_text(TAGS)).to_have_count(2)
            assert_harmless(page)
            page.goto(f"/sparql?{graph}")
            expect(
                page.locator(".tabPanel.active .yasr" if script else "#without-editor")
            ).to_contain_text(f"<script>{RUN}</script>")
            assert_harmless(page)


def exports(store: Store, found: Extraction) -> list[str]:
    query = urlencode({"query": "SELECT * { ?thing ?property ?value }"})
    graph = urlencode({"query": "CONSTRUCT WHERE { ?thing rdfs:label ?value }"})
    answers = [
        f"{base}.{ending}{asked}"
        for base, asked in (("/questions/who-met-whom", ""), ("/ask", "?q=Who+met+Ana+Prado"))
        for ending in ("json", "csv", "tsv", "ttl", "jsonld", "csv-metadata.json")
    ]
    things = [each for each in kinds_of_pages(store) if each.startswith("/doc/")]
    return [
        *answers,
        *(f"{each}.{ending}" for each in things for ending in ("ttl", "jsonld")),
        *(f"/sparql?{query}&format={form}" for form in ("json", "xml", "csv", "tsv")),
        *(f"/sparql?{graph}&format={form}" for form in ("turtle", "json-ld")),
        "/feed.atom",
        f"/feed.atom?person={quote_plus(NAME)}",
        f"/articles/{found.article.id}.txt",
        f"/articles/{found.article.id}.json",
        "/ask/offers.json?q=%3D1%2B1",
        "/sparql/completion.json",
        "/openapi.json",
        "/.well-known/sparql-examples",
    ]


def test_every_export_is_read_or_saved_and_runs_nothing(
    visit_hostile: Visit,
    hostile_store: Store,
    hostile_client: FlaskClient,
    articles: tuple[Extraction, Extraction],
) -> None:
    with visit_hostile("/") as page:
        for path in exports(hostile_store, articles[0]):
            sent = hostile_client.get(path)
            assert sent.status_code == 200, path
            assert sent.mimetype not in ("text/html", "application/xhtml+xml"), path
            assert sent.headers["X-Content-Type-Options"] == "nosniff", path
            try:
                page.goto(path)
            except Error as error:
                if "Download is starting" not in error.message:
                    raise
            assert page.title() != "owned", path
            assert page.locator("img[src=x]").count() == 0, path


def test_no_cell_of_a_csv_starts_a_formula(
    hostile_client: FlaskClient, hostile_store: Store
) -> None:
    query = urlencode({"query": "SELECT * { ?thing ?property ?value }", "format": "csv"})
    paths = ["/ask.csv?q=Who+met+Ana+Prado", f"/sparql?{query}"]
    for question in load_catalogue().own_first():
        if not any(parameter.required for parameter in question.parameters):
            paths.append(f"/questions/{question.name}.csv")
    assert len(paths) > 8
    csv.field_size_limit(1 << 20)
    stopped = 0
    for path in paths:
        sent = hostile_client.get(path)
        assert sent.status_code == 200, path
        for row in csv.reader(io.StringIO(sent.text, newline="")):
            assert [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
            assert [cell for cell in row if cell.startswith("-") and not cell[1:2].isdigit()] == []
            stopped += sum(cell.startswith(("'=", "'-", "'@", "'+")) for cell in row)
    assert stopped > len(paths)


def test_uploaded_file_with_a_hostile_name_and_text(browser: Browser, tmp_path: Path) -> None:
    content = (
        f'<html><head><title>{TAGS}</title><link rel="canonical" href="{LINK}">'
        f'<meta name="author" content="{TEMPLATE}&#0;&#7;"></head><body><article>'
        "<h1>&lt;script&gt;document.title='owned'&lt;/script&gt; {{7*7}}</h1>"
        f'<script>{RUN}</script><p onclick="{RUN}">President Ana &lt;b&gt;Prado met Premier '
        f"Jonas Weber in Oslo on 3 March 2026. {TEMPLATE}&#0;\ufffd\u202e</p>"
        "</article></body></html>"
    )
    name = "<img src=x onerror=alert(1)>{{7*7}}.html"
    file: FilePayload = {"name": name, "mimeType": "text/html", "buffer": content.encode()}
    with (
        allowing(tmp_path) as app,
        served(app) as address,
        visiting(browser, address)("/add") as page,
    ):
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("Or choose files").set_input_files([file])
        expect(page.locator(".chosen li").first).to_contain_text(name)
        assert_harmless(page)
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_text("1 article added", exact=False).first).to_be_visible(timeout=30_000)
        assert_harmless(page)
        page.goto("/articles/")
        assert_harmless(page)
        page.locator("main a[href^='/articles/']").first.click()
        expect(page.locator("main")).to_contain_text("{{7*7}}")
        assert_harmless(page)
