"""The formats in which ``/sparql`` answers, and which of them is chosen."""

from __future__ import annotations

from urllib.parse import urlencode
from xml.etree import ElementTree

import pyoxigraph
import pytest
from flask.testing import FlaskClient
from pyoxigraph import BlankNode, RdfFormat
from rdflib import RDF, RDFS, Graph

from tests.web.asking import JSON, NAMES, get


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv", "name\r\n=Mallory\r\nAna Prado\r\nJonas Weber\r\n"),
        ("text/tab-separated-values", '?name\n"=Mallory"\n"Ana Prado"\n"Jonas Weber"\n'),
    ],
)
def test_tables(client: FlaskClient, accept: str, expected: str) -> None:
    assert get(client, NAMES, accept) == (200, expected)


def test_xml(client: FlaskClient) -> None:
    _, text = get(client, NAMES, "application/sparql-results+xml")
    assert '<sparql xmlns="http://www.w3.org/2005/sparql-results#"' in text.replace(" :xmlns", "")
    assert "Jonas Weber" in text


def test_ask(client: FlaskClient) -> None:
    answer = client.get(f"/sparql?{urlencode({'query': 'ASK { ?x kg:met ?y }'})}")
    assert answer.json is not None
    assert answer.json["boolean"] is True
    assert get(client, "ASK {}", "text/csv")[0] == 406


def test_construct_is_turtle_unless_asked_otherwise(client: FlaskClient) -> None:
    query = "CONSTRUCT { ?x rdfs:label ?name } WHERE { ?x a schema:Person ; rdfs:label ?name }"
    for accept, form in (("*/*", "turtle"), ("application/n-triples", "nt")):
        _, text = get(client, query, accept)
        assert len(Graph().parse(data=text, format=form)) == 3


def test_columns_of_select_star_as_the_query_names_them(client: FlaskClient) -> None:
    query = "SELECT DISTINCT * { ?z a schema:Person ; rdfs:label ?name . BIND(1 AS ?a) } LIMIT 1"
    assert get(client, query, "text/csv")[1].splitlines()[0] == "z,name,a"
    assert get(client, "SELECT ?b ?a { BIND(1 AS ?a) }", "text/csv") == (200, "b,a\r\n,1\r\n")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", JSON),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/*;q=0.3, text/csv;q=0.7, */*;q=0.5", "text/csv"),
        (f"{JSON};q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("text/csv; header=present", "text/csv"),
        ("application/json", "application/json"),
        ("text/turtle, text/tab-separated-values;q=0.1", "text/tab-separated-values"),
        ("text/turtle", None),
        (f"{JSON};q=0", None),
    ],
)
def test_what_accept_prefers(client: FlaskClient, accept: str, expected: str | None) -> None:
    answer = client.get(f"/sparql?{urlencode({'query': NAMES})}", headers={"Accept": accept})
    assert answer.status_code == (200 if expected else 406)
    assert answer.mimetype == (expected or "application/json")
    assert "Accept" in answer.vary


@pytest.mark.parametrize(
    "accept",
    [
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
        "application/trig",
    ],
)
def test_a_graph_in_every_format(client: FlaskClient, accept: str) -> None:
    query = "CONSTRUCT { ?x rdfs:label ?name ; a _:b } { ?x a schema:Person ; rdfs:label ?name }"
    answer = client.get(f"/sparql?{urlencode({'query': query})}", headers={"Accept": accept})
    assert answer.content_type == f"{accept}; charset=utf-8"
    statements = list(pyoxigraph.parse(answer.data, format=RdfFormat.from_media_type(accept)))
    labels = {each.object.value for each in statements if each.predicate.value == str(RDFS.label)}
    assert labels == {"=Mallory", "Ana Prado", "Jonas Weber"}
    types = {each.object for each in statements if each.predicate.value == str(RDF.type)}
    assert len(types) == 3
    assert all(isinstance(each, BlankNode) for each in types)


def test_false_is_written(client: FlaskClient) -> None:
    _, text = get(client, "SELECT (1 = 2 AS ?x) {}", "application/sparql-results+xml")
    assert '#boolean">false</literal>' in text


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ('SELECT ("a\\u001B\\uFFFFb" AS ?x) {}', "application/sparql-results+xml"),
        ('CONSTRUCT { <a:a> <a:b> "a\\u001B\\uFFFFb" } {}', "application/rdf+xml"),
    ],
)
def test_xml_holds_no_forbidden_character(client: FlaskClient, query: str, accept: str) -> None:
    status, text = get(client, query, accept)
    assert status == 200
    assert "a\ufffd\ufffdb" in text
    assert "a\ufffd\ufffdb" in "".join(ElementTree.fromstring(text).itertext())


def test_graph_that_rdf_xml_cannot_write(client: FlaskClient) -> None:
    status, text = get(client, "CONSTRUCT { <a:a> <a:1> 1 } {}", "application/rdf+xml")
    assert status == 400
    assert "this graph cannot be written as application/rdf+xml" in text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (<<( <a:a> <a:b> 1 )>> AS ?x) {}",
        'SELECT (STRLANGDIR("x", "en", "ltr") AS ?x) {}',
        "CONSTRUCT { <a:a> <a:b> <<( <a:a> <a:b> 1 )>> } {}",
    ],
)
def test_terms_of_rdf_12_are_not_supported(client: FlaskClient, query: str) -> None:
    status, text = get(client, query, "*/*")
    assert status == 400
    assert "a term of RDF 1.2, which is not supported" in text
