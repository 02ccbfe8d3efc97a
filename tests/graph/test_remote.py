"""What a server does wrong is said in words, and never taken for an answer.

What it does right is tested in test_store.py, beside the other kinds of store.
"""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable

import pytest

from kg.errors import LimitError, QueryError, StoreError
from kg.graph import sending
from kg.graph.limits import Limits
from kg.graph.remote import RemoteStore
from kg.graph.store import open_store
from kg.records import Extraction
from tests.graph.runaway import RUNAWAY
from tests.graph.servers import EMPTY, FALSE, JSON, Server


@pytest.fixture
def remote(server: Server) -> RemoteStore:
    store = open_store(server.address)
    assert isinstance(store, RemoteStore)
    server.requests.clear()
    return store


def failure(action: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        action()
    return str(caught.value)


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (400, "the server takes no such request"),
        (401, "set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this"),
        (403, "set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this"),
        (404, "name the address of its SPARQL endpoint"),
        (500, "look at the server's log"),
        (503, "it is busy or starting; repeat the command later"),
    ],
)
def test_an_error_of_the_server(
    server: Server, remote: RemoteStore, status: int, remedy: str
) -> None:
    server.status, server.body = status, "  no\n luck "
    message = failure(lambda: remote.query("ASK {}"))
    assert message.startswith(f"{server.address}: the server answered {status}")
    assert message.endswith(f"(no luck); {remedy}")
    assert failure(lambda: open_store(server.address)).endswith(remedy)


def test_a_page_instead_of_an_answer(server: Server, remote: RemoteStore) -> None:
    server.headers, server.body = {"Content-Type": "text/html"}, "<h1>Welcome</h1>"
    assert failure(lambda: remote.query("ASK {}")) == (
        f"{server.address}: the server answered text/html instead of JSON (<h1>Welcome</h1>); name"
        " the address of its SPARQL endpoint"
    )


def test_a_part_of_an_answer(server: Server, remote: RemoteStore) -> None:
    server.headers = {**JSON, "X-SQL-State": "S1TAT"}
    assert failure(lambda: remote.query("SELECT * { ?s ?p ?o }")) == (
        f"{server.address}: the server stopped early and sent a part of the answer (S1TAT); ask for"
        " less, or raise the server's limit"
    )


@pytest.mark.parametrize(
    "body",
    [
        "",
        '{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "a:b"}}',
        "[1, 2",
        '{"head": {}}',
        "null",
    ],
)
@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "ASK {}"])
def test_half_an_answer(server: Server, remote: RemoteStore, body: str, query: str) -> None:
    server.body = body
    assert "the server's answer is incomplete" in failure(lambda: remote.query(query))


def test_half_a_graph(server: Server, remote: RemoteStore) -> None:
    server.headers = {"Content-Type": "application/ld+json"}
    server.body = '[{"@id": "http://x/s", "http://x/p": [{"@value": "v"}]}'
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    assert "the server's answer is incomplete" in failure(lambda: remote.query(query))


def test_an_answer_that_breaks_off(server: Server, remote: RemoteStore) -> None:
    server.body, server.length = FALSE, 1000
    assert "cannot be reached or broke off" in failure(lambda: remote.query("ASK {}"))


def test_rows_in_answer_to_ask(server: Server, remote: RemoteStore) -> None:
    server.body = EMPTY
    assert "rows in answer to ASK" in failure(lambda: remote.has_graph("http://x/g"))
    server.body = FALSE
    assert "no rows in answer to SELECT" in failure(remote.graphs)


def test_truth_values_are_written_one_way(server: Server, remote: RemoteStore) -> None:
    datatype = "http://www.w3.org/2001/XMLSchema#boolean"
    rows = [
        {"x": {"type": "literal", "value": value, "datatype": datatype}}
        for value in ("1", "0", "true", "false", "perhaps")
    ]
    server.body = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": rows}})
    found = remote.query("SELECT ?x WHERE { ?s ?p ?x }").rows
    assert [str(term) for (term,) in found] == ["true", "false", "true", "false", "perhaps"]


def test_silence(server: Server, remote: RemoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 1)
    server.wait = threading.Event()
    message = failure(lambda: remote.query("ASK {}"))
    server.wait.set()
    assert message == (
        f"{server.address}: no answer within 1 seconds; ask for less, or look at the server's load"
    )


LATE = (
    "{address}: stopped after 0.5 seconds; ask for less, or raise the limit (--timeout, or seconds"
    " under sparql in kg.yaml); the server may still be working on it"
)


def test_silence_and_a_limit(server: Server, remote: RemoteStore) -> None:
    server.wait = threading.Event()
    began = time.monotonic()
    with pytest.raises(LimitError) as caught:
        remote.query("ASK {}", limits=Limits(seconds=0.5))
    assert time.monotonic() - began < 1
    server.wait.set()
    assert str(caught.value) == LATE.format(address=server.address)


