from __future__ import annotations

import contextlib
import threading
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from kg.graph.limits import Limits
from kg.graph.store import Store
from kg.web import create_app
from kg.web.site import EXTENSION
from kg.web.turnstile import AT_ONCE
from tests.processes import comes_true
from tests.web.asking import JSON, NAMES, get, names

QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_query_by_get_and_both_posts(client: FlaskClient) -> None:
    by_get = client.get(f"/sparql?{urlencode({'query': NAMES})}")
    by_form = client.post("/sparql", data={"query": NAMES})
    by_body = client.post("/sparql", data=NAMES.encode(), content_type=f"{QUERY}; charset=UTF-8")
    for answer in (by_get, by_form, by_body):
        assert answer.content_type == f"{JSON}; charset=utf-8"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert names(answer.json) == ["=Mallory", "Ana Prado", "Jonas Weber"]


def test_dataset_of_the_request(client: FlaskClient) -> None:
    count = "SELECT (COUNT(*) AS ?name) WHERE { ?x a schema:Person }"
    graph = "https://newskg.example/graph/ingestion"
    asked = urlencode({"query": count, "default-graph-uri": graph})
    assert names(client.get(f"/sparql?{asked}").json) == ["0"]
    posted = client.post(
        f"/sparql?{urlencode({'default-graph-uri': graph})}", data=count, content_type=QUERY
    )
    assert names(posted.json) == ["0"]


def test_graph_that_the_store_does_not_have(client: FlaskClient) -> None:
    graph = "file:///etc/passwd"
    warning = (
        f"<{graph}>: the store has no graph of this name and nothing is fetched, so that it counts"
        " as empty; choose among: SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    )
    stated = urlencode({"query": NAMES.replace("WHERE", f"FROM <{graph}> WHERE")})
    chosen = urlencode({"query": NAMES, "default-graph-uri": graph})
    for asked in (stated, chosen):
        answer = client.get(f"/sparql?{asked}")
        assert names(answer.json) == []
        assert answer.headers.getlist("Newskg-Warning") == [warning]
    answer = client.get(f"/sparql?{urlencode({'query': NAMES, 'named-graph-uri': 'no IRI'})}")
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"] == "'no IRI': no name of a graph; write an absolute IRI"


def test_head_is_get_without_the_document(client: FlaskClient) -> None:
    for path in ("/sparql", f"/sparql?{urlencode({'query': NAMES})}", "/sparql?query=SELECT"):
        whole, head = client.get(path), client.head(path)
        assert (head.status_code, head.data) == (whole.status_code, b"")
        for name in ("Content-Type", "Content-Length", "Vary", "Access-Control-Allow-Origin"):
            assert head.headers[name] == whole.headers[name]


def test_a_slash_at_the_end_of_the_address(client: FlaskClient) -> None:
    assert names(client.get(f"/sparql/?{urlencode({'query': NAMES})}").json)[0] == "=Mallory"


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
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, POST, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"] == "Accept, Content-Type"
    for path in ("/sparql?query=SELECT", "/sparql?update=CLEAR+ALL"):
        refused = client.get(path)
        assert refused.status_code in (400, 403)
        # They may read why not, too.
        assert refused.headers["Access-Control-Allow-Origin"] == "*"


def test_parameters_are_utf_8(client: FlaskClient) -> None:
    bad = "query=ASK%20%7B%7D%23%FF"
    assert client.get(f"/sparql?{bad}").status_code == 400
    assert client.post("/sparql", data=bad, content_type=FORM).status_code == 400


def test_a_form_s_dataset_may_stand_in_the_address(client: FlaskClient) -> None:
    graph = urlencode({"default-graph-uri": "https://newskg.example/graph/ingestion"})
    assert names(client.post(f"/sparql?{graph}", data={"query": NAMES}).json) == []
    two = client.post(f"/sparql?{urlencode({'query': NAMES})}", data={"query": NAMES})
    assert two.status_code == 400


def test_a_query_that_takes_too_long_is_stopped(store: Store) -> None:
    client = create_app({"STORE": store, "LIMITS": Limits(seconds=0.5)}).test_client()
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    status, text = get(client, endless)
    assert status == 422
    assert "stopped after 0.5 seconds; ask for less" in text


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
    # What a person follows a link to is harmless in a spreadsheet; a program gets it exactly.
    assert as_csv.text == "name\r\n'=Mallory\r\nAna Prado\r\nJonas Weber\r\n"
    exact = client.get(f"/sparql?{urlencode({'query': NAMES})}", headers={"Accept": "text/csv"})
    assert exact.text == "name\r\n=Mallory\r\nAna Prado\r\nJonas Weber\r\n"
    as_tsv = client.get(f"/sparql?{urlencode({'query': NAMES, 'format': 'tsv'})}", headers=BROWSER)
    assert as_tsv.text == '?name\n"\'=Mallory"\n"Ana Prado"\n"Jonas Weber"\n'
    for form in ({}, {"format": "tsv"}):
        exact = client.get(
            f"/sparql?{urlencode({'query': NAMES, **form})}",
            headers={"Accept": "text/tab-separated-values"},
        )
        assert exact.text == '?name\n"=Mallory"\n"Ana Prado"\n"Jonas Weber"\n'


def test_only_text_that_begins_a_formula_changes_in_tsv(client: FlaskClient) -> None:
    query = r"""SELECT * { VALUES (?a ?b ?c) {
      ("@SUM(A1)"@en -5 "-5") ("a\"\t\"=1" UNDEF "a=b") (<https://x.example/=a> true "-x")
    } }"""
    answer = client.get("/sparql", query_string={"query": query, "format": "tsv"})
    assert answer.text.splitlines() == [
        "?a\t?b\t?c",
        '"\'@SUM(A1)"@en\t-5\t"-5"',
        r'"a\"\t\"=1"' + '\t\t"a=b"',
        '<https://x.example/=a>\ttrue\t"\'-x"',
    ]


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
