"""What the SPARQL endpoint says of itself: a service description with VoID statistics.

See https://www.w3.org/TR/sparql11-service-description/ and https://www.w3.org/TR/void/.
"""

from __future__ import annotations

from typing import Final

from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES
from kg.web.coverage import Coverage
from kg.web.rows import select
from kg.web.site import Site

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")
FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")

_RESULT_FORMATS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "JSON-LD", "N-Triples", "RDF_XML"),
)
_TRIPLES: Final = "SELECT (COUNT(*) AS ?triples) WHERE { ?subject ?property ?value }"


def describe(site: Site, endpoint: str, covered: Coverage | None) -> Graph:
    """The service description of the endpoint at the address ``endpoint``."""
    graph = Graph()
    graph.bind("sd", SD)
    graph.bind("void", VOID)
    service, dataset, default = URIRef(endpoint), BNode(), BNode()
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, service))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((service, SD.feature, SD.UnionDefaultGraph))
    for name in _RESULT_FORMATS:
        graph.add((service, SD.resultFormat, FORMATS[name]))
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add((default, RDF.type, VOID.Dataset))
    graph.add((default, VOID.triples, Literal(site.keep("triples", _triples))))
    if covered is not None:
        graph.add((default, VOID.documents, Literal(covered.articles)))
    for namespace in sorted(PREFIXES.values()):
        graph.add((default, VOID.vocabulary, URIRef(namespace)))
    return graph


def _triples(store: Store) -> int:
    (number,) = next(select(store, _TRIPLES))
    return int(number or 0)
