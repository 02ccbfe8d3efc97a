from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from kg.web import create_app


def offers(client: FlaskClient, text: str) -> list[tuple[str, str]]:
    found = client.get("/ask/offers.json", query_string={"q": text}).json
    assert isinstance(found, list)
    return [(each["text"], each["kind"]) for each in found]


def test_name_completes_a_question(client: FlaskClient) -> None:
    assert offers(client, "who met jon") == [
        ("Who met Jonas Weber?", "question"),
        ("Who met Jonas Weber most often?", "question"),
        ("who met Jonas Weber", "person"),
    ]


def test_surname_is_the_beginning_of_a_name(client: FlaskClient) -> None:
    assert ("Jonas Weber", "person") in offers(client, "web")


def test_question_goes_on_behind_a_name(client: FlaskClient) -> None:
    found = offers(client, "who did ana prado meet mo")
    assert found == [("Who did Ana Prado meet most often?", "question")]


def test_place_completes_questions_that_take_places(client: FlaskClient) -> None:
    found = offers(client, "meetings in lis")
    assert found[0] == ("Meetings in Lisbon", "question")
    assert ("meetings in Lisbon", "place") in found


def test_beginning_of_a_question_without_blanks(client: FlaskClient) -> None:
    assert ("Timeline", "question") in offers(client, "timel")


def test_question_leads_to_its_answer_and_name_to_its_page(client: FlaskClient) -> None:
    found = client.get("/ask/offers.json?q=who+met+jon").json
    assert found is not None
    assert "Ana Prado" in client.get(found[0]["href"]).text
    assert found[2]["href"] is None
    alone = client.get("/ask/offers.json?q=jonas").json
    assert alone is not None
    assert "<h1>Jonas Weber</h1>" in client.get(alone[0]["href"]).text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "zzz",
        "?!",
        "x" * 5000,
        "\ud800".encode("utf-8", "replace").decode(),
        "a" * 100 + " b" * 40,
    ],
)
def test_what_offers_nothing(client: FlaskClient, text: str) -> None:
    assert offers(client, text) == []


def test_without_a_graph_nothing_is_offered() -> None:
    client = create_app({"STORE": "/nowhere/at/all"}).test_client()
    assert offers(client, "who") == []
