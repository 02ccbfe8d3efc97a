from __future__ import annotations

import contextlib
import threading
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, Literal, URIRef

from kg.graph.limits import Limits
from kg.graph.store import Store
from kg.web import create_app
from kg.web.description import SD, VOID
from kg.web.site import EXTENSION
from kg.web.turnstile import AT_ONCE
from tests.processes import comes_true

NAMES = "SELECT ?name WHERE { ?x a schema:Person ; rdfs:label ?name } ORDER BY ?name"
JSON = "application/sparql-results+json"
QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def names(answer: object) -> list[str]:
    return [row["name"]["value"] for row in answer["results"]["bindings"]]  # type: ignore[index]


def get(client: FlaskClient, query: str, accept: str = JSON) -> tuple[int, str]:
    answer = client.get(f"/sparql?{urlencode({'query': query})}", headers={"Accept": accept})
    return answer.status_code, answer.text


def test_query_by_get_and_both_posts(client: FlaskClient) -> None:
    by_get = client.get(f"/sparql?{urlencode({'query': NAMES})}")
    by_form = client.post("/sparql", data={"query": NAMES})
    by_body = client.post("/sparql", data=NAMES.encode(), content_type=f"{QUERY}; charset=UTF-8")
    for answer in (by_get, by_form, by_body):
        assert answer.content_type == f"{JSON}; charset=utf-8"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert names(answer.json) == ["=Mallory", "Ana Prado", "Jonas Weber"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv", "name\r\n=Mallory\r\nAna Prado\r\nJonas Weber\r\n"),
        ("text/tab-separated-values", '?name\n"=Mallory"\n"Ana Prado"\n"Jonas Weber"\n'),
    ],
)
def test_tables(client: FlaskClient, accept: str, expected: str) -> None:
    assert get(client, NAMES, accept) == (200, expected)


def test_xml(client: FlaskClient) -> None:
    _, text = get(client, NAMES, "application/sparql-results+xml")
    assert '<sparql xmlns="http://www.w3.org/2005/sparql-results#"' in text.replace(" :xmlns", "")
    assert "Jonas Weber" in text


def test_ask(client: FlaskClient) -> None:
    answer = client.get(f"/sparql?{urlencode({'query': 'ASK { ?x kg:met ?y }'})}")
    assert answer.json is not None
    assert answer.json["boolean"] is True
    assert get(client, "ASK {}", "text/csv")[0] == 406


def test_construct_is_turtle_unless_asked_otherwise(client: FlaskClient) -> None:
    query = "CONSTRUCT { ?x rdfs:label ?name } WHERE { ?x a schema:Person ; rdfs:label ?name }"
    for accept, form in (("*/*", "turtle"), ("application/n-triples", "nt")):
        _, text = get(client, query, accept)
        assert len(Graph().parse(data=text, format=form)) == 3


def test_dataset_of_the_request(client: FlaskClient) -> None:
    count = "SELECT (COUNT(*) AS ?name) WHERE { ?x a schema:Person }"
    graph = "https://newskg.example/graph/ingestion"
    asked = urlencode({"query": count, "default-graph-uri": graph})
    assert names(client.get(f"/sparql?{asked}").json) == ["0"]
    posted = client.post(
        f"/sparql?{urlencode({'default-graph-uri': graph})}", data=count, content_type=QUERY
    )
    assert names(posted.json) == ["0"]


def test_without_query_the_service_describes_itself(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/sparql").data, format="turtle")
    service = URIRef("http://localhost/sparql")
    assert (service, RDF.type, SD.Service) in graph
    assert (service, SD.endpoint, service) in graph
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert (service, SD.feature, SD.UnionDefaultGraph) in graph
    assert (service, SD.feature, SD.BasicFederatedQuery) not in graph
    assert list(graph.objects(None, VOID.documents)) == [Literal(3)]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT", "line 1"),
        ("", "the query is empty"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "updates are refused"),
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <http://a.example/> { SERVICE <http://a.example/> {} }", "SERVICE"),
    ],
)
def test_query_that_cannot_be_answered(client: FlaskClient, query: str, reason: str) -> None:
    status, text = get(client, query)
    assert status == 400
    assert reason in text


def test_requests_that_the_protocol_does_not_allow(client: FlaskClient) -> None:
    two = urlencode([("query", NAMES), ("query", NAMES)])
    assert client.get(f"/sparql?{two}").status_code == 400
    assert client.post("/sparql", data="", content_type=FORM).status_code == 400
    assert client.post("/sparql", data="query=x", content_type="text/plain").status_code == 415
    assert client.post("/sparql", data=b"\xff", content_type=QUERY).status_code == 400
    utf16 = f"{QUERY}; charset=utf-16"
    assert (
        client.post("/sparql", data=NAMES.encode("utf-16"), content_type=utf16).status_code == 415
    )
    assert client.put("/sparql", data=NAMES, content_type=QUERY).status_code == 405
    assert client.get("/sparql?update=CLEAR+ALL").status_code == 403
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    update = client.post("/sparql", data="CLEAR ALL", content_type="application/sparql-update")
    assert update.status_code == 403
    assert update.json is not None
    assert update.json["error"] == (
        "This endpoint answers queries only; change the graph with kg build, kg remove or kg "
        "import."
    )
    assert client.post("/sparql", data="x" * 1_000_001, content_type=QUERY).status_code == 413


