"""What the SPARQL endpoint says of itself: a service description with VoID statistics.

See https://www.w3.org/TR/sparql11-service-description/ and https://www.w3.org/TR/void/.
"""

from __future__ import annotations

from typing import Final

from rdflib import DCTERMS, RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef

from kg.graph.iris import Iris
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES
from kg.web.coverage import coverage
from kg.web.site import Site
from kg.web.statistics import Statistics, statistics
from kg.web.turnstile import Turnstile

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")
FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
REGIMES: Final = Namespace("http://www.w3.org/ns/entailment/")

MOST_GRAPHS: Final = 100
"""Named graphs that are listed; where there are more, those of the articles are not."""

_RESULT_FORMATS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "JSON-LD", "N-Triples", "RDF_XML", "TriG"),
)


def describe(site: Site, endpoint: str) -> Graph:
    """The service description of the endpoint at the address ``endpoint``.

    Raises:
        ServiceUnavailable: where the graph is to be counted and others' queries take too long.
    """
    graph = Graph()
    for prefix, own in (("sd", SD), ("void", VOID), ("formats", FORMATS)):
        graph.bind(prefix, own)
    service, dataset, default = URIRef(endpoint), BNode(), BNode()
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, service))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((service, SD.feature, SD.UnionDefaultGraph))
    graph.add((service, SD.defaultEntailmentRegime, REGIMES.Simple))
    for name in _RESULT_FORMATS:
        graph.add((service, SD.resultFormat, FORMATS[name]))
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add((default, RDF.type, VOID.Dataset))
    graph.add((default, DCTERMS.title, Literal("What news articles say", lang="en")))
    graph.add((default, VOID.sparqlEndpoint, service))
    graph.add((default, VOID.uriSpace, Literal(f"{site.iris.base}id/")))
    for namespace in sorted(PREFIXES.values()):
        graph.add((default, VOID.vocabulary, URIRef(namespace)))
    covered = site.keep("coverage", coverage)
    if covered is not None:
        graph.add((default, VOID.documents, Literal(covered.articles)))
    counted = site.keep("statistics", lambda store: _counted(store, site.turnstile))
    _add_statistics(graph, default, counted)
    _add_graphs(graph, dataset, counted, site.iris)
    return graph


def _counted(store: Store, turnstile: Turnstile) -> Statistics:
    """Counting a large graph is work like that of custom queries, and takes its turn with them."""
    with turnstile.passed() as limits:
        return statistics(store, limits)


def _add_statistics(graph: Graph, dataset: BNode, counted: Statistics) -> None:
    numbers = {
        VOID.triples: counted.triples,
        VOID.entities: counted.entities,
        VOID.distinctSubjects: counted.subjects,
        VOID.distinctObjects: counted.objects,
        VOID.classes: len(counted.classes) or None,
        VOID.properties: len(counted.properties) or None,
    }
    for statistic, number in numbers.items():
        if number is not None:
            graph.add((dataset, statistic, Literal(number)))
    for iri, number in counted.classes:
        part = BNode()
        graph.add((dataset, VOID.classPartition, part))
        graph.add((part, VOID["class"], URIRef(iri)))
        graph.add((part, VOID.entities, Literal(number)))
    for iri, number in counted.properties:
        part = BNode()
        graph.add((dataset, VOID.propertyPartition, part))
        graph.add((part, VOID.property, URIRef(iri)))
        graph.add((part, VOID.triples, Literal(number)))


def _add_graphs(graph: Graph, dataset: BNode, counted: Statistics, iris: Iris) -> None:
    """The named graphs: one per article, those of ingestion and resolution, imported ones."""
    listed = counted.graphs
    if len(listed) > MOST_GRAPHS:
        articles = iris.article_graph("x").removesuffix("x")
        listed = tuple(one for one in listed if not one[0].startswith(articles))[:MOST_GRAPHS]
        left_out = len(counted.graphs) - len(listed)
        note = f"{left_out:,} more named graphs, of articles, are not listed here."
        graph.add((dataset, RDFS.comment, Literal(note, lang="en")))
    for iri, number in listed:
        named, content = BNode(), BNode()
        graph.add((dataset, SD.namedGraph, named))
        graph.add((named, RDF.type, SD.NamedGraph))
        graph.add((named, SD.name, URIRef(iri)))
        graph.add((named, SD.graph, content))
        graph.add((content, RDF.type, SD.Graph))
        graph.add((content, RDF.type, VOID.Dataset))
        graph.add((content, VOID.triples, Literal(number)))
