"""Servers that fail on the way: what is asked again, and what is said when that does not help."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import LimitError, StoreError
from kg.graph import endpoint, sending, transport
from kg.graph.limits import Limits
from kg.graph.store import open_store
from tests.graph.servers import EMPTY, JSON, DigestServer, Server, running

ROW = Quad(NamedNode("http://x/s"), NamedNode("http://x/p"), Literal("o"), NamedNode("http://x/g"))
BLANK = Quad(BlankNode(), NamedNode("http://x/p"), Literal("o"), NamedNode("http://x/g"))
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
LOOP = b"HTTP/1.1 302 Found\r\nLocation: /query\r\nContent-Length: 0\r\n\r\n"
CHUNK = b"%x\r\n%s\r\n" % (len(EMPTY) - 9, EMPTY[:-9].encode())


def failure(action: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        action()
    return str(caught.value)


# failures that pass


@pytest.mark.parametrize("status", [429, 502, 503, 504, None])
def test_a_query_is_sent_again(server: Server, slept: list[float], status: int | None) -> None:
    with open_store(server.address) as store:
        server.requests.clear()
        server.first = [status, status]
        assert store.query("ASK {}").boolean is False
    assert len(server.requests) == 3
    assert len(slept) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500])
def test_what_would_fail_again_is_not_sent_again(
    server: Server, slept: list[float], status: int
) -> None:
    with open_store(server.address) as store:
        server.requests.clear()
        server.first = [status]
        assert str(status) in failure(lambda: store.query("ASK {}"))
    assert (len(server.requests), slept) == (1, [])


def test_a_server_is_given_the_time_that_it_asks_for(server: Server, slept: list[float]) -> None:
    with open_store(server.address) as store:
        server.headers = {**JSON, "Retry-After": "12"}
        server.first = [503]
        assert store.query("ASK {}").boolean is False
        assert slept == [12]
        server.first = [503]
        server.headers = {**JSON, "Retry-After": "7200"}
        message = failure(lambda: store.query("ASK {}"))
    assert slept == [12]
    assert message == (
        f"{server.address}: the server answered 503 Service Unavailable (not now); it asks to be"
        " left alone until later (Retry-After: 7200)"
    )


def test_patience_ends(server: Server, slept: list[float]) -> None:
    server.status, server.body = 503, "starting"
    message = failure(lambda: open_store(server.address))
    assert message == (
        f"{server.address}: the server answered 503 Service Unavailable (starting); it is busy or"
        " starting; repeat the command later"
    )
    assert 20 < sum(slept) <= 30
    slept.clear()
    failure(lambda: open_store(server.address, read_only=True))
    assert 0 < sum(slept) <= 3


def test_a_server_that_never_answered_is_not_waited_for(slept: list[float]) -> None:
    message = failure(lambda: open_store("http://127.0.0.1:9/query"))
    assert message == (
        "http://127.0.0.1:9/query: no server answers there ([Errno 111] Connection refused);"
        " start it, or correct the address"
    )
    assert slept == []


@pytest.mark.parametrize("status", [429, 502, 503, 504, None])
def test_an_update_without_blank_nodes_is_sent_again(server: Server, status: int | None) -> None:
    with open_store(server.address) as store:
        server.requests.clear()
        server.first = [status]
        store.write(insert=[ROW])
    assert len({form["update"][0] for _, form, _ in server.requests}) == 1
    assert len(server.requests) == 2


@pytest.mark.parametrize(("status", "attempts"), [(503, 2), (429, 2), (502, 1), (None, 1)])
def test_an_update_that_would_double_is_sent_again_only_if_it_has_not_begun(
    server: Server, status: int | None, attempts: int
) -> None:
    with open_store(server.address) as store:
        server.requests.clear()
        server.first = [status]
        if attempts == 2:
            store.write(insert=[BLANK])
        else:
            failure(lambda: store.write(insert=[BLANK]))
    assert len(server.requests) == attempts


def test_an_update_whose_answer_never_comes_is_not_sent_again(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 0.2)
    with open_store(server.address) as store:
        server.requests.clear()
        server.wait = threading.Event()
        message = failure(lambda: store.write(insert=[ROW]))
        server.wait.set()
    assert len(server.requests) == 1
    assert message == (
        f"{server.address.replace('query', 'update')}: no answer within 0.2 seconds; whether it"
        " made the change is not known: repeat the command, or look at the server's load"
    )


def test_limits_hold_over_all_attempts(server: Server) -> None:
    with open_store(server.address) as store:
        server.first = [None]
        server.wait = threading.Event()
        began = time.monotonic()
        with pytest.raises(LimitError, match=r"stopped after 0\.6 seconds"):
            store.query("ASK {}", limits=Limits(seconds=0.6))
        assert time.monotonic() - began < 1
        server.wait.set()


# answers that are none


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "broke off"),
        (HEAD + b"Content-Length: 500\r\n\r\n" + EMPTY.encode(), "broke off"),
        (HEAD + b"\r\n" + EMPTY.encode()[:-9], "the server's answer is incomplete"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK, "broke off"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK[:-30], "broke off"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nmany\r\n", "broke off"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "broke off"),
        (
            LOOP,
            "the server answered 302 Found (no word about why); it sends requests on to /query,"
            " which are not followed: name that",
        ),
        (
            b"HTTP/1.1 308 Permanent Redirect\r\nLocation: https://b.test/\r\n\r\n",
            "it sends requests on to https://b.test/, which are not followed: name that",
        ),
        (
            b"HTTP/1.1 413 Content Too Large\r\n\r\n",
            "raise the server's limit on the size of a request",
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Log in",
            "the server answered text/html instead of JSON (<html>Log in)",
        ),
        (b"HTTP/1.1 200 OK\r\n\r\n" + EMPTY.encode(), "without a media type instead of JSON"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "without a media type instead of JSON"),
    ],
)
def test_answers_that_are_none(server: Server, raw: bytes, said: str) -> None:
    server.raw = raw
    message = failure(lambda: open_store(server.address))
    assert message.startswith(f"{server.address}: ")
    assert said in message


def test_an_answer_that_is_too_large(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 1 << 20)
    with open_store(server.address) as store:
        server.body = EMPTY + " " * (1 << 20)
        message = failure(lambda: store.query("SELECT * { ?s ?p ?o }"))
    assert message == f"{server.address}: the server's answer is longer than 1 MB; ask for less"


# where


@pytest.mark.parametrize(
    ("location", "updates"),
    [
        ("http://x/query", "http://x/update"),
        ("http://x/news/query", "http://x/news/update"),
        ("http://x/sparql", "http://x/sparql"),
        ("http://x:7200/repositories/news", "http://x:7200/repositories/news/statements"),
    ],
)
def test_where_updates_go(location: str, updates: str) -> None:
    assert endpoint.Endpoint(location, None, None).update_location == updates


# who may


def test_a_wrong_password_is_named(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.status = 401
    message = failure(lambda: open_store(server.address))
    assert message.endswith(
        "; set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this"
    )
    monkeypatch.setenv("NEWSKG_STORE_USER", "ana")
    monkeypatch.setenv("NEWSKG_STORE_PASSWORD", "falsch")
    message = failure(lambda: open_store(server.address))
    assert message.endswith(
        "; correct NEWSKG_STORE_USER (now ana) and NEWSKG_STORE_PASSWORD, or name a user who may do"
        " this"
    )
    assert "falsch" not in message


def test_a_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[str | None] = []
    with running(type("Handler", (DigestServer,), {"came": came})) as address:
        monkeypatch.setenv("NEWSKG_STORE_USER", "ana")
        monkeypatch.setenv("NEWSKG_STORE_PASSWORD", "geheim")
        with open_store(address) as store:
            store.write(insert=[ROW])
        came.clear()
        monkeypatch.setenv("NEWSKG_STORE_PASSWORD", "falsch")
        assert "the server answered 401 Unauthorized" in failure(lambda: open_store(address))
        # Once without and once with the digest: more could lock an account.
        assert [str(one).partition(" ")[0] for one in came] == ["Basic", "Digest"]
