"""Servers that take no documents, or fail on the way: updates go instead, or it is said why."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.graph import customs, remote_changes, sending
from kg.graph.graph_store import GraphStore
from kg.graph.parts import Most
from kg.graph.sending import Sender
from kg.graph.store import open_store
from tests.graph.servers import JSON, DigestServer, Server, running

GRAPH = NamedNode("https://b.test/g")
PLACE = NamedNode("https://b.test/p")
ROWS = [Quad(GRAPH, NamedNode(f"{PLACE.value}{number}"), PLACE, GRAPH) for number in range(300)]
REMEDY = (
    "name the address of the server's graph store in NEWSKG_STORE_GRAPHS, or unset this variable"
)


def failure(action: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        action()
    return str(caught.value)


@pytest.fixture
def stated(monkeypatch: pytest.MonkeyPatch, server: Server) -> Server:
    """A server whose address is stated to be that of the graph store."""
    monkeypatch.setenv("NEWSKG_STORE_GRAPHS", server.address)
    monkeypatch.setattr(remote_changes, "MOST", Most(120, 1_000_000))
    return server


@pytest.mark.parametrize(
    ("location", "software", "address"),
    [
        ("http://x/query", "Oxigraph/0.5.13", "http://x/store"),
        ("http://x/news/query", "Oxigraph/0.5.13", "http://x/news/store"),
        ("http://x/query", "nginx", None),
        ("http://x/ask", "Oxigraph/0.5.13", None),
        ("http://x/sparql", "Virtuoso/07.20.3229 (Linux)", "http://x/sparql-graph-crud"),
        ("http://x/sparql-auth", "Virtuoso/07.20.3229", "http://x/sparql-graph-crud-auth"),
        ("http://x/sparql/", "Virtuoso/07.20.3229", None),
    ],
)
def test_where_documents_go(location: str, software: str, address: str | None) -> None:
    assert customs.graph_store_address(location, software) == address


@pytest.mark.parametrize("status", [401, 403, 404, 405, 501, None])
def test_updates_go_instead_where_documents_are_refused(
    oxigraph_server: str,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    status: int | None,
) -> None:
    monkeypatch.setattr(customs, "graph_store_address", lambda *_: server.address)
    monkeypatch.setattr(remote_changes, "MOST", Most(120, 1_000_000))
    server.status = status or 200
    server.raw = b"" if status is None else None
    with open_store(oxigraph_server) as store:
        server.requests.clear()
        store.write(insert=ROWS)
        asked = len(server.requests)
        store.write(delete=ROWS[:5], insert=ROWS)
        assert set(store.match()) == set(ROWS)
    assert len(server.requests) == asked


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (401, "set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this"),
        (403, "set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this"),
        (404, REMEDY),
        (405, REMEDY),
        (415, REMEDY),
        (413, "raise the server's limit on the size of a request"),
        (500, "look at the server's log"),
    ],
)
def test_a_stated_address_that_refuses_is_an_error(
    oxigraph_server: str, stated: Server, status: int, remedy: str
) -> None:
    stated.status, stated.body = status, "never"
    with open_store(oxigraph_server) as store:
        message = failure(lambda: store.write(insert=ROWS))
        assert store.count() == 0
    assert message.startswith(f"{stated.address}: the server answered {status} ")
    assert message.endswith(f" (never); {remedy}")


def test_a_page_is_no_confirmation(oxigraph_server: str, stated: Server) -> None:
    stated.headers, stated.body = {"Content-Type": "text/html"}, "<html>Log in"
    with open_store(oxigraph_server) as store:
        message = failure(lambda: store.write(insert=ROWS))
    assert message == (
        f"{stated.address}: the server answered text/html instead of a confirmation (<html>Log in);"
        f" {REMEDY}"
    )


def test_silence(oxigraph_server: str, stated: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(oxigraph_server) as store:
        monkeypatch.setattr(sending, "TIMEOUT", 0.2)
        stated.wait = threading.Event()
        message = failure(lambda: store.write(insert=ROWS))
        stated.wait.set()
    assert message == (
        f"{stated.address}: no answer within 0.2 seconds; whether it made the change is not known:"
        " repeat the command, or look at the server's load"
    )


def test_nobody_there(oxigraph_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_changes, "MOST", Most(120, 1_000_000))
    monkeypatch.setenv("NEWSKG_STORE_GRAPHS", "http://127.0.0.1:9/store")
    with open_store(oxigraph_server) as store:
        message = failure(lambda: store.write(insert=ROWS))
    assert message.startswith("http://127.0.0.1:9/store: no server answers there (")


def test_another_servers_graph_store_is_found_out(oxigraph_server: str, stated: Server) -> None:
    with open_store(oxigraph_server) as store:
        message = failure(lambda: store.write(insert=ROWS))
    assert message == (
        f"{stated.address}: this server took statements that the store does not show; {REMEDY}"
    )


# failures that pass, and who may


def graph_store(server: Server, user: str | None = None) -> GraphStore:
    sender = Sender(user, "geheim", 3.0)
    return GraphStore(sender, server.address, needed=True, ask=lambda _: True)


@pytest.mark.parametrize(
    ("repeatable", "status", "attempts"),
    [(True, None, 2), (True, 502, 2), (True, 503, 2), (False, 503, 2), (False, None, 1)],
)
def test_a_document_is_sent_again_where_that_changes_nothing(
    server: Server, repeatable: bool, status: int | None, attempts: int
) -> None:
    server.first = [status]
    store = graph_store(server)
    if attempts == 2:
        store.add(GRAPH, "", repeatable=repeatable)
    else:
        failure(lambda: store.add(GRAPH, "", repeatable=repeatable))
    assert len(server.requests) == attempts


def test_the_request(server: Server) -> None:
    name = NamedNode("https://b.test/ä?b=c&d#e f".replace(" ", "%20"))
    graph_store(server, "ana").add(name, "", repeatable=True)
    assert server.requests == [
        (
            "/query?graph=https%3A%2F%2Fb.test%2F%C3%A4%3Fb%3Dc%26d%23e%2520f",
            {},
            "Basic YW5hOmdlaGVpbQ==",
        )
    ]


def test_a_digest_is_asked_for_before_much_is_sent_and_again_when_it_has_run_out() -> None:
    came: list[str | None] = []
    handler = type("Handler", (DigestServer,), {"came": came})
    with running(handler) as address:
        store = graph_store(Server(address, headers=dict(JSON)), "ana")
        assert store.offered(GRAPH)
        store.add(GRAPH, "x", repeatable=False)
        handler.nonce = "another"  # type: ignore[attr-defined]
        store.add(GRAPH, "x", repeatable=False)
        store.add(GRAPH, "x", repeatable=False)
        kinds = [str(one).partition(" ")[0] for one in came]
        assert kinds == ["Basic", "Digest", "Digest", "Digest", "Digest", "Digest"]
        assert len({str(one) for one in came}) == len(came)
