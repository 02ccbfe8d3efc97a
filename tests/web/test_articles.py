from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from kg.records import Extraction

Extractions = tuple[Extraction, Extraction, Extraction]


def words(page: str, pattern: str) -> list[str]:
    """What a reader sees of everything that ``pattern`` finds."""
    return [html.unescape(re.sub("<[^>]+>", "", found)) for found in re.findall(pattern, page)]


def test_list_has_latest_first_and_undated_last(
    client: FlaskClient, extractions: Extractions
) -> None:
    page = client.get("/articles/").text
    assert words(page, r'<li><a href="/articles/[^"].*?</a>') == [
        "A week of talks",
        "Ministers meet in Lisbon",
        "<script>document.title='owned'</script>",
    ]
    assert "3 in the graph, latest first." in page


def test_article_shows_its_text_with_the_evidence_at_its_offsets(
    client: FlaskClient, extractions: Extractions
) -> None:
    article = extractions[0].article
    page = client.get(f"/articles/{article.id}").text
    for start, end, sentence in re.findall(
        r'<span class="sentence" id="char=(\d+),(\d+)">(.*?)</span></span>|$', page
    )[:-1]:
        shown = html.unescape(re.sub("<[^>]+>", "", sentence))
        assert shown == article.text[int(start) : int(end)]
    runs = re.findall(r'data-start="(\d+)">(.*?)</', page, re.DOTALL)
    for start, run in runs:
        shown = html.unescape(run)
        assert shown == article.text[int(start) : int(start) + len(shown)]
    assert "".join(html.unescape(run) for _, run in runs) == re.sub(r"\r\n", "", article.text)


def test_every_finding_leads_to_its_sentence(client: FlaskClient, extractions: Extractions) -> None:
    page = client.get(f"/articles/{extractions[0].article.id}").text
    fragments = re.findall(r'<a href="#(char=[\d,]+)">', page)
    assert len(fragments) == 5
    for fragment in fragments:
        assert page.count(f'id="{fragment}"') == 1


def test_findings_and_names_lead_to_their_pages(
    client: FlaskClient, extractions: Extractions
) -> None:
    page = client.get(f"/articles/{extractions[0].article.id}").text
    more = re.findall(r'<a class="more" href="([^"]+)">', page)
    headings = [re.findall("<h1.*?>(.*?)</h1>", client.get(each).text)[0] for each in more]
    assert headings == [
        "Talks of Ana Prado and Jonas Weber, Lisbon",
        "“We have found a way,”",
        "Ana Prado",
        "Jonas Weber",
        "Lisbon",
    ]
    named = re.findall(
        r'<a class="[^"]*is-person[^"]*" href="([^"]+)" data-start="\d+">(.*?)<', page
    )
    # The words that tell of the meeting ("met Jonas") end within a name.
    assert named == [(more[2], "Ana Prado"), (more[3], "Jonas"), (more[3], " Weber")]


def test_stretch_is_marked_without_javascript(
    client: FlaskClient, extractions: Extractions
) -> None:
    article = extractions[0].article
    start = article.text.index("🌊")
    page = client.get(f"/articles/{article.id}?char={start},{start + 6}").text
    assert words(page, r'<mark class="shown".*?</mark>') == ["🌊 blew"]


def test_byline_and_link_to_the_original(client: FlaskClient, extractions: Extractions) -> None:
    page = client.get(f"/articles/{extractions[0].article.id}").text
    assert '<time datetime="2026-03-04">4 March 2026</time>' in page
    assert "The Harbour Post" in page
    assert 'href="https://harbour.example/lisbon" rel="noopener noreferrer external"' in page


def test_hostile_article_is_text_and_its_address_no_link(
    client: FlaskClient, extractions: Extractions
) -> None:
    page = client.get(f"/articles/{extractions[2].article.id}").text
    assert "<h1>&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;</h1>" in page
    assert "<img src=x" not in page
    assert page.count("<script") == 1
    assert "javascript:" not in page


def test_stored_text_and_record_can_be_had(client: FlaskClient, extractions: Extractions) -> None:
    article = extractions[0].article
    stored = client.get(f"/articles/{article.id}.txt")
    assert stored.content_type == "text/plain; charset=utf-8"
    assert stored.data.decode("utf-8") == article.text
    record = client.get(f"/articles/{article.id}.json")
    assert record.json is not None
    assert record.json["article"]["text"] == article.text
    assert record.json["meetings"][0]["participants"] == ["Ana Prado", "Jonas Weber"]


def test_unknown_article(client: FlaskClient) -> None:
    answer = client.get("/articles/0000")
    assert answer.status_code == 404
    assert "There is no article &#39;0000&#39; in the graph" in answer.text
    assert client.get("/articles/a b").status_code == 404


def test_stretch_that_is_none(client: FlaskClient, extractions: Extractions) -> None:
    article = extractions[0].article
    address = f"/articles/{article.id}?char="
    assert (
        "char=x: not a stretch of text; write it as char=120,188" in client.get(f"{address}x").text
    )
    outside = client.get(f"{address}5,99999")
    assert outside.status_code == 400
    assert f"outside of the article, which has {len(article.text)} characters" in outside.text


@pytest.mark.parametrize("number", ["2", "1" + 22 * "0", 40 * "9"])
def test_page_behind_the_last(client: FlaskClient, number: str) -> None:
    answer = client.get(f"/articles/?_page={number}")
    assert answer.status_code == 404
    assert f"There is no page {int(number):,} of articles; the last is page 1." in answer.text


def test_page_before_the_first_is_the_first(client: FlaskClient) -> None:
    assert "3 in the graph" in client.get("/articles/?_page=-5").text
