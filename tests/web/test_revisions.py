"""Pages about corrections: what changed, the text before, and the marks on articles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from kg.graph.store import Store, open_store
from kg.web import create_app
from tests.revisions.versions import FIRST, SECOND, TITLE, line, version
from tests.web.test_articles import words

HOSTILE = "<script>alert(1)</script> met <b>nobody</b> & left."
ONE, TWO = version(*FIRST, HOSTILE), version(*SECOND)
THREE = version(*SECOND[:5], f"{HOSTILE} Then she came back.", SECOND[5])


@pytest.fixture(scope="module")
def corrected() -> Iterator[Store]:
    with open_store("memory:") as store:
        for day, extraction in (("01", ONE), ("05", TWO), ("09", THREE)):
            store.put_article(
                extraction, source="/news/talks.txt", ingested=f"2026-02-{day}",
                reader_version="1",
            )  # fmt: skip
        yield store


@pytest.fixture(scope="module")
def keys(corrected: Store) -> tuple[str, str]:
    first, second = corrected.revisions(THREE.article.id)
    return first.key, second.key


@pytest.fixture(scope="module")
def pages(corrected: Store) -> FlaskClient:
    return create_app({"STORE": corrected, "TESTING": True}).test_client()


def test_a_correction_shows_both_sentences_with_what_differs(
    pages: FlaskClient, keys: tuple[str, str]
) -> None:
    page = pages.get(f"/revisions/{keys[0]}").text
    assert words(page, r'<span class="outcome.*?</span>') == [
        "Correction notice appeared", "Meeting changed", "Meeting withdrawn", "Meeting appeared",
        "Claim changed",
    ]  # fmt: skip
    change = page[page.index('id="change-1"') : page.index('id="change-2"')]
    assert words(change, r"<del>.*?</del>") == ["5 Jan 2026", "5"]
    assert words(change, r"<ins>.*?</ins>") == ["6 Jan 2026", "6"]
    was, now = line(ONE.article.text, "met Bo"), line(TWO.article.text, "met Bo")
    assert words(change, r'<a class="sentence".*?</a>') == [was.text, now.text]
    assert f'href="/revisions/{keys[0]}/before#char={was.start},{was.end}"' in change
    assert f'href="/revisions/{keys[1]}/before#char={now.start},{now.end}"' in change
    assert "It was corrected again since." in page
    assert f'href="/revisions/{keys[1]}">Next correction' in page
    assert "<script>alert" not in page
    assert html.escape("<script>alert(1)</script>") in page


def test_the_latest_correction_leads_to_the_article(
    pages: FlaskClient, keys: tuple[str, str]
) -> None:
    page = pages.get(f"/revisions/{keys[1]}").text
    assert f'<a href="/articles/{THREE.article.id}">The text after</a>' in page
    assert f'href="/revisions/{keys[0]}">Previous correction' in page
    assert "The words are otherwise; nothing that was read out of them is." in page
    assert words(page, r"<summary>.*?</summary>") == ["5 paragraphs that stayed as they were"]
    assert words(page, r"<ins>.*?</ins>") == [f"{HOSTILE} Then she came back."]


def test_the_text_before_has_its_sentences_at_their_offsets(
    pages: FlaskClient, keys: tuple[str, str]
) -> None:
    for key, extraction in zip(keys, (ONE, TWO), strict=True):
        text = extraction.article.text
        assert pages.get(f"/revisions/{key}/before.txt").text == text
        page = pages.get(f"/revisions/{key}/before").text
        found = re.findall(r'<span class="sentence" id="char=(\d+),(\d+)">(.*?)</span>', page)
        assert len(found) >= 3
        for start, end, shown in found:
            assert html.unescape(shown) == text[int(start) : int(end)]
        assert "This is an earlier version" in page


def test_the_address_of_an_article_that_was_corrected_leads_to_its_text(
    pages: FlaskClient, keys: tuple[str, str]
) -> None:
    answer = pages.get(f"/articles/{ONE.article.id}")
    assert (answer.status_code, answer.location) == (303, f"/revisions/{keys[0]}/before")
    assert pages.get("/articles/0123456789abcdef").status_code == 404


def test_articles_say_that_they_were_corrected(pages: FlaskClient, keys: tuple[str, str]) -> None:
    page = pages.get(f"/articles/{THREE.article.id}").text
    found = page[page.index('<div class="corrected">') : page.index('<fieldset class="legend">')]
    assert re.findall(r'href="([^"]+)"', found) == [
        f"/revisions/{keys[1]}", f"/revisions/{keys[0]}",
    ]  # fmt: skip
    assert words(found, r"<a .*?</a>") == [
        "Other wording in the correction, read 9 February 2026",
        "5 changes in the correction, read 5 February 2026",
    ]
    listed = pages.get("/articles/").text
    assert words(listed, rf'<a class="more" href="/revisions/{keys[1]}">.*?</a>') == [
        f"corrected: {TITLE}"
    ]


def test_the_list_has_the_latest_first(pages: FlaskClient, keys: tuple[str, str]) -> None:
    page = pages.get("/revisions/").text
    assert re.findall(r'<li><a href="(/revisions/[0-9a-f]+)"', page) == [
        f"/revisions/{key}" for key in keys[::-1]
    ]
    assert "5 changes, read" in page


def test_nothing_corrected_is_said(client: FlaskClient) -> None:
    assert (
        "No article has been corrected since it was read first." in client.get("/revisions/").text
    )


def test_what_changed_leads_there(pages: FlaskClient, keys: tuple[str, str]) -> None:
    page = pages.get("/questions/what-changed?kind=meeting&from=2026-02-02").text
    assert f'href="/revisions/{keys[0]}#change-1"' in page
    start = line(ONE.article.text, "Basel")
    assert f'href="/revisions/{keys[0]}/before#char={start.start},{start.end}"' in page
    # What was withdrawn is quoted once, though its sentence stands in two columns.
    assert page.count(f">{start.text}</a>") == 1


@pytest.mark.parametrize(
    ("path", "end"),
    [("revision/{}", ""), ("revision/{}/change/2", "#change-2"), ("version/{}", "/before")],
)
def test_linked_data_leads_to_the_pages(
    path: str, end: str, pages: FlaskClient, keys: tuple[str, str]
) -> None:
    iri = path.format(keys[0])
    assert pages.get(f"/id/{iri}").location == f"/doc/{iri}"
    assert pages.get(f"/doc/{iri}").location == f"/revisions/{keys[0]}{end}"
    data = pages.get(f"/doc/{iri}", headers={"Accept": "text/turtle"}).text
    assert "a prov:Revision" in data or "kg:EarlierVersion" in data or "a kg:Change" in data


@pytest.mark.parametrize("path", ["abc", "ABC", "%22", "abc/before", "abc/before.txt"])
def test_no_such_correction(path: str, pages: FlaskClient) -> None:
    assert pages.get(f"/revisions/{path}").status_code == 404


def test_no_store_is_told(tmp_path: pytest.TempPathFactory) -> None:
    missing = create_app({"STORE": f"{tmp_path}/none", "TESTING": True}).test_client()
    answer = missing.get("/revisions/")
    assert answer.status_code == 200
    assert "No articles yet" in answer.text
