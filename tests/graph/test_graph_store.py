"""Servers that take documents: the same graph as by updates, and blank nodes for Virtuoso."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.graph import customs, remote_changes
from kg.graph.copying import copy
from kg.graph.graph_store import GraphStore
from kg.graph.parts import Most
from kg.graph.store import Store, open_store
from kg.records import Extraction
from tests.graph.storing import contents, nquads, put

GRAPH = NamedNode("https://b.test/g")
PLACE = NamedNode("https://b.test/p")
ROWS = [
    *[Quad(GRAPH, PLACE, Literal(f"ä {number}"), GRAPH) for number in range(300)],
    Quad(GRAPH, PLACE, PLACE, GRAPH),
    Quad(PLACE, PLACE, PLACE, PLACE),
]
BLANK = BlankNode()
NODES = [Quad(GRAPH, PLACE, BLANK, GRAPH), Quad(BLANK, PLACE, Literal("x"), GRAPH)]


def failure(action: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        action()
    return str(caught.value)


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The graph and length of each document that is sent; 120 statements fit into one request."""
    sent: list[str] = []
    original = GraphStore.add

    def add(self: GraphStore, graph: NamedNode, document: str, *, repeatable: bool) -> None:
        original(self, graph, document, repeatable=repeatable)
        sent.append(f"{graph.value} {len(document.splitlines())}")

    monkeypatch.setattr(GraphStore, "add", add)
    monkeypatch.setattr(remote_changes, "MOST", Most(120, 1_000_000))
    return sent


def test_what_is_sent_in_documents_is_what_is_sent_in_updates(
    source: Store, oxigraph_server: str, added: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(source, oxigraph_server)
    in_documents = contents(oxigraph_server)
    assert sum(int(one.split()[1]) for one in added) > source.count() / 2
    added.clear()
    monkeypatch.setattr(customs, "graph_store_address", lambda *_: None)
    copy(source, oxigraph_server, replace=True)
    assert added == []
    assert contents(oxigraph_server) == in_documents == nquads(source)


def test_a_stated_address(
    oxigraph_server: str, added: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSKG_STORE_GRAPHS", oxigraph_server.replace("query", "store"))
    monkeypatch.setattr(customs, "graph_store_address", lambda *_: None)
    with open_store(oxigraph_server) as store:
        store.write(insert=ROWS)
        assert set(store.match()) == set(ROWS)
    # All but the one of a graph for itself, which is no document's worth.
    assert sorted(added) == [
        "https://b.test/g 75",
        "https://b.test/g 75",
        "https://b.test/g 75",
        "https://b.test/g 76",
    ]


def test_an_import_with_blank_nodes(oxigraph_server: str, added: list[str], tmp_path: Path) -> None:
    file = tmp_path / "people.ttl"
    lines = [f"<https://b.test/{number}> <https://b.test/p> [] ." for number in range(200)]
    file.write_text("\n".join(lines))
    with open_store(oxigraph_server) as store:
        assert store.import_rdf(file, GRAPH.value) == 200
        found = list(store.match())
    assert len({quad.object for quad in found}) == 200
    assert added == ["https://b.test/g 200"]


def test_articles_stay_one_update(
    oxigraph_server: str, added: list[str], monkeypatch: pytest.MonkeyPatch, extraction: Extraction
) -> None:
    monkeypatch.setattr(remote_changes, "MOST", Most(10_000, 1_000_000))
    with open_store(oxigraph_server) as store:
        put(store, extraction)
        assert store.extraction("a1") == extraction
    assert added == []


def test_virtuoso_takes_blank_nodes_in_documents(
    source: Store, empty_virtuoso: str, added: list[str]
) -> None:
    copy(source, empty_virtuoso)
    assert contents(empty_virtuoso) == nquads(source)
    assert added == []
    with open_store(empty_virtuoso) as store:
        store.write(insert=NODES)
        (one,) = store.match(GRAPH, PLACE)
        (other,) = store.match(graph=GRAPH, value=Literal("x"))
        assert one.object == other.subject
        assert added == ["https://b.test/g 2"]
        long = [
            Quad(BLANK, PLACE, Literal("x" * 8_000 + str(number)), GRAPH) for number in range(900)
        ]
        store.write(insert=long)
        assert len(list(store.match(None, PLACE, None, GRAPH))) == 902
        added.clear()
        store.write(drop=[GRAPH])
    assert contents(empty_virtuoso) == nquads(source)


def test_who_may_not_write_to_virtuoso(virtuoso: str, added: list[str]) -> None:
    with open_store(virtuoso) as store:
        message = failure(lambda: store.write(insert=[*ROWS, *NODES]))
    assert message.startswith(f"{virtuoso}-graph-crud: the server answered 403 Forbidden ")
    assert message.endswith(
        "; set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this, at the"
        " address that ends in /sparql-auth"
    )
    assert added == []
