"""Citation marks on the pages: links to the cited sources, where those are safe to follow."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from kg.extraction import extract
from kg.graph.store import open_store
from kg.records import CitedSource, Extraction
from kg.resolution import resolve
from kg.web import create_app
from tests import news

TEXT = """Two Towns Share One Bridge

Mayor Kari Berg of Northhaven met Governor Jonas Weber in Lisbon on May 4, 2026 [1]. Weber said \
that the bridge must be built [2, 3]. Berg said that she would pay [4].[5]

References

[1] Mayor meets governor - https://news.example/one?a=1&b=2
[2] Who <b>pays</b>?
[4] Never follow this - https://news.example/four
"""


@pytest.fixture(scope="module")
def cited() -> Extraction:
    extraction = extract(news.article(TEXT))
    hostile = CitedSource(None, "Never", "javascript:alert(1)")
    return replace(
        extraction,
        citations=tuple(
            replace(each, source=hostile) if each.mark == "4" else each
            for each in extraction.citations
        ),
    )


@pytest.fixture(scope="module")
def pages(cited: Extraction) -> Iterator[FlaskClient]:
    with open_store("memory:") as store:
        store.put_article(cited, source="/a", ingested="2026-05-05", reader_version="1")
        store.put_resolution(resolve([cited]), "digest")
        yield create_app({"STORE": store, "TESTING": True}).test_client()


def links(page: str, pattern: str = "") -> dict[str, str]:
    """Words of each link whose tag holds ``pattern``, and where it leads."""
    found = re.findall(rf'<a(?=[^>]*{pattern})[^>]* href="([^"]*)"[^>]*>(.*?)</a>', page)
    return {html.unescape(words): html.unescape(href) for href, words in found}


def test_marks_of_an_article_lead_to_its_sources(pages: FlaskClient, cited: Extraction) -> None:
    page = pages.get(f"/articles/{cited.article.id}").text
    listed = cited.citations[1].source
    assert listed is not None
    assert listed.listed is not None
    at = f"char={listed.listed.start},{listed.listed.end}"
    assert links(page, "is-citation") == {
        "[1]": "https://news.example/one?a=1&b=2",
        "[2, 3]": f"#{at}",
    }
    assert page.count(f'id="{at}"') == 1
    assert re.findall(r'<span class="is-citation"[^>]*>(.*?)</span>', page) == ["[4]", "[5]"]
    outside = re.findall(r"<a [^>]*news\.example/one[^>]*>", page)
    assert len(outside) == 2
    assert all('rel="noopener noreferrer nofollow external"' in each for each in outside)
    assert "javascript:" not in page.replace(html.escape(TEXT), "")


def test_findings_say_what_they_cite(pages: FlaskClient, cited: Extraction) -> None:
    page = pages.get(f"/articles/{cited.article.id}").text
    shown = [
        html.unescape(re.sub("<[^>]+>", "", each))
        for each in re.findall(r'<span class="cites[^>]*>(.*?)</span>', page)
    ]
    assert shown == ["cites [1]", "cites [2], [3]", "cites [4], [5]"]


def test_reports_and_claims_list_their_sources(pages: FlaskClient, cited: Extraction) -> None:
    page = pages.get(f"/articles/{cited.article.id}").text
    more = re.findall(r'<a class="more" href="([^"]+)">', page)
    meeting, first_claim, second_claim = (pages.get(each).text for each in more[:3])
    assert links(meeting, "nofollow") == {
        "[1] Mayor meets governor": "https://news.example/one?a=1&b=2"
    }
    assert 'Cites <a href="/doc/article/' in first_claim
    assert "[2] Who &lt;b&gt;pays&lt;/b&gt;?</a>" in first_claim
    assert "javascript:" not in second_claim
    source = links(second_claim)["[4] Never"]
    assert source == f"/doc/article/{cited.article.id}/cited/4"
    assert pages.get(source).status_code == 200
