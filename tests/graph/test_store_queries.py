"""What every kind of store answers alike: in memory, in a folder, on a server."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import rdflib
from rdflib import XSD, Literal, URIRef

from kg.errors import LimitError, QueryError
from kg.graph.iris import DEFAULT_BASE
from kg.graph.limits import Limits
from kg.graph.remote import RemoteStore
from kg.graph.store import Store
from kg.records import Extraction
from tests.graph.storing import nquads, put

MakeExtraction = Callable[..., Extraction]


@pytest.fixture
def store(each_store: Store) -> Store:
    return each_store


def test_select_gives_rows_of_rdflib_terms(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    found = store.query(
        "SELECT ?article ?label ?day ?start ?none WHERE {"
        " ?article a schema:NewsArticle ; rdfs:label ?label ; schema:datePublished ?day ."
        " ?r a kg:MeetingReport ; kg:leadEvidence/oa:hasSelector/oa:start ?start }"
    )
    assert found.variables == ("article", "label", "day", "start", "none")
    assert found.rows == [
        (
            URIRef(f"{DEFAULT_BASE}id/article/a1"),
            Literal("They met"),
            Literal("2026-01-06", datatype=XSD.date),
            Literal("0", datatype=XSD.integer),
            None,
        )
    ]
    assert [sorted(row) for row in found] == [["article", "day", "label", "start"]]
    assert len(found) == 1


def test_ask_and_graphs(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    assert store.query("ASK { ?s a schema:Claim }").boolean is True
    assert store.query("ASK { ?s a schema:Recipe }").boolean is False
    graph = store.query(
        "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a kg:MentionedPlace ; rdfs:label ?l }"
    ).graph
    assert graph is not None
    assert sorted(str(value) for value in graph.objects()) == ["Bern", "Switzerland"]
    described = store.query(f"DESCRIBE <{store.iris.claim('a1', 0)}>").graph
    assert described is not None
    assert len(described) > 10


def test_limits_on_rows(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    labels = "SELECT DISTINCT ?l { ?s a kg:MentionedPlace ; rdfs:label ?l } ORDER BY ?l"
    enough, few = Limits(rows=2), Limits(rows=1)
    assert [str(label) for (label,) in store.query(labels, limits=enough).rows] == [
        "Bern",
        "Switzerland",
    ]
    graph = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a kg:MentionedPlace ; rdfs:label ?l }"
    assert len(store.query(graph, limits=enough).graph or ()) == 2
    for query in (labels, graph):
        with pytest.raises(LimitError, match=r"^more than 1 row; add LIMIT to the query"):
            store.query(query, limits=few)
    assert store.query("ASK { ?s ?p ?o }", limits=few).boolean is True


def test_results_are_written_in_the_formats_of_the_standard(
    store: Store, extraction: Extraction
) -> None:
    put(store, extraction)
    found = store.query("SELECT ?l WHERE { ?s a kg:MentionedPlace ; rdfs:label ?l } ORDER BY ?l")
    assert found.serialize("csv") == b"l\r\nBern\r\nSwitzerland\r\n"
    assert json.loads(found.serialize("json")) == {
        "head": {"vars": ["l"]},
        "results": {
            "bindings": [
                {"l": {"type": "literal", "value": "Bern"}},
                {"l": {"type": "literal", "value": "Switzerland"}},
            ]
        },
    }
    assert json.loads(store.query("ASK {}").serialize("json")) == {"head": {}, "boolean": True}
    with pytest.raises(QueryError, match="xls: no format for rows"):
        found.serialize("xls")


def test_from_chooses_among_own_graphs(
    store: Store, extraction: Extraction, another: MakeExtraction
) -> None:
    put(store, extraction)
    put(store, another("a2", "Basel"), "/news/b.txt")
    labels = "SELECT DISTINCT ?l {} WHERE {{ ?s a kg:MentionedPlace ; rdfs:label ?l }} ORDER BY ?l"
    one, two = (f"<{store.iris.article_graph(name)}>" for name in ("a1", "a2"))

    def found(query: str) -> list[str]:
        return [str(row[0]) for row in store.query(query).rows]

    assert found(labels.format("")) == ["Basel", "Bern", "Switzerland"]
    assert found(labels.format(f"FROM {one}")) == ["Bern", "Switzerland"]
    assert found(labels.format(f"FROM {one} FROM {two}")) == ["Basel", "Bern", "Switzerland"]
    assert found(labels.format(f"FROM NAMED {one}")) == []
    graphs = "SELECT DISTINCT ?g {} WHERE {{ GRAPH ?g {{ ?s a kg:MentionedPlace }} }} ORDER BY ?g"
    assert found(graphs.format("")) == [one[1:-1], two[1:-1]]
    assert found(graphs.format(f"FROM NAMED {two}")) == [two[1:-1]]
    assert found(graphs.format(f"FROM {two}")) == []
    # the protocol's choice goes before the query's
    rows = store.query(
        labels.format(f"FROM {one}"), default_graphs=[store.iris.article_graph("a2")]
    ).rows
    assert [str(row[0]) for row in rows] == ["Basel", "Switzerland"]


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.1:9/x.ttl"])
def test_from_never_fetches(store: Store, clause: str, target: str) -> None:
    query = f"SELECT * {clause} <{target}> WHERE {{ ?s ?p ?o }}"
    if not isinstance(store, RemoteStore):
        assert store.query(query).rows == []
        return
    # What a server does is its own affair: it is not asked.
    with pytest.raises(QueryError) as caught:
        store.query(query)
    assert str(caught.value) == (
        f"<{target}>: the store has no graph of this name and nothing is fetched; FROM chooses"
        " among: SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    )


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "SELECT * {\n  ?s ?p ",
            "line 2, column 9: expected a variable or an IRI or a value,"
            " found the end of the query",
        ),
        (
            "SELECT *\nWHERE { ?s foo:bar ?o }",
            "line 2, column 19: the prefix foo: is not declared; add PREFIX foo: <IRI>",
        ),
        (
            "ASK { ?s ?p ?o } LIMIT many",
            "line 1, column 24: expected HAVING or OFFSET or OPTIONAL or VALUES, found 'many'",
        ),
    ],
)
def test_syntax_errors_name_line_and_column(store: Store, query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(query)
    assert str(caught.value) == message


def test_own_prefixes_and_a_relative_iri(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    found = store.query(
        "ASK { <id/article/a1> s:headline 'They met' }", prefixes={"s": "https://schema.org/"}
    )
    assert found.boolean is True


def test_a_dataset_for_users_of_rdflib(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    dataset = store.dataset
    assert isinstance(dataset, rdflib.Dataset)
    article = URIRef(store.iris.article("a1"))
    headline = URIRef("https://schema.org/headline")
    assert str(dataset.value(article, headline)) == "They met"
    claims = dataset.query("SELECT ?s { ?s a <https://schema.org/Claim> }")
    assert [tuple(row) for row in claims if isinstance(row, tuple)] == [
        (URIRef(store.iris.claim("a1", 0)),)
    ]


def test_rdflib_answers_the_same(store: Store, extraction: Extraction) -> None:
    """rdflib's own engine is the oracle."""
    put(store, extraction)
    oracle = rdflib.Dataset(default_union=True)
    oracle.parse(data=nquads(store), format="nquads")
    query = (
        "PREFIX kg: <https://newskg.example/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>"
        " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
        " SELECT ?who ?exact ?from WHERE {"
        " ?r kg:participant ?p ; kg:leadEvidence ?e ; kg:start ?from ."
        " ?p rdfs:label ?who . ?e oa:hasSelector ?q . ?q oa:exact ?exact } ORDER BY ?who"
    )
    expected = [tuple(row) for row in oracle.query(query) if isinstance(row, tuple)]
    assert store.query(query).rows == expected
    assert len(expected) == 3


def test_a_query_with_bound_values_is_looked_through_as_its_template(store: Store) -> None:
    template = "SELECT * { BIND(?_y AS ?y) ?x a ?type }"
    bound = "SELECT * { VALUES ?_y { 1 } BIND(?_y AS ?y) ?x a ?type }"
    assert store.query(bound, template=template).variables == ("_y", "y", "x", "type")
    with pytest.raises(QueryError, match="DROP is an update and updates are refused"):
        store.query(bound, template="DROP ALL")
    with pytest.raises(QueryError, match="nested more than 50 deep"):
        store.query(bound, template="SELECT * " + 60 * "{" + 60 * "}")
