"""What every kind of store does alike: in memory, in a folder, on a server."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, NamedNode, Quad
from rdflib import XSD, Literal, URIRef

from kg.errors import QueryError, StoreError
from kg.graph.iris import DEFAULT_BASE
from kg.graph.journal import SourceEntry
from kg.graph.store import Store, open_store
from kg.records import Extraction, Resolution

MakeExtraction = Callable[..., Extraction]
MakeResolution = Callable[..., Resolution]

DAY = "2026-02-01"


@pytest.fixture(params=["memory", "folder", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        location = "memory:"
    elif request.param == "folder":
        location = str(tmp_path / "store")
    else:
        location = request.getfixturevalue("oxigraph_server")
    with open_store(location, create=True) as opened:
        yield opened


def put(
    store: Store, extraction: Extraction, source: str = "/news/a.txt", version: str = "1"
) -> None:
    store.put_article(extraction, source=source, ingested=DAY, reader_version=version)


def nquads(store: Store) -> bytes:
    return b"".join(store.export("nquads"))


def test_an_article_comes_back(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    assert store.extraction("a1") == extraction
    assert list(store.extractions()) == [extraction]
    assert store.article_ids() == ["a1"]
    assert store.sources() == {"/news/a.txt": SourceEntry("a1", "0" * 64, "1", DAY)}
    assert store.graphs() == [
        f"{DEFAULT_BASE}graph/article/a1",
        f"{DEFAULT_BASE}graph/ingestion",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b\x01\x7f\x85\u2028\ufeff\uffff",
        "\r\n tab\t quote\" apostrophe' back\\slash \\u0041 \\n",
        "} ; DROP ALL ; INSERT DATA { <a:a> <a:a> '''",
        "\U0001f600 이재명 é \u202f\u2011",
    ],
)
def test_any_text_comes_back(store: Store, extraction: Extraction, text: str) -> None:
    article = dataclasses.replace(extraction.article, title=text, author=text)
    changed = dataclasses.replace(extraction, article=article)
    put(store, extraction)
    put(store, changed)
    assert store.extraction("a1") == changed


def test_storing_twice_changes_nothing(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    before = nquads(store)
    put(store, extraction)
    assert nquads(store) == before
    put(store, extraction, version="2")
    assert nquads(store) != before
    put(store, extraction)
    assert nquads(store) == before


def test_a_changed_source_replaces_its_own_graph_only(
    store: Store, extraction: Extraction, another: MakeExtraction
) -> None:
    put(store, another("b1"), "/news/b.txt")
    before = nquads(store)
    put(store, extraction)
    put(store, another("a2", "Basel"))
    assert store.article_ids() == ["a2", "b1"]
    assert list(store.sources()) == ["/news/a.txt", "/news/b.txt"]
    assert store.remove_source("/news/a.txt") is True
    assert nquads(store) == before
    assert store.remove_source("/news/a.txt") is False


def test_the_same_article_twice_belongs_to_the_first_source(
    store: Store, extraction: Extraction
) -> None:
    copy = dataclasses.replace(
        extraction, article=dataclasses.replace(extraction.article, file_name="copy.txt")
    )
    put(store, copy, "/news/copy.txt")
    put(store, extraction, "/news/a.txt")
    once = nquads(store)
    put(store, copy, "/news/copy.txt")
    assert nquads(store) == once
    assert store.extraction("a1").article.file_name == "a1.txt"
    assert store.remove_source("/news/a.txt") is True
    assert store.article_ids() == ["a1"]
    assert store.remove_source("/news/copy.txt") is True
    assert store.article_ids() == []


def test_another_version_of_the_reader_writes_anew(store: Store, extraction: Extraction) -> None:
    changed = dataclasses.replace(extraction, claims=())
    put(store, extraction, "/news/a.txt", "1")
    put(store, changed, "/news/b.txt", "2")
    assert store.extraction("a1") == changed
    assert store.sources()["/news/b.txt"].reader_version == "2"


def test_removing_an_article_removes_its_sources(
    store: Store, extraction: Extraction, another: MakeExtraction
) -> None:
    put(store, another("b1"), "/news/b.txt")
    before = nquads(store)
    put(store, extraction, "/news/a.txt")
    put(store, extraction, "/news/c.txt")
    assert store.remove_article("a1") is True
    assert nquads(store) == before
    assert store.remove_article("a1") is False


def test_an_article_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.extraction("a1")
    assert str(caught.value) == f"{store.location}: no article a1 in this store"


def test_a_resolution_comes_back(store: Store, resolve: MakeResolution) -> None:
    assert store.resolution() == Resolution((), (), ())
    assert store.resolution_digest() is None
    store.put_resolution(resolve("a1", "a2"), "one")
    assert store.resolution() == resolve("a1", "a2")
    assert store.resolution_digest() == "one"
    first = nquads(store)
    store.put_resolution(resolve("a1"), "two")
    assert store.resolution() == resolve("a1")
    assert store.resolution_digest() == "two"
    store.put_resolution(resolve("a1", "a2"), "one")
    assert nquads(store) == first


def test_what_somebody_wrote_into_our_graphs_is_replaced(
    store: Store, extraction: Extraction, resolve: MakeResolution
) -> None:
    put(store, extraction)
    store.put_resolution(resolve("a1"), "one")
    before = nquads(store)
    for graph in (store.iris.article_graph("a1"), store.iris.resolution_graph()):
        odd = Quad(BlankNode(), NamedNode("http://x/p"), BlankNode(), NamedNode(graph))
        store.write(insert=[odd])
    assert nquads(store) != before
    put(store, extraction)
    store.put_resolution(resolve("a1"), "one")
    assert nquads(store) == before


def test_a_record_that_cannot_be_kept_leaves_nothing(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    before = nquads(store)
    article = dataclasses.replace(extraction.article, title="\ud800")
    with pytest.raises(StoreError, match="half of a surrogate pair"):
        put(store, dataclasses.replace(extraction, article=article))
    with pytest.raises(StoreError, match="Unexpected day"):
        store.put_article(extraction, source="/x", ingested="today", reader_version="1")
    assert nquads(store) == before


# queries


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


def test_results_are_written_in_the_formats_of_the_standard(
    store: Store, extraction: Extraction
) -> None:
    put(store, extraction)
    found = store.query("SELECT ?l WHERE { ?s a kg:MentionedPlace ; rdfs:label ?l } ORDER BY ?l")
    assert found.serialize("csv") == b"l\r\nBern\r\nSwitzerland\r\n"
    assert b'"value": "Bern"' in found.serialize("json")
    assert b'"boolean": true' in store.query("ASK {}").serialize("json")
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
    with pytest.raises(QueryError) as caught:
        store.query(f"SELECT * {clause} <{target}> WHERE {{ ?s ?p ?o }}")
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


def test_reading_only(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    if store.location == "memory:":
        reader = open_store("memory:", read_only=True)
    else:
        reader = open_store(store.location, read_only=True)
        assert reader.article_ids() == ["a1"]
    with reader, pytest.raises(StoreError, match="the store is open for reading only"):
        put(reader, extraction, "/news/other.txt")


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError) as caught:
        store.sources()
    assert str(caught.value) == f"{store.location}: the store is closed"


def test_another_base_is_told(oxigraph_server: str, tmp_path: Path, extraction: Extraction) -> None:
    for location in (str(tmp_path / "store"), oxigraph_server):
        with open_store(location, create=True) as store:
            put(store, extraction)
        with pytest.raises(StoreError) as caught:
            open_store(location, base="https://example.org/")
        assert str(caught.value) == (
            f"{location}: this store was built with the base {DEFAULT_BASE}, not"
            f" https://example.org/; set `base: {DEFAULT_BASE}` in kg.yaml, or choose another store"
        )
        with open_store(location) as store:
            assert store.article_ids() == ["a1"]


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
