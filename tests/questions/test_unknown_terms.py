"""What a query looks for in vain is pointed out, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.graph.store import Store, open_store
from kg.graph.vocabulary import PREFIXES
from kg.questions.unknown_terms import MOST_WARNINGS, unknown_terms
from tests.graph.conftest import make_extraction, make_resolution
from tests.graph.storing import put

FOREIGN = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix old: <http://schema.org/> .
<https://people.example/ana> a foaf:Person ; foaf:name "Ana" ; old:name "Ana" ;
    foaf:knows <https://people.example/bo> .
"""
FOAF = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
OLD = "PREFIX schema: <http://schema.org/> "


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    foreign: Path = tmp_path_factory.mktemp("foreign") / "people.ttl"
    foreign.write_text(FOREIGN)
    opened = open_store("memory:")
    put(opened, make_extraction())
    opened.put_resolution(make_resolution("a1"), "one")
    opened.import_rdf(foreign, "https://people.example/graph")
    return opened


def not_there(term: str, *near: str) -> tuple[str, ...]:
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return (f"{term}: not in the graph or its vocabulary{hint}",)


@pytest.mark.parametrize(
    ("query", "warnings"),
    [
        ("SELECT * { ?x a schema:Persn }", not_there("schema:Persn", "schema:Person")),
        ("SELECT * { ?x a kg:person }", not_there("kg:person", "schema:Person")),
        ("SELECT * { ?x a kg:Meetings }", not_there("kg:Meetings", "kg:Meeting", "kg:meeting")),
        ("SELECT * { ?x a schema:Movie }", not_there("schema:Movie")),
        (
            "SELECT * { ?x ^sem:hasActr/skos:prefLabel ?y }",
            not_there("sem:hasActr", "sem:hasActor"),
        ),
        ("ASK { ?x ?p ?o FILTER(?p = kg:satus) }", not_there("kg:satus", "kg:status")),
        ("ASK { ?x ?p ?o FILTER(?p IN (kg:satus)) }", not_there("kg:satus", "kg:status")),
        ("ASK { VALUES ?p { kg:satus } ?x ?p ?o }", not_there("kg:satus", "kg:status")),
        ("ASK { ?x kg:satus ?o ; kg:satus ?p }", not_there("kg:satus", "kg:status")),
        (f"{FOAF} ASK {{ ?x foaf:nmae ?o }}", not_there("foaf:nmae")),
        (f"{FOAF} ASK {{ ?x foaf:know ?o }}", not_there("foaf:know", "foaf:knows")),
        (
            "PREFIX s: <http://schema.org/> ASK { ?x a s:Person }",
            not_there("s:Person", "schema:Person (https)"),
        ),
        (
            "ASK { ?x a <http://schema.org/Person> }",
            not_there("<http://schema.org/Person>", "schema:Person (https)"),
        ),
        (
            "DESCRIBE <https://people.example/nobody>",
            not_there("<https://people.example/nobody>"),
        ),
        (
            "ASK { <id/person/x> ?p ?o GRAPH <graph/none> { ?x ?y ?z } }",
            not_there("<id/person/x>") + not_there("<graph/none>"),
        ),
        (
            f"{OLD} ASK {{ ?x a schema:Person ; schema:about ?y }}",
            (
                "PREFIX schema: is <http://schema.org/> in this query and <https://schema.org/> in"
                " the graph (https, not http); leave the line out, the prefix need not be declared",
            ),
        ),
        (
            "PREFIX kg: <http://other.example/> ASK { ?x a kg:Meeting }",
            (
                "PREFIX kg: is <http://other.example/> in this query and"
                " <https://newskg.example/ontology#> in the graph; leave the line out, the prefix"
                " need not be declared",
            ),
        ),
    ],
)
def test_what_is_not_there(store: Store, query: str, warnings: tuple[str, ...]) -> None:
    store.query(query)
    assert unknown_terms(store, query) == warnings


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?x a schema:Person ; rdfs:subClassOf* ?y ; owl:sameAs ?z }",
        # in the vocabulary, though this graph has none
        "SELECT * { ?x kg:saidOn ?day ; schema:inLanguage 'pt' }",
        f"{FOAF} ASK {{ ?x a foaf:Person ; foaf:knows <https://people.example/bo> }}",
        f"{OLD} SELECT * {{ ?x schema:name ?n }}",
        f"{OLD} SELECT * {{ ?x ?p ?n }}",
        "SELECT * FROM <https://people.example/graph> { ?s ?p ?o }",
        "SELECT * FROM NAMED <https://people.example/graph>"
        " { GRAPH <https://people.example/graph> { ?s ?p ?o } }",
        "SELECT * { GRAPH <graph/ingestion> { ?s ?p ?o } }",
        # what is made, computed or written in a string is not looked for
        f"{FOAF} CONSTRUCT {{ ?x foaf:made [ foaf:by foaf:Me ] }} WHERE {{ ?x a schema:Person }}",
        "SELECT (IF(?y, <x:yes>, kg:no) AS ?x) (COUNT(*) AS ?n) { BIND(kg:none AS ?z) }",
        "ASK { BIND(IRI('https://schema.org/Nothing') AS ?x) ?s ?p 'schema:Persn' # kg:none\n}",
        "ASK { ?x ?p ?d FILTER(xsd:dat(?d) = '1'^^kg:number) FILTER(STRSTARTS(?d, STR(kg:))) }",
        "SELECT * { _:b ?p [] ; a schema:Person }",
    ],
)
def test_no_false_warnings(store: Store, query: str) -> None:
    assert unknown_terms(store, query) == ()


def test_everything_that_newskg_writes_is_in_its_vocabulary(store: Store) -> None:
    own = set()
    for quad in store.match():
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(tuple(PREFIXES.values())):
                own.add(term)
    with open_store("memory:") as empty:
        for term in own:
            assert unknown_terms(empty, f"ASK {{ ?s ?p {term} }}") == ()
    assert len(own) > 80


def test_many_warnings_are_cut_short(store: Store) -> None:
    terms = " ".join(f"kg:zzz{number}" for number in range(50))
    warnings = unknown_terms(store, f"ASK {{ VALUES ?x {{ {terms} }} }}")
    assert len(warnings) == MOST_WARNINGS
    assert warnings[-1] == "41 more terms that are not in the graph"


def test_a_long_term_is_cut_short(store: Store) -> None:
    (warning,) = unknown_terms(store, f"ASK {{ ?x kg:{'z' * 100_000} ?y }}")
    assert warning == f"kg:{'z' * 97}…: not in the graph or its vocabulary"


def test_a_prefix_that_is_declared_as_it_is_known_is_no_other(store: Store) -> None:
    for prefix, space in PREFIXES.items():
        query = f"PREFIX {prefix}: <{space}> ASK {{ ?s {prefix}:nothing ?o }}"
        assert not any("PREFIX" in warning for warning in unknown_terms(store, query)), prefix
