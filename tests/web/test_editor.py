from __future__ import annotations

import html
import re

from flask.testing import FlaskClient

from kg.graph.store import Store
from kg.web.editor import MOST_IRIS

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def _named(client: FlaskClient, store: Store, name: str) -> str:
    rows = store.query(f'SELECT ?x {{ ?x rdfs:label "{name}" ; a schema:Person }}').rows
    return str(rows[0][0])


def test_completion_is_our_vocabulary(client: FlaskClient) -> None:
    terms = client.get("/sparql/completion.json").json
    assert terms is not None
    meeting = next(each for each in terms if each["term"] == "kg:Meeting")
    assert (meeting["kind"], meeting["label"]) == ("class", "meeting")
    assert {each["term"] for each in terms} >= {"schema:Person", "sem:hasActor", "rdfs:label"}


def test_names_of_iris(client: FlaskClient, store: Store) -> None:
    ana = _named(client, store, "Ana Prado")
    asked = [ana, "https://schema.org/Place", "https://elsewhere.example/x", "not an IRI"]
    answer = client.post("/sparql/names", json=asked)
    assert answer.json == {
        ana: {"text": "Ana Prado", "href": ana.replace("https://newskg.example/id/", "/doc/")},
        "https://schema.org/Place": {
            "text": "schema:Place",
            "href": "https://schema.org/Place",
        },
        "https://elsewhere.example/x": {
            "text": "https://elsewhere.example/x",
            "href": "https://elsewhere.example/x",
        },
    }


def test_names_are_asked_for_with_a_list(client: FlaskClient) -> None:
    for body in ({"iri": "x"}, [1], None):
        answer = client.post("/sparql/names", json=body)
        assert answer.status_code == 400
        assert answer.json == {
            "error": "the names of IRIs are asked for with a list of them, as JSON",
            "status": 400,
        }
    many = client.post("/sparql/names", json=["urn:x"] * (MOST_IRIS + 1))
    assert many.status_code == 400
    assert "5,001 IRIs; ask for the names of at most 5,000 at once" in many.text


def test_example_as_a_page_and_as_text(client: FlaskClient) -> None:
    page = client.get("/sparql/examples/who-met-whom", headers=BROWSER)
    shown = re.search(r'<textarea class="code"[^>]*>(.*?)</textarea>', page.text, re.DOTALL)
    assert shown is not None
    text = client.get("/sparql/examples/who-met-whom.rq")
    assert text.content_type == "application/sparql-query; charset=utf-8"
    assert html.unescape(shown[1]) == text.text
    assert text.text.startswith("# Who met whom, when and where\n")
    missing = client.get("/sparql/examples/nonsense", headers=BROWSER)
    assert missing.status_code == 404
    assert "There is no question &#39;nonsense&#39;." in missing.text


def test_page_offers_the_catalogue(client: FlaskClient) -> None:
    page = client.get("/sparql", headers=BROWSER).text
    assert '<a href="/sparql/examples/who-met-whom">Who met whom, when and where</a>' in page
    assert "data-opened" not in page
    assert "data-opened" in client.get("/sparql?query=ASK{}", headers=BROWSER).text


def test_rows_on_the_page_carry_names(client: FlaskClient, store: Store) -> None:
    query = "SELECT * { ?who a ?kind ; rdfs:label 'Ana Prado' FILTER(?kind = schema:Person) }"
    page = client.get("/sparql", query_string={"query": query}, headers=BROWSER).text
    ana = _named(client, store, "Ana Prado")
    path = ana.removeprefix("https://newskg.example/id/")
    assert f'<td title="{ana}"><a href="/doc/{path}">Ana Prado</a></td>' in page
    assert ">schema:Person</a>" in page
