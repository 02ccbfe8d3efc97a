from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.store import Store, open_store
from kg.web import create_app


@pytest.fixture(scope="module")
def page(client: FlaskClient, store: Store) -> str:
    found = store.query("SELECT ?m WHERE { ?m a kg:Meeting ; kg:reportCount 2 }").rows
    path = str(found[0][0]).removeprefix(f"{store.iris.base}id/")
    return html.unescape(client.get(f"/doc/{path}").text)


def test_every_report_has_a_card_with_its_sentence(page: str) -> None:
    cards = re.findall(r'<li class="card.*?</li>', page, re.DOTALL)
    assert len(cards) == 2
    assert "Foreign Minister Ana Prado met Jonas Weber in Lisbon on 3 March 2026." in cards[0]
    assert "Ana Prado and Jonas Weber held talks in Porto on 3 March 2026." in cards[1]
    assert "others say Porto" in cards[0]
    assert "others say Lisbon" in cards[1]


def test_agreement_and_contradiction_are_words(page: str) -> None:
    rows = re.findall(r'<th scope="row">(\w+)</th>.*?verdict-(\w+)">(.*?)<', page, re.DOTALL)
    assert rows == [
        ("Date", "agree", "All agree"),
        ("Place", "disagree", "They contradict each other"),
        ("Status", "agree", "All agree"),
        ("Kind", "agree", "All agree"),
    ]
    assert "Lisbon against Porto" in page


def test_it_tells_why_the_reports_are_one(page: str) -> None:
    assert "The same people on the same day." in page


def test_thing_that_only_claims_to_be_a_meeting_has_the_page_of_linked_data(store: Store) -> None:
    iri = NamedNode(f"{store.iris.base}id/thing/imported")
    graph = NamedNode(f"{store.iris.base}graph/import/x.ttl")
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for name in ("https://newskg.example/ontology#Meeting", "https://schema.org/Claim"):
        with open_store("memory:") as other:
            other.write(
                insert=[
                    Quad(iri, kind, NamedNode(name), graph),
                    Quad(iri, label, Literal("From elsewhere"), graph),
                ]
            )
            answer = create_app({"STORE": other}).test_client().get("/doc/thing/imported")
        assert answer.status_code == 200
        assert "<h1>From elsewhere</h1>" in answer.text
