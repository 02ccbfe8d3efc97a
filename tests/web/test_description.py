"""What ``/sparql`` says of itself."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.web import description
from kg.web.description import FORMATS, SD, VOID
from tests.web.asking import get, names


def test_without_query_the_service_describes_itself(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/sparql").data, format="turtle")
    service = URIRef("http://localhost/sparql")
    assert (service, RDF.type, SD.Service) in graph
    assert (service, SD.endpoint, service) in graph
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert (service, SD.feature, SD.UnionDefaultGraph) in graph
    assert (service, SD.feature, SD.BasicFederatedQuery) not in graph
    assert list(graph.objects(None, VOID.documents)) == [Literal(3)]
    assert set(graph.objects(service, SD.resultFormat)) == {
        FORMATS[name]
        for name in (
            *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV"),
            *("SPARQL_Results_TSV", "Turtle", "JSON-LD", "N-Triples", "RDF_XML", "TriG"),
        )
    }


def test_the_description_counts_what_the_graph_holds(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/sparql").data, format="turtle")
    (dataset,) = graph.objects(None, SD.defaultDataset)
    (default,) = graph.objects(dataset, SD.defaultGraph)

    def asked(count: str) -> int:
        return int(
            names(json.loads(get(client, f"SELECT ({count} AS ?name) {{ ?s ?p ?o }}")[1]))[0]
        )

    def said(statistic: URIRef, of: Node = default) -> int:
        return int(str(graph.value(of, statistic)))

    assert said(VOID.triples) == asked("COUNT(*)") > 100
    assert said(VOID.distinctSubjects) == asked("COUNT(DISTINCT ?s)")
    assert said(VOID.distinctObjects) == asked("COUNT(DISTINCT ?o)")
    assert said(VOID.properties) == asked("COUNT(DISTINCT ?p)")
    classes = {
        str(graph.value(part, VOID["class"])): said(VOID.entities, part)
        for part in graph.objects(default, VOID.classPartition)
    }
    assert classes["https://schema.org/NewsArticle"] == 3
    assert len(classes) == said(VOID.classes)
    properties = [
        said(VOID.triples, part) for part in graph.objects(default, VOID.propertyPartition)
    ]
    assert (len(properties), sum(properties)) == (said(VOID.properties), said(VOID.triples))
    named = {
        str(graph.value(each, SD.name)): said(VOID.triples, graph.value(each, SD.graph) or each)
        for each in graph.objects(dataset, SD.namedGraph)
    }
    # three articles, what resolution concluded, what was read
    assert len(named) == 5
    assert named["https://newskg.example/graph/ingestion"] == size(client, "ingestion")


def size(client: FlaskClient, name: str) -> int:
    """How many statements a named graph holds."""
    graph = f"https://newskg.example/graph/{name}"
    count = f"SELECT (COUNT(*) AS ?name) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return int(names(json.loads(get(client, count)[1]))[0])


def test_many_articles_are_not_listed(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(description, "MOST_GRAPHS", 4)
    graph = Graph().parse(data=client.get("/sparql").data, format="turtle")
    assert {str(name).rpartition("/")[2] for name in graph.objects(None, SD.name)} == {
        "ingestion",
        "resolution",
    }
    (note,) = graph.objects(None, RDFS.comment)
    assert str(note) == "3 more named graphs, of articles, are not listed here."
