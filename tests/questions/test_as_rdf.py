"""The question library as RDF: SIB's vocabulary, parameters, menus; in the graph and out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, RDFS, SH, SKOS, Literal, URIRef
from rdflib.collection import Collection

from kg.graph import terms
from kg.graph.check import check
from kg.graph.exchange import write_rdf
from kg.graph.iris import Iris
from kg.graph.store import Store, open_store
from kg.graph.terms import node
from kg.graph.vocabulary import KG, SCHEMA
from kg.questions import Catalogue, ask, load_catalogue
from kg.questions.as_rdf import library_to_rdf, publish
from tests.questions.press import press

GRAPH = "https://newskg.example/sparql/.well-known/sparql-examples"
MINE = """#+ summary: Mine
#+ defaults:
#+   - words: trade
SELECT ?s WHERE { ?s ?p ?_words . FILTER(COALESCE(?o > ?__share_number, ?o = ?__name_en, true)) }
"""
# What SIB's tools ask of a service to find its examples.
EXAMPLES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ;
      sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?sq
"""


@pytest.fixture(scope="module")
def library(catalogue: Catalogue) -> rdflib.Graph:
    data = b"".join(write_rdf(library_to_rdf(catalogue, Iris()), "turtle"))
    return rdflib.Graph().parse(data=data, format="turtle")


def test_every_question_is_an_example(library: rdflib.Graph, catalogue: Catalogue) -> None:
    rows = list(library.query(EXAMPLES).bindings)
    assert [
        (str(row[rdflib.Variable("sq")]), str(row[rdflib.Variable("query")])) for row in rows
    ] == [(f"{GRAPH}/{name}", each.sparql) for name, each in catalogue.questions.items()]


def test_one_question(library: rdflib.Graph, catalogue: Catalogue) -> None:
    question = URIRef(f"{GRAPH}/who-met-whom")
    assert set(library.objects(question, RDF.type)) == {
        SH.SPARQLExecutable,
        SH.SPARQLSelectExecutable,
    }
    assert list(library.objects(question, RDFS.comment)) == [
        Literal("Who met whom, when and where", "en")
    ]
    assert list(library.objects(question, SCHEMA.keywords)) == [Literal("meetings")]
    assert list(library.objects(question, SCHEMA.target)) == [
        URIRef("https://newskg.example/sparql")
    ]
    assert Literal("Who met {person}?", "en") in set(library.objects(question, SKOS.example))
    (prefixes,) = library.objects(question, SH.prefixes)
    declared = {
        str(library.value(each, SH.prefix)): str(library.value(each, SH.namespace))
        for each in library.objects(prefixes, SH.declare)
    }
    assert declared["kg"] == str(KG)


def test_parameters_and_their_menus(
    library: rdflib.Graph, store: Store, catalogue: Catalogue
) -> None:
    def told(name: str, about: URIRef) -> rdflib.term.Node | None:
        return library.value(URIRef(f"{GRAPH}/who-met-whom/{name}"), about)

    assert told("person", SH.path) == URIRef(f"{GRAPH}/who-met-whom#__person_iri")
    assert (told("person", SH.nodeKind), told("person", SH.optional)) == (SH.IRI, Literal(True))
    assert told("from", SH.datatype) == rdflib.XSD.date
    for order, parameter in enumerate(catalogue.question("who-met-whom").parameters):
        assert told(parameter.name, SH.order) == Literal(order)
    choices = told("status", SH["in"])
    assert choices is not None
    assert [str(each) for each in Collection(library, choices)] == [
        "held", "planned", "proposed", "cancelled",
    ]  # fmt: skip
    labels = [str(row["label"]) for row in store.query(str(told("place", KG.menu)))]
    assert labels == ["Oslo", "Bern", "Bergen", "Norway"]


def test_types_and_defaults(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(MINE, encoding="utf-8")
    quads = library_to_rdf(load_catalogue([tmp_path]), Iris())
    data = b"".join(write_rdf(quads, "turtle"))
    graph = rdflib.Graph().parse(data=data, format="turtle")
    datatypes = {
        name: graph.value(URIRef(f"{GRAPH}/mine/{name}"), SH.datatype)
        for name in ("words", "share", "name")
    }
    assert datatypes == {
        "words": rdflib.XSD.string, "share": rdflib.XSD.decimal, "name": RDF.langString,
    }  # fmt: skip
    words = URIRef(f"{GRAPH}/mine/words")
    assert graph.value(words, SH.defaultValue) == Literal("trade")
    assert graph.value(words, SH.optional) == Literal(True)


def test_it_stands_in_a_graph_of_its_own_and_is_valid(catalogue: Catalogue) -> None:
    with press() as store:
        before = set(store.match())
        assert publish(store, catalogue) is True
        added = set(store.match()) - before
        assert {quad.graph_name for quad in added} == {node(GRAPH)}
        assert not {quad.triple for quad in added} & {quad.triple for quad in before}
        assert publish(store, catalogue) is False
        report = check(store)
        assert [each for each in report.findings if each.graph == GRAPH] == []
        assert GRAPH not in report.foreign


def test_what_is_asked_and_answered_stays_the_same(catalogue: Catalogue) -> None:
    with press() as bare, press() as store:
        publish(store, catalogue)
        for name, given in (
            ("who-met-whom", {}), ("timeline", {}), ("what-changed", {}),
            ("articles-mentioning", {"name": "Ana Sol"}),
        ):  # fmt: skip
            assert ask(store, catalogue, name, given) == ask(bare, catalogue, name, given)


def test_a_question_that_is_gone_leaves_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(MINE, encoding="utf-8")
    with open_store("memory:") as store, open_store("memory:") as other:
        publish(store, load_catalogue([tmp_path]))
        assert publish(store, catalogue) is True
        publish(other, catalogue)
        assert b"".join(store.export("nquads")) == b"".join(other.export("nquads"))


def test_a_damaged_library_is_found(catalogue: Catalogue) -> None:
    with open_store("memory:") as store:
        lacking = f"{GRAPH}/who-is"
        query = (node(lacking), terms.SH.select)
        store.put_questions(
            [
                quad
                for quad in library_to_rdf(catalogue, store.iris)
                if (quad.subject, quad.predicate) != query
            ]
        )
        (finding,) = check(store).findings
    assert str(finding) == (
        f"{lacking}: a question needs exactly one query (sh:select); run `kg build` again, which "
        "writes the question library anew"
    )