def test_a_slow_answer_and_a_limit(server: Server, remote: RemoteStore) -> None:
    server.body, server.pace = EMPTY + " " * 200, 0.05
    began = time.monotonic()
    with pytest.raises(LimitError) as caught:
        remote.query("SELECT * { ?s ?p ?o }", limits=Limits(seconds=0.5))
    assert time.monotonic() - began < 1
    assert str(caught.value) == LATE.format(address=server.address)


def test_a_large_answer_and_a_limit(server: Server, remote: RemoteStore) -> None:
    server.body = EMPTY + " " * 2_100_000
    query = "SELECT * { ?s ?p ?o }"
    assert len(remote.query(query)) == 0
    with pytest.raises(LimitError, match="needs more than 16 MB of memory"):
        remote.query(query, limits=Limits(megabytes=16))


def test_an_answer_that_breaks_off_under_a_limit(server: Server, remote: RemoteStore) -> None:
    server.body, server.length = FALSE, 1000
    message = failure(lambda: remote.query("ASK {}", limits=Limits()))
    assert "cannot be reached or broke off" in message


def test_virtuoso_is_asked_to_stop(server: Server, remote: RemoteStore) -> None:
    remote.query("ASK {}", limits=Limits(seconds=2.5))
    assert "timeout" not in server.requests[-1][1]
    server.headers = {**JSON, "Server": "Virtuoso/07.20"}
    remote.query("ASK {}")
    assert "timeout" not in server.requests[-1][1]
    remote.query("ASK {}", limits=Limits(seconds=2.5))
    assert server.requests[-1][1]["timeout"] == ["2500"]
    server.headers["X-SQL-State"] = "S1TAT"
    with pytest.raises(LimitError, match=r"^stopped after 2\.5 seconds; ask for less"):
        remote.query("ASK {}", limits=Limits(seconds=2.5))


def test_checking_a_query_has_limits_too(server: Server, remote: RemoteStore) -> None:
    """Oxigraph looks for mistakes; some queries keep it busy even where there is no data."""
    began = time.monotonic()
    assert remote.query(RUNAWAY["ask"], limits=Limits(seconds=2)).boolean is False
    assert time.monotonic() - began < 2
    with pytest.raises(QueryError, match=r"^line 1, column 8: "):
        remote.query("ASK { ?", limits=Limits())


def test_nobody_there(server: Server) -> None:
    address = "http://127.0.0.1:9/query"
    message = failure(lambda: open_store(address))
    assert message.startswith(f"{address}: no server answers there (")
    assert message.endswith("start it, or correct the address")


def test_a_default_graph_that_is_no_union(server: Server) -> None:
    answers = {"GRAPH": "true", "ASK { ?s": "false"}

    class Odd(RemoteStore):
        def _ask(self, query: str) -> bool:
            return next(said for sign, said in answers.items() if sign in query) == "true"

    message = failure(lambda: Odd(server.address, open_store("memory:").iris, writable=True))
    assert message.startswith(f"{server.address}: the server's default graph is not the union")


def test_requests(server: Server, monkeypatch: pytest.MonkeyPatch, extraction: Extraction) -> None:
    monkeypatch.setenv("NEWSKG_STORE_USER", "ana")
    monkeypatch.setenv("NEWSKG_STORE_PASSWORD", "geheim")
    store = open_store(server.address)
    server.requests.clear()
    store.query("# all\nSELECT ?s { ?s rdfs:label ?o }")
    path, form, authorization = server.requests[-1]
    assert path == "/query"
    assert form == {
        "query": [
            "BASE <https://newskg.example/>"
            " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
            " # all\nSELECT ?s { ?s rdfs:label ?o }"
        ],
        "union-default-graph": ["true"],
    }
    assert authorization == "Basic " + base64.b64encode(b"ana:geheim").decode()
    store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
    path, form, authorization = server.requests[-1]
    assert path == "/update?"
    assert form["update"][0].startswith("INSERT DATA {GRAPH <https://newskg.example/graph/")
    assert authorization == "Basic " + base64.b64encode(b"ana:geheim").decode()


def test_an_update_that_the_server_refuses(
    server: Server, remote: RemoteStore, extraction: Extraction
) -> None:
    original = remote._server.update

    def refuse(text: str, **more: bool) -> None:
        server.status = 401
        original(text, **more)

    remote._server.update = refuse  # type: ignore[method-assign]
    message = failure(
        lambda: remote.put_article(
            extraction, source="/a", ingested="2026-02-01", reader_version="1"
        )
    )
    assert message.startswith(
        f"{server.address.replace('/query', '/update')}: the server answered 401"
    )
