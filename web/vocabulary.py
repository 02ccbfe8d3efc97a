"""The words that a query can use: prefixes, and the classes and properties behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from kg.errors import LimitError
from kg.graph.limits import Limits
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES

Kind = Literal["class", "property"]

_FILES: Final = ("kg.ttl", "shapes.ttl")
_CLASSES: Final = (OWL.Class, RDFS.Class)
_NAMING_CLASSES: Final = (RDFS.subClassOf, RDFS.domain, RDFS.range, SH.targetClass, SH["class"])
_NAMING_PROPERTIES: Final = (RDFS.subPropertyOf, SH.path, OWL.inverseOf)
_IN_USE: Final[dict[Kind, str]] = {
    "class": "SELECT DISTINCT ?term { ?thing a ?term }",
    "property": "SELECT DISTINCT ?term { ?thing ?term ?value }",
}
_GLANCE: Final = Limits(seconds=2, rows=2000, megabytes=256)
"""What looking through the graph may take; without an answer its own terms are not offered."""


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A class or property: how a query writes it, what it is called, what it means."""

    term: str
    kind: Kind
    label: str | None
    comment: str | None


def vocabulary(store: Store) -> tuple[VocabularyTerm, ...]:
    """Every class and property of our ontology and shapes and of the graph, in order of names."""
    ontology = _ontology()
    found: set[tuple[str, Kind]] = set(_stated(ontology))
    for kind, query in _IN_USE.items():
        found |= {(iri, kind) for iri in _in_use(store, query)}
    terms = (_term(iri, kind, ontology) for iri, kind in found)
    return tuple(sorted(terms, key=lambda each: (each.term.lower(), each.term, each.kind)))


@lru_cache(maxsize=1)
def _ontology() -> Graph:
    graph = Graph()
    for name in _FILES:
        graph.parse(data=(files("kg.ontology") / name).read_bytes(), format="turtle")
    return graph


def _stated(ontology: Graph) -> set[tuple[str, Kind]]:
    """The terms that the ontology defines or builds on; of other vocabularies those alone."""
    classes: set[Node] = {each for kind in _CLASSES for each in ontology.subjects(RDF.type, kind)}
    properties: set[Node] = set()
    for subject, kind in ontology.subject_objects(RDF.type):
        if str(kind).endswith("Property"):
            properties.add(subject)
    for naming in _NAMING_CLASSES:
        classes |= set(ontology.objects(None, naming))
    for naming in _NAMING_PROPERTIES:
        properties |= set(ontology.objects(None, naming))
    named: list[tuple[set[Node], Kind]] = [(classes, "class"), (properties, "property")]
    return {
        (str(each), kind)
        for terms, kind in named
        for each in terms
        if isinstance(each, URIRef) and not each.startswith(str(SH))
    }


def _in_use(store: Store, query: str) -> set[str]:
    try:
        rows = store.query(query, limits=_GLANCE).rows
    except LimitError:
        return set()
    return {str(term) for (term,) in rows if isinstance(term, URIRef)}


def _term(iri: str, kind: Kind, ontology: Graph) -> VocabularyTerm:
    label, comment = (ontology.value(URIRef(iri), said) for said in (RDFS.label, RDFS.comment))
    return VocabularyTerm(
        _written(iri), kind, str(label) if label else None, str(comment) if comment else None
    )


def _written(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.isidentifier():
            return f"{prefix}:{local}"
    return f"<{iri}>"
