"""The W3C's tests of SPARQL 1.1, asked of the running server over HTTP.

Updates and federation are left out: the endpoint refuses both. What else does not pass is listed
with the reason; a test that is listed and passes is an error, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from rdflib import RDF, Graph, URIRef

from kg.graph.store import open_store
from kg.web.description import SD
from tests.web.w3c.comparing import expected_answer, is_result_set, read_answer
from tests.web.w3c.endpoint import Endpoint, Reply, running
from tests.web.w3c.manifests import EvaluationTest, Exchange, Manifest

MEDIA_TYPES: Final = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
    ".ttl": "text/turtle",
    ".rdf": "application/rdf+xml",
    ".nt": "application/n-triples",
}
FORMS: Final = {
    "boolean": {MEDIA_TYPES[".srx"], MEDIA_TYPES[".srj"]},
    "tabular": {MEDIA_TYPES[each] for each in (".srx", ".srj", ".tsv", ".csv")},
    "RDF": {MEDIA_TYPES[each] for each in (".ttl", ".rdf", ".nt")},
}

EVALUATION: Final = {
    "aggregates": 42,
    "bind": 10,
    "bindings": 11,
    "cast": 6,
    "construct": 5,
    "csv-tsv-res": 6,
    "exists": 6,
    "functions": 75,
    "grouping": 4,
    "json-res": 4,
    "negation": 12,
    "project-expression": 7,
    "property-path": 33,
    "subquery": 14,
}
"""How many query evaluation and result format tests each folder has."""

SYNTAX: Final = {"aggregates": 5, "construct": 2, "grouping": 2, "syntax-query": 94}
"""How many tests of query syntax each folder has."""

_EMPTY: Final = "Oxigraph finds a path of length zero at terms of the graph only"
_GRAPH: Final = "Oxigraph hands the variable of GRAPH to all patterns inside, as if each named it"
_LANGUAGE: Final = "Oxigraph keeps the language that all strings share, as CONCAT does"
EXCEPTIONS: Final = {
    # approved
    "bnode01": "Oxigraph's BNODE(string) gives one blank node for a string in the whole query",
    "test_4": "Oxigraph reads the query, but refuses functions that it does not have",
    "tsv03": "Oxigraph stores integers of every kind, here xsd:negativeInteger, as xsd:integer",
    # not approved
    "agg-empty-group-count-graph": _GRAPH,
    "agg-groupconcat-04": _LANGUAGE,
    "agg-groupconcat-06": _LANGUAGE,
    "graph": _GRAPH,
    "graph-minus": _GRAPH,
    "zero_or_more_set_end": _EMPTY,
    "zero_or_more_set_start": _EMPTY,
    "zero_or_one_set_end": _EMPTY,
    "zero_or_one_set_start": _EMPTY,
}
"""Tests that do not pass, and why not. All are the engine's: it gives the same without a server."""

