"""ontology/kg.ttl defines exactly the terms in use, each labelled, commented and linked."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg.graph.check import load_shapes
from kg.graph.store import Store
from kg.graph.virtuoso import OF_TRUTHS
from kg.graph.vocabulary import KG, PREFIXES
from kg.judgements.collection import Judgements
from kg.judgements.matching import Item, target_of
from kg.judgements.records import Judgement
from kg.judgements.replaying import judge
from kg.records import Extraction, Resolution

NAME = URIRef("https://newskg.example/ontology")
NEIGHBOURS = ("schema", "prov", "oa", "sem", "skos", "sh", "rdf", "rdfs", "owl")
OWL_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.SymmetricProperty)
# Plain counts and flags, which none of the vocabularies in use has.
ALONE = {KG.reportCount, KG.otherReportCount, KG.attitude, KG.negated}


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    text = (files("kg.ontology") / "kg.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def own_terms(graph: rdflib.Graph) -> set[URIRef]:
    return {
        term
        for triple in graph
        for term in triple
        if isinstance(term, URIRef) and term.startswith(str(KG))
    }


def defined(ontology: rdflib.Graph) -> set[URIRef]:
    return {term for term in own_terms(ontology) if (term, RDFS.isDefinedBy, NAME) in ontology}


def test_every_term_is_labelled_commented_and_linked(ontology: rdflib.Graph) -> None:
    links = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, RDFS.seeAlso)
    spaces = tuple(PREFIXES[prefix] for prefix in NEIGHBOURS)
    for term in own_terms(ontology):
        assert (term, RDFS.isDefinedBy, NAME) in ontology, term
        assert len(list(ontology.objects(term, RDFS.label))) == 1, term
        assert str(ontology.value(term, RDFS.comment)).endswith((".", ".)")), term
        linked = [other for link in links for other in ontology.objects(term, link)]
        kinds = set(ontology.objects(term, RDF.type)) - set(OWL_KINDS)
        outside = [other for other in (*linked, *kinds) if str(other).startswith(spaces)]
        inside = [other for other in linked if other in own_terms(ontology)]
        assert outside or inside or term in ALONE, term


def test_the_terms_in_use_are_the_terms_defined(
    ontology: rdflib.Graph,
    store: Store,
    extraction: Extraction,
    another: Callable[..., Extraction],
    resolve: Callable[..., Resolution],
) -> None:
    target = target_of(extraction, Item("meeting", 0))
    decided = Judgements(
        (
            Judgement("one", "accept", targets=(target,)),
            Judgement("two", "correct", targets=(target,), values=(("place", "nowhere"),)),
        )
    )
    held, judged = judge(decided, extraction, store)
    store.put_article(
        another("a0", "Basel"), source="/a", ingested="2026-01-31", reader_version="1"
    )
    store.put_article(held, source="/a", ingested="2026-02-02", reader_version="1", judged=judged)
    store.put_resolution(resolve("a1", "a2"), "one")
    used = {
        URIRef(str(term)) for term in store.dataset.predicates() if str(term).startswith(str(KG))
    }
    used |= {
        URIRef(str(term))
        for term in store.dataset.objects(None, RDF.type)
        if str(term).startswith(str(KG))
    }
    # A report without an end has none; the software is an object; a common superclass has no
    # members of its own; menus are those of the question library; these articles are too
    # short for a signature; a store is seldom incomplete; all articles are resolved.
    rare = {KG.end, KG.saidOn, KG.newskg, KG.Mention, KG.menu}
    rare |= {KG.incomplete, KG.unresolved}
    assert used - defined(ontology) == set()
    assert defined(ontology) - used == rare


def test_shapes_speak_of_defined_terms_only(ontology: rdflib.Graph) -> None:
    assert own_terms(load_shapes()) - defined(ontology) == set()


def test_every_constraint_has_a_message() -> None:
    shapes = load_shapes()
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for shape in set(shapes.objects(None, sh.property)) | set(shapes.objects(None, sh.sparql)):
        assert shapes.value(shape, sh.message), shapes.value(shape, sh.path)


def test_domains_and_ranges_are_classes_that_exist(ontology: rdflib.Graph) -> None:
    for relation in (RDFS.domain, RDFS.range):
        for term in ontology.objects(None, relation):
            known = not str(term).startswith(str(KG)) or (term, RDF.type, OWL.Class) in ontology
            assert known, term


def test_virtuoso_is_told_of_every_property_with_truth_values(ontology: rdflib.Graph) -> None:
    truths = {str(term) for term in ontology.subjects(RDFS.range, rdflib.XSD.boolean)}
    assert {term.value for term in OF_TRUTHS} == truths
