"""What holds for all pages: headers, errors, the start page, a store that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.graph.store import Store, open_store
from kg.web import create_app

PAGES = (
    "/",
    "/api",
    "/questions/",
    "/questions/who-met-whom",
    "/ask",
    "/articles/",
    "/nothing-here",
)


@pytest.mark.parametrize(
    "path", [*PAGES, "/static/built/site-style.css", "/healthz", "/openapi.json"]
)
def test_every_response_is_protected(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    # Programs of other sites may read how the server is called, and nothing else of these.
    allowed = "*" if path == "/openapi.json" else None
    assert headers.get("Access-Control-Allow-Origin") == allowed
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if allowed else "same-origin")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/questions/who-met-whom.json?persn=x", 400),
        ("/questions/nosuch.json", 404),
        ("/ask.json", 400),
    ],
)
def test_programs_of_other_sites_may_read_what_is_wrong(
    client: FlaskClient, path: str, status: int
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (status, "*")
    assert answer.json
    assert answer.json["error"]
    # What changes something is no other site's business.
    assert "Access-Control-Allow-Origin" not in client.post("/api/articles").headers


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_what_the_policy_forbids(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    tags = "".join(re.findall(r"<[^>]*>", page))
    assert not re.findall(r"<style|<script>|\sstyle=|\son\w+=|(?:src|href)=\"(?:https?:)?//", tags)
    assert page.count("<h1") == 1


def test_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_start_page_says_what_the_graph_covers(client: FlaskClient) -> None:
    page = client.get("/").text
    counts = re.findall(r"<dt>(.*?)</dt><dd>([\d,]+)</dd>", page)
    assert counts == [
        ("articles", "3"),
        ("people", "3"),
        ("organization", "1"),
        ("places", "3"),
        ("meetings", "3"),
        ("claim", "1"),
    ]
    assert '<time datetime="2026-03-04">4 March 2026</time>' in page
    assert '<time datetime="2026-03-06">6 March 2026</time>' in page
    assert "Ana+Prado" in page


def test_errors_in_words_or_as_json(client: FlaskClient) -> None:
    page = client.get("/nothing-here")
    assert page.status_code == 404
    assert "<h1>There is nothing at this address</h1>" in page.text
    data = client.get("/nothing-here.json")
    assert (data.status_code, data.json) == (
        404,
        {
            "error": "The address may be mistyped, or the article may have been removed.",
            "status": 404,
        },
    )
    asked = client.get("/nothing-here", headers={"Accept": "application/json"})
    assert asked.content_type == "application/json"
    assert client.post("/").status_code == 405
    assert "GET" in client.post("/").headers["Allow"]


def test_fault_of_our_own_shows_no_traceback(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app({"STORE": store})

    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("kg.web.articles.listed_articles", fail)
    answer = app.test_client().get("/articles/")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.text
    assert "secret detail" not in answer.text


def test_store_that_is_not_there(tmp_path: Path) -> None:
    client = create_app({"STORE": str(tmp_path / "none")}).test_client()
    start = client.get("/")
    assert start.status_code == 200
    assert "No articles yet" in start.text
    assert "kg build FOLDER" in start.text
    assert "No articles yet" in client.get("/articles/").text
    health = client.get("/healthz")
    assert health.status_code == 503
    assert health.json is not None
    assert health.json["status"] == "unavailable"
    assert client.get("/questions/who-met-whom").status_code == 503
    assert client.get("/questions/who-met-whom.json").status_code == 503


def test_store_that_is_empty() -> None:
    with open_store("memory:") as empty:
        client = create_app({"STORE": empty}).test_client()
        assert "No articles yet" in client.get("/").text
        health = client.get("/healthz").json
        assert health is not None
        assert (health["status"], health["articles"]) == ("ok", 0)


def test_store_that_appears_is_used_at_the_next_request(tmp_path: Path) -> None:
    location = tmp_path / "store"
    client = create_app({"STORE": str(location)}).test_client()
    assert client.get("/healthz").status_code == 503
    open_store(str(location), create=True).close()
    assert client.get("/healthz").status_code == 200


def test_health(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert answer.json is not None
    assert (answer.status_code, answer.json["status"], answer.json["articles"]) == (200, "ok", 3)


@pytest.mark.parametrize("path", ["/", "/questions", "/healthz", "/nothing-here", "/id/x"])
@pytest.mark.parametrize("host", ["x" * 3000, "a b", 'a"><script>', "", "host:port", "[::1"])
def test_host_that_is_no_address_is_refused_in_words(
    client: FlaskClient, path: str, host: str
) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"] == (
        f"Host: {host[:80]!r} is not an address; send that of this server, such as 127.0.0.1:5000"
    )
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Location" not in answer.headers


@pytest.mark.parametrize("host", ["newskg.example", "localhost:5000", "[::1]:5000", "10.0.0.1"])
def test_any_address_may_be_that_of_the_server(client: FlaskClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:5000", 200),
        ("LOCALHOST", 200),
        ("news.localhost:5000", 200),
        ("127.0.0.1:5000", 200),
        ("[::1]:5000", 200),
        ("10.1.2.3", 200),
        ("kg.example:8080", 200),
        ("a.desk.example", 200),
        ("desk.example", 200),
        ("evil.example:5000", 421),
        ("kg.example.evil.example", 421),
        ("notdesk.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("[zz]:5000", 400),
    ],
)
def test_only_its_own_names_are_answered_where_they_are_known(
    store: Store, host: str, status: int
) -> None:
    app = create_app({"STORE": store, "HOSTS": ("kg.example", ".desk.example")})
    for path in ("/healthz", "/sparql?query=ASK%7B%7D", "/feed.atom", "/nothing"):
        answer = app.test_client().get(path, headers={"Host": host})
        expected = 404 if status == 200 and path == "/nothing" else status
        assert answer.status_code == expected, path
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_foreign_name_is_refused_with_the_remedy(store: Store) -> None:
    app = create_app({"STORE": store, "HOSTS": ()})
    answer = app.test_client().get("/", headers={"Host": "evil.example:5000"})
    assert answer.get_json() == {
        "error": "This server does not go by the name 'evil.example'. Whoever runs it can allow it"
        " with kg serve --trusted-host evil.example.",
        "status": 421,
    }


def test_server_redirects_without_repeating_the_host(client: FlaskClient) -> None:
    answer = client.get("/questions?a=b", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer.headers["Location"]) == (308, "/questions/?a=b")


@pytest.mark.parametrize(
    ("method", "path", "can"),
    [
        ("DELETE", "/healthz", "GET, HEAD, OPTIONS"),
        ("PUT", "/sparql", "GET, HEAD, OPTIONS, POST"),
        ("POST", "/feed.atom", "GET, HEAD, OPTIONS"),
    ],
)
def test_method_that_is_not_taken_is_named_with_those_that_are(
    client: FlaskClient, method: str, path: str, can: str
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == 405
    assert answer.json is not None
    assert answer.json["error"] == f"{method}: this address does not take it; it takes {can}."
    assert sorted(answer.allow) == can.split(", ")
