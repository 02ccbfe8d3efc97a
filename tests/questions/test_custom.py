from __future__ import annotations

import pytest

from kg.errors import LimitError, QueryError
from kg.graph.limits import Limits
from kg.graph.store import Store, open_store
from kg.questions import ask_sparql
from tests.graph.conftest import make_extraction
from tests.graph.storing import put


@pytest.fixture
def store() -> Store:
    opened = open_store("memory:")
    put(opened, make_extraction())
    return opened


def test_an_answer_with_its_warnings(store: Store) -> None:
    answer = ask_sparql(store, "SELECT ?l { ?a a schema:NewsArticle ; rdfs:label ?l }")
    assert [str(label) for (label,) in answer.result.rows] == ["They met"]
    assert answer.warnings == ()
    answer = ask_sparql(store, "ASK { ?a a schema:NewsArtikel }")
    assert answer.result.boolean is False
    assert answer.warnings == (
        "schema:NewsArtikel: not in the graph or its vocabulary; did you mean schema:NewsArticle?",
    )


def test_limits_hold(store: Store) -> None:
    with pytest.raises(LimitError, match="more than 5 rows"):
        ask_sparql(store, "SELECT * { ?s ?p ?o }", limits=Limits(rows=5))


def test_the_graphs_of_a_request(store: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s a schema:NewsArticle }"
    graph = store.iris.ingestion_graph()
    ((number,),) = ask_sparql(store, count, default_graphs=[graph]).result.rows
    assert str(number) == "0"


def test_errors(store: Store) -> None:
    with pytest.raises(QueryError, match="line 1, column 15: the prefix foo: is not declared"):
        ask_sparql(store, "ASK { ?x foo:y ?z }")
