"""Programs that people ask SPARQL endpoints with, against the running server."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper

from kg.graph.store import Store
from tests.web.w3c.endpoint import running

SCHEMA = Namespace("https://schema.org/")
NAMES = ["=Mallory", "Ana Prado", "Jonas Weber"]
QUERY = """PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE { ?x a schema:Person ; rdfs:label ?name } ORDER BY ?name"""
NOBODY = "https://newskg.example/graph/ingestion"


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    with running(store) as endpoint:
        yield f"{endpoint.address}/sparql"


def converted(wrapper: SPARQLWrapper) -> Any:  # noqa: ANN401 - its stubs name every format
    """An answer as the wrapper turns it into whatever its format is read as."""
    return wrapper.query().convert()


@pytest.mark.parametrize(
    ("method", "how"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]
)
def test_sparqlwrapper(address: str, method: str, how: str) -> None:
    wrapper = SPARQLWrapper(address)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery(QUERY)
    rows = converted(wrapper)["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == NAMES
    wrapper.addDefaultGraph(NOBODY)
    assert converted(wrapper)["results"]["bindings"] == []


def test_sparqlwrapper_reads_every_format(address: str) -> None:
    wrapper = SPARQLWrapper(address)
    wrapper.setQuery(QUERY)
    wrapper.setReturnFormat(XML)
    texts = converted(wrapper).getElementsByTagName("literal")
    assert [text.firstChild.data for text in texts] == NAMES
    wrapper.setReturnFormat(CSV)
    assert converted(wrapper) == b"name\r\n=Mallory\r\nAna Prado\r\nJonas Weber\r\n"
    wrapper.setQuery("CONSTRUCT WHERE { ?x a schema:Person ; rdfs:label ?name }")
    wrapper.setReturnFormat(TURTLE)
    graph = Graph().parse(data=converted(wrapper), format="turtle")
    assert sorted(map(str, graph.objects(None, RDFS.label))) == NAMES


def test_rdflib_s_sparqlstore(address: str) -> None:
    graph = Graph(SPARQLStore(address))
    rows = graph.query(QUERY)
    assert [str(row[0]) for row in rows] == NAMES  # type: ignore[index]
    (ana,) = [
        x
        for x in graph.subjects(RDFS.label, Literal("Ana Prado"))
        if (x, RDF.type, SCHEMA.Person) in graph
    ]
    assert str(ana).startswith("https://newskg.example/id/person/")
    assert graph.query("ASK { ?x kg:met ?y }").askAnswer is True
    described = graph.query(f"DESCRIBE <{ana}>").graph
    assert described is not None
    assert (ana, RDF.type, SCHEMA.Person) in described


def curl(*arguments: str) -> str:
    program = shutil.which("curl")
    if program is None:
        pytest.skip("curl is not installed; Debian has it in curl")
    command = [program, "--silent", "--show-error", "--noproxy", "*", *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_curl(address: str) -> None:
    found = json.loads(curl(address, "--data-urlencode", f"query={QUERY}"))
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == NAMES
    by_get = curl("--get", address, "--data-urlencode", f"query={QUERY}", "-H", "Accept: text/csv")
    assert by_get.split() == ["name", "=Mallory", "Ana", "Prado", "Jonas", "Weber"]
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", "ASK {}")
    assert json.loads(curl(address, *direct))["boolean"] is True


def test_curl_of_the_head_alone(address: str) -> None:
    head = curl("--head", "--get", address, "--data-urlencode", f"query={QUERY}")
    assert head.startswith("HTTP/1.1 200 OK\n")
    assert "Content-Type: application/sparql-results+json; charset=utf-8\n" in head
    assert head.endswith("\n\n")


def test_a_long_answer_comes_in_pieces(address: str) -> None:
    numbers = " ".join(str(number) for number in range(60))
    some = f"VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} VALUES ?c {{ 1 2 3 4 5 6 }}"
    query = f"SELECT * {{ {some} }}"
    answer = curl("--include", "--get", address, "--data-urlencode", f"query={query}")
    head, _, body = answer.partition("\n\n")
    assert "Transfer-Encoding: chunked" in head
    rows = json.loads(body)["results"]["bindings"]
    assert len(rows) == 60 * 60 * 6
    assert {tuple(row[name]["value"] for name in "abc") for row in rows} >= {
        ("0", "0", "1"),
        ("59", "59", "6"),
    }
