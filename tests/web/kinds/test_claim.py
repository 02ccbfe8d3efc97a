from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from kg.records import Extraction


@pytest.fixture
def page(client: FlaskClient, extractions: tuple[Extraction, ...]) -> str:
    return html.unescape(client.get(f"/doc/article/{extractions[0].article.id}/claim/0").text)


def test_claim_has_all_that_the_article_tells(page: str) -> None:
    assert re.search(r"<h1[^>]*>“We have found a way,”</h1>", page)
    facts = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    stated = {name: " ".join(re.sub("<[^>]+>", "", value).split()) for name, value in facts}
    assert stated == {
        "Speaker": "Ana Prado (“Prado”)",
        "Attributed by": "“said”",
        "Attitude": "says",
        "Quotation": "direct (in the speaker’s own words)",
        "Said on": "not stated; published on 4 March 2026",
    }
    assert re.search(r'<dd><a href="/doc/person/ana-prado-\w+">Ana Prado</a>', page)


def test_claim_stands_in_its_sentence(page: str) -> None:
    assert '“<span class="claimed">We have found a way,</span>” Prado said.</a>' in page
    assert "Negated" not in page


def test_claim_that_is_not_there(client: FlaskClient, extractions: tuple[Extraction, ...]) -> None:
    article = extractions[0].article.id
    for path in (f"/doc/article/{article}/claim/7", "/doc/article/none/claim/0"):
        assert client.get(path, headers={"Accept": "text/html"}).status_code == 404