def test_other_sites_may_ask(client: FlaskClient) -> None:
    answer = client.options("/sparql")
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_browser_gets_a_page(client: FlaskClient) -> None:
    page = client.get("/sparql", headers=BROWSER)
    assert '<textarea class="code"' in page.text
    assert "Accept" in page.vary
    found = client.get(f"/sparql?{urlencode({'query': NAMES})}", headers=BROWSER)
    assert "<td>Ana Prado</td>" in found.text
    assert "3 rows" in found.text
    wrong = client.get("/sparql?query=%3Cscript%3E", headers=BROWSER)
    assert wrong.status_code == 400
    assert "&lt;script&gt;" in wrong.text
    as_csv = client.get(f"/sparql?{urlencode({'query': NAMES, 'format': 'csv'})}", headers=BROWSER)
    assert as_csv.content_type == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (f"SELECT * {{{3000 * '{'}{3000 * '}'}}}", "nested more than 50 deep"),
        (f"SELECT ({50_000 * '1+'}1 AS ?x) {{}}", "more than 2,000 words and signs"),
    ],
)
def test_query_that_would_overflow_the_stack(client: FlaskClient, query: str, reason: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == 400
    assert answer.json is not None
    assert reason in answer.json["error"]


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ('SELECT ("a\\u001B\\uFFFFb" AS ?x) {}', "application/sparql-results+xml"),
        ('CONSTRUCT { <a:a> <a:b> "a\\u001B\\uFFFFb" } {}', "application/rdf+xml"),
    ],
)
def test_xml_holds_no_forbidden_character(client: FlaskClient, query: str, accept: str) -> None:
    status, text = get(client, query, accept)
    assert status == 200
    assert "a\ufffd\ufffdb" in text
    assert "a\ufffd\ufffdb" in "".join(ElementTree.fromstring(text).itertext())


def test_graph_that_rdf_xml_cannot_write(client: FlaskClient) -> None:
    status, text = get(client, "CONSTRUCT { <a:a> <a:1> 1 } {}", "application/rdf+xml")
    assert status == 400
    assert "this graph cannot be written as application/rdf+xml" in text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (<<( <a:a> <a:b> 1 )>> AS ?x) {}",
        'SELECT (STRLANGDIR("x", "en", "ltr") AS ?x) {}',
        "CONSTRUCT { <a:a> <a:b> <<( <a:a> <a:b> 1 )>> } {}",
    ],
)
def test_terms_of_rdf_12_are_not_supported(client: FlaskClient, query: str) -> None:
    status, text = get(client, query, "*/*")
    assert status == 400
    assert "a term of RDF 1.2, which is not supported" in text


def test_a_limit_is_the_query_s_fault_and_readable(store: Store) -> None:
    client = create_app({"STORE": store, "LIMITS": Limits(rows=2)}).test_client()
    status, text = get(client, NAMES)
    assert status == 422
    assert "more than 2 rows; add LIMIT to the query" in text
    page = client.get(f"/sparql?{urlencode({'query': NAMES})}", headers=BROWSER)
    assert page.status_code == 422
    assert "more than 2 rows; add LIMIT to the query" in page.text
    assert get(client, f"{NAMES} LIMIT 2")[0] == 200


def test_unknown_terms_are_pointed_out(client: FlaskClient) -> None:
    query = urlencode({"query": "SELECT * { ?x a schema:Persn, kg:Mééting }"})
    answer = client.get(f"/sparql?{query}")
    assert answer.headers.getlist("Newskg-Warning") == [
        "schema:Persn: not in the graph or its vocabulary; did you mean schema:Person?",
        "kg:M\\xe9\\xe9ting: not in the graph or its vocabulary",
    ]
    assert answer.headers["Access-Control-Expose-Headers"] == "Newskg-Warning, Retry-After"
    page = client.get(f"/sparql?{query}", headers=BROWSER).text
    warning = "schema:Persn: not in the graph or its vocabulary; did you mean schema:Person?"
    assert f"<li>{warning}</li>" in page
    assert page.index(warning) < page.index("0 rows")
    known = client.get(f"/sparql?{urlencode({'query': NAMES})}")
    assert "Newskg-Warning" not in known.headers


def test_who_comes_when_too_many_queries_run_is_sent_away(store: Store) -> None:
    app = create_app({"STORE": store, "LIMITS": Limits(seconds=7)})
    turnstile = app.extensions[EXTENSION].turnstile
    with contextlib.ExitStack() as passing:
        for _ in range(AT_ONCE):
            passing.enter_context(turnstile.passed())
        waiting = [threading.Thread(target=get, args=(app.test_client(), NAMES)) for _ in range(2)]
        for thread in waiting:
            thread.start()
        client = app.test_client()
        assert comes_true(lambda: get(client, NAMES)[0] == 503, 4)
        answer = client.get(f"/sparql?{urlencode({'query': NAMES})}")
        assert answer.headers["Retry-After"] == "8"
        assert answer.json == {
            "error": "3 queries are running, as many as may at a time; send yours again later.",
            "status": 503,
        }
        assert client.get("/healthz").status_code == 200
    for thread in waiting:
        thread.join()
    assert get(app.test_client(), NAMES)[0] == 200
