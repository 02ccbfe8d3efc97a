from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from kg.graph.store import Store, open_store
from kg.web import create_app


def test_both_values_stand_with_their_sentences(client: FlaskClient, store: Store) -> None:
    page = html.unescape(client.get("/disagreements").text)
    sides = re.findall(r'<section class="side".*?</section>', page, re.DOTALL)
    values = [re.findall(r'side-value">(.*?)</p>', side)[0] for side in sides]
    assert values == ["Lisbon", "Porto"]
    assert "met Jonas Weber in Lisbon on 3 March 2026.</a>" in sides[0]
    assert "held talks in Porto on 3 March 2026.</a>" in sides[1]
    assert "one article says so" in sides[0]
    assert "They disagree about the place." in page


def test_one_property_only(client: FlaskClient) -> None:
    assert "Lisbon" in client.get("/disagreements?property=place").text
    page = client.get("/disagreements?property=start").text
    assert "No two reports contradict each other about this." in page
    assert "Lisbon" not in page


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ("property=weather", 400, "weather"),
        ("_page=2", 404, "There is no page 2 of disagreements; the last is page 1."),
        ("_page=" + 30 * "9", 404, "of disagreements; the last is page 1."),
    ],
)
def test_what_there_is_not(client: FlaskClient, query: str, status: int, message: str) -> None:
    answer = client.get(f"/disagreements?{query}")
    assert answer.status_code == status
    assert message in answer.text


def test_without_a_graph() -> None:
    client = create_app({"STORE": "/nowhere/at/all"}).test_client()
    assert "No articles yet" in client.get("/disagreements").text
    with open_store("memory:") as empty:
        page = create_app({"STORE": empty}).test_client().get("/disagreements").text
    assert "No two reports contradict each other." in page
