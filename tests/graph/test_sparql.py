from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph.sparql import outline, position, tokens
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES

BASE = "https://example.org/"


def refusal(query: str) -> str:
    with pytest.raises(QueryError) as caught:
        outline(query, PREFIXES, BASE)
    return str(caught.value)


def test_tokens_are_told_apart() -> None:
    query = "SELECT ?x # 'no' <string>\nWHERE { <http://a#b> ex:p-1.2 'it''s \\' {' ;"
    query += ' a """"q" """ }'
    assert [(token.kind, token.text) for token in tokens(query)] == [
        ("word", "SELECT"),
        ("variable", "?x"),
        ("word", "WHERE"),
        ("punctuation", "{"),
        ("iri", "<http://a#b>"),
        ("name", "ex:p-1.2"),
        ("string", "'it'"),
        ("string", "'s \\' {'"),
        ("punctuation", ";"),
        ("word", "a"),
        ("string", '""""q" """'),
        ("punctuation", "}"),
    ]


@pytest.mark.parametrize(
    ("query", "form", "default_graphs", "named_graphs"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT", (), ()),
        ("# ASK\nask { }", "ASK", (), ()),
        ("describe<http://a/x>", "DESCRIBE", (), ()),
        ("SELECT*FROM<http://a/g>{}", "SELECT", ("http://a/g",), ()),
        (
            "PREFIX g: <http://a/> SELECT ?from FROM g:one FROM NAMED g:two from named <three> {}",
            "SELECT",
            ("http://a/one",),
            ("http://a/two", "https://example.org/three"),
        ),
        ("BASE <http://b/> ASK FROM <x> {}", "ASK", ("http://b/x",), ()),
        ("PREFIX : <http://c/> CONSTRUCT { ?s ?p 'FROM <g>' } FROM :x WHERE {}", "CONSTRUCT",
         ("http://c/x",), ()),
        ("PREFIX:<http://c/> ASK FROM :x {}", "ASK", ("http://c/x",), ()),
        ("SELECT * { ?s ?p ?o FILTER(?o = 'FROM') } # FROM <http://x/>", "SELECT", (), ()),
    ],
)  # fmt: skip
def test_outline(
    query: str, form: str, default_graphs: tuple[str, ...], named_graphs: tuple[str, ...]
) -> None:
    found = outline(query, PREFIXES, BASE)
    assert (found.form, found.default_graphs, found.named_graphs) == (
        form,
        default_graphs,
        named_graphs,
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { service silent ?e { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SeRvIcE<http://x/>{} } } }",
        # keywords that run into their neighbours
        "PREFIX : <http://x/> SELECT * { ?s ?p 1SERVICE:x { ?s ?p ?o } }",
        "PREFIX : <http://x/> SELECT * { ?s ?p trueSERVICE:x { ?s ?p ?o } }",
        "PREFIX : <http://x/> SELECT * { SERVICE:x # {\n { ?s ?p ?o } }",
        "PREFIX : <http://x/> SELECT * { SERVICESILENT:x{ ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<http://x/>{ ?s ?p ?o } }",
        # comparisons that look like IRIs
        "SELECT * { ?s ?p ?a FILTER(?a<?b)SERVICE#>\n<http://x/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p ?a FILTER(?a<'x>')SERVICE<http://x/>{?s ?p ?o}#'\n}",
        "SELECT * { ?s ?p ?a FILTER(?a<?b#>'''\n)SERVICE<http://x/>{?s ?p ?o}#'''\n}",
        # escapes that some engines read first
        "SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '\\u0027 . SERVICE <http://x/> { ?s ?p ?o } . ?s ?p \\u0027' }",
    ],
)
def test_service_is_refused_in_every_disguise(query: str) -> None:
    assert "SERVICE is refused, because it would send data to another server" in refusal(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s rdfs:label 'SERVICE <http://x/> {' }",
        'SELECT * { ?s ?p """a "SERVICE" {""" }',
        "SELECT ?service { ?service a <http://x/SERVICE#service> } # SERVICE",
        "PREFIX service: <http://x/> SELECT * { ?s service:service service:SERVICE }",
        "SELECT * { ?s <http://x/service#p> ?o FILTER(?o < 3 && ?o > 2) }",
    ],
)
def test_the_word_service_alone_is_fine(query: str) -> None:
    assert outline(query, PREFIXES, BASE).form == "SELECT"


def test_refusals_name_the_place() -> None:
    assert refusal("ASK {\n  SERVICE <x:y> {} }").startswith("line 2, column 3: SERVICE is refused")
    assert refusal("PREFIX a: <http://a/>\nINSERT DATA { a:a a:a a:a }") == (
        "line 2, column 1: INSERT is an update and updates are refused; change the graph with"
        " `kg build`, `kg import` or `kg remove`"
    )
    assert refusal("LOAD <file:///etc/passwd>").startswith("line 1, column 1: LOAD is an update")
    assert refusal("SELEC * {}") == (
        "line 1, column 1: expected SELECT, ASK, CONSTRUCT or DESCRIBE, found 'SELEC'"
    )
    assert refusal(" # nothing\n") == (
        "the query is empty; write a SELECT, ASK, CONSTRUCT or DESCRIBE query"
    )
    assert refusal("SELECT * FROMNAMED<http://a/g> {}") == (
        "FROMNAMED: write a space after FROM and after NAMED"
    )


def test_position_counts_from_one() -> None:
    assert position("ab\ncd", 0) == "line 1, column 1"
    assert position("ab\ncd", 4) == "line 2, column 2"


def test_ill_typed_literals_are_no_news(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    found = store.query('SELECT (STRDT("x", xsd:integer) AS ?x) {}')
    assert str(found.rows[0][0]) == "x"
    assert b"http://www.w3.org/2001/XMLSchema#integer" in found.serialize("json")
    assert caplog.records == []