UPDATES: Final = {
    "update_dataset_default_graph",
    "update_dataset_default_graphs",
    "update_dataset_named_graphs",
    "update_dataset_full",
    "update_post_form",
    "update_post_direct",
    "update_base_uri",
}
"""Protocol tests that want updates to be done."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with open_store("memory:") as store, running(store) as opened:
        yield opened


@pytest.fixture(scope="module")
def suite(shared: Path) -> Path:
    return shared / "w3c" / "sparql" / "sparql11"


def expect_failures(problems: dict[str, str | None]) -> None:
    """Exactly the tests fail that are listed as exceptions."""
    failed = {name: problem for name, problem in problems.items() if problem is not None}
    listed = {name: EXCEPTIONS[name] for name in problems.keys() & EXCEPTIONS.keys()}
    unlisted = [f"{name}: {failed[name]}" for name in failed.keys() - listed.keys()]
    assert not unlisted, "\n\n".join(unlisted)
    assert failed.keys() == listed.keys(), "these exceptions pass now"


@pytest.mark.parametrize(("folder", "number"), EVALUATION.items())
def test_query_evaluation(endpoint: Endpoint, suite: Path, folder: str, number: int) -> None:
    problems = {
        test.name: problem_with_answer(endpoint, test)
        for test in Manifest(suite / folder).evaluation()
    }
    assert len(problems) == number
    expect_failures(problems)


@pytest.mark.parametrize(("folder", "number"), SYNTAX.items())
def test_syntax(endpoint: Endpoint, suite: Path, folder: str, number: int) -> None:
    endpoint.hold({})
    problems = {}
    for test in Manifest(suite / folder).syntax():
        reply = endpoint.ask(test.query.read_text(), "*/*")
        right = reply.status == (200 if test.well_formed else 400)
        problems[test.name] = None if right else f"{reply.status} {reply.body!r}"
    assert len(problems) == number
    expect_failures(problems)


def test_protocol(endpoint: Endpoint, suite: Path) -> None:
    tests = [test for test in Manifest(suite / "protocol").protocol() if test.name not in UPDATES]
    assert len(tests) == 34 - len(UPDATES)
    problems = {}
    for test in tests:
        endpoint.hold(test.graphs)
        found = (problem_with_reply(replied(endpoint, each), each) for each in test.exchanges)
        problems[test.name] = next(filter(None, found), None)
    expect_failures(problems)


def test_updates_are_refused(endpoint: Endpoint, suite: Path) -> None:
    tests = [test for test in Manifest(suite / "protocol").protocol() if test.name in UPDATES]
    assert {test.name for test in tests} == UPDATES
    for test in tests:
        reply = replied(endpoint, test.exchanges[0])
        assert (test.name, reply.status) == (test.name, 403)
        assert b"This endpoint answers queries only" in reply.body


def test_service_description(endpoint: Endpoint) -> None:
    """The three tests of the folder, which are in words alone."""
    endpoint.hold({})
    reply = endpoint.send("GET", "/sparql", {})
    assert (reply.status, reply.media_type) == (200, "text/turtle")
    graph = Graph().parse(data=reply.body, format="turtle")
    service = URIRef(f"{endpoint.address}/sparql")
    assert list(graph.subject_objects(SD.endpoint)) == [(service, service)]
    kinds = {
        SD.Service: [SD.endpoint, SD.feature, SD.resultFormat, SD.defaultDataset],
        SD.Dataset: [SD.defaultGraph],
    }
    for kind, properties in kinds.items():
        (described,) = graph.subjects(RDF.type, kind)
        assert set(properties) <= set(graph.predicates(described))
    for value in graph.objects(service, SD.defaultDataset):
        assert (value, RDF.type, SD.Dataset) in graph
    for value in graph.objects(None, SD.defaultGraph):
        assert (value, RDF.type, SD.Graph) in graph


def problem_with_answer(endpoint: Endpoint, test: EvaluationTest) -> str | None:
    """What is wrong with the answer to a test's query; None if nothing is.

    The default graph of the store is the union of its graphs. A test may want another, so that
    the request names the graphs that make it, and those that GRAPH reaches, unless the query does.
    """
    endpoint.hold({**test.default_graphs, **test.named_graphs})
    query = f"BASE <{test.base}>\n{test.query.read_text()}"
    ordered = "ORDER" in query.upper().rpartition("}")[2]
    chosen = re.search(r"^\s*FROM\s", query, re.MULTILINE) is not None
    ending = ".srj" if is_result_set(test.expected) else test.expected.suffix
    reply = endpoint.ask(
        query,
        MEDIA_TYPES[ending],
        [] if chosen else [*test.default_graphs],
        [] if chosen else [*test.named_graphs],
    )
    if (reply.status, reply.media_type) != (200, MEDIA_TYPES[ending]):
        return f"{reply.status} {reply.media_type} {reply.body!r}"
    answer = read_answer(reply.body, ending, test.base, ordered)
    expected = expected_answer(test.expected, test.base, ordered)
    return None if answer == expected else f"{answer}\ninstead of\n{expected}"


def replied(endpoint: Endpoint, exchange: Exchange) -> Reply:
    """What a request is answered with."""
    return endpoint.send(exchange.method, exchange.path, exchange.headers, exchange.body)


def problem_with_reply(reply: Reply, exchange: Exchange) -> str | None:
    """What is wrong with the reply to a request; None if nothing is."""
    shown = f"{reply.status} {reply.media_type} {reply.body!r}"
    if reply.status // 100 not in exchange.statuses:
        return shown
    if exchange.form is not None and reply.media_type not in FORMS[exchange.form]:
        return shown
    if exchange.boolean is not None:
        answer = read_answer(reply.body, ".srj", "", False)
        return None if answer is exchange.boolean else shown
    return None
