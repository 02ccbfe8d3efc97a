"""5,000 hostile values: they never change what a query asks, in any engine, and never a store."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import NamedNode

from kg.errors import QuestionError
from kg.graph.store import Store, open_store
from kg.questions import FORMATS, Catalogue, Parameter, Question, ask, load_catalogue, render
from kg.questions.asking import cell
from kg.questions.binding import Text, bind
from kg.questions.directory import directory
from kg.questions.request import read_request
from kg.questions.values import given_iri
from tests.questions.algebra import algebra
from tests.questions.hostile import MEGABYTES, corpus
from tests.questions.press import BASE, press

NAMES = sorted(load_catalogue().questions)
VALUES = 5000
AT_ONCE = 100

ECHO = "SELECT ?value WHERE { BIND(?_text AS ?value) }"


def share(name: str) -> tuple[str, ...]:
    """The values that a question gets; all questions together get all values."""
    return corpus(VALUES)[NAMES.index(name) :: len(NAMES)]


# what a query asks


@pytest.mark.parametrize("name", NAMES)
def test_the_algebra_never_changes(name: str, catalogue: Catalogue) -> None:
    question, values = catalogue.questions[name], share(name)
    variables = [parameter.variable for parameter in question.parameters]
    harmless, own = algebra(bind(question.sparql, {each: [Text("x")] for each in variables}))
    hostile, data = algebra(
        bind(question.sparql, {each: [*map(Text, values)] for each in variables})
    )
    assert hostile == harmless
    assert data.keys() == own.keys() >= set(variables)
    for variable, blocks in data.items():
        # What is no parameter is the question's own data, such as the steps of a chain.
        expected = [list(values)] * len(blocks) if variable in variables else own[variable]
        assert blocks == expected


def test_a_megabyte_does_not_change_it_either(catalogue: Catalogue) -> None:
    question = catalogue.questions["who-said"]
    harmless, _ = algebra(bind(question.sparql, {"_words": [Text("x")]}))
    hostile, data = algebra(bind(question.sparql, {"_words": [*map(Text, MEGABYTES)]}))
    assert hostile == harmless
    assert all(block == list(MEGABYTES) for block in data["_words"])


def test_algebras_differ_where_queries_do() -> None:
    one, _ = algebra("SELECT * { VALUES ?x { 'a' } ?x ?y ?z }")
    same, _ = algebra("SELECT * { VALUES ?x { 'b' 'c' } ?x ?y ?z }")
    other, _ = algebra("SELECT * { VALUES ?x { 'a' } ?x ?y ?z . ?z ?y ?x }")
    assert one == same != other


# what the engines read, and what they do


@pytest.fixture(scope="module", params=["memory", "folder", "oxigraph", "virtuoso"])
def every_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Each kind of store in turn, with the press in it."""
    with pytest.MonkeyPatch.context() as patch, press() as source:
        if request.param == "memory":
            location = "memory:"
        elif request.param == "folder":
            location = str(tmp_path_factory.mktemp("hostile") / "store")
        elif request.param == "oxigraph":
            location = f"{request.getfixturevalue('oxigraph_process')}/query"
        else:
            location = f"{request.getfixturevalue('virtuoso')}-auth"
            patch.setenv("NEWSKG_STORE_USER", "dba")
            patch.setenv("NEWSKG_STORE_PASSWORD", "dba")
        with open_store(location, base=BASE, create=True) as store:
            store.write(insert=list(source.match()))
            yield store
            store.write(drop=[NamedNode(graph) for graph in source.graphs()])


def contents(store: Store) -> list[str]:
    """Every statement of the graphs that newskg wrote, and the names of all other graphs."""
    own = [graph for graph in store.graphs() if graph.startswith(BASE)]
    found = [str(quad) for graph in own for quad in store.match(graph=NamedNode(graph))]
    return sorted([*found, *store.graphs()])


def test_every_store_reads_every_value_as_it_is(every_store: Store) -> None:
    values = corpus(VALUES)
    for start in range(0, len(values), AT_ONCE):
        some = values[start : start + AT_ONCE]
        rows = every_store.query(bind(ECHO, {"_text": [*map(Text, some)]})).rows
        # Virtuoso drops the character U+0000 from the end of a text.
        assert Counter(str(value).rstrip("\x00") for (value,) in rows) == Counter(
            value.rstrip("\x00") for value in some
        )


def test_rdflib_reads_every_value_as_it_is() -> None:
    values = corpus(VALUES)
    for start in range(0, len(values), AT_ONCE):
        some = values[start : start + AT_ONCE]
        result = rdflib.Dataset().query(bind(ECHO, {"_text": [*map(Text, some)]}))
        assert [str(row[0]) for row in result] == list(some)  # type: ignore[index]


def harmless(parameter: Parameter) -> str:
    if parameter.type == "iri":
        if parameter.kinds == ("place",):
            return "Oslo"
        # Two who met: rdflib takes minutes where nobody did.
        return "Ana Sol" if parameter.name == "other" else "Bo Lund"
    return {"string": "herring", "xsd:date": "2026-01-13"}.get(parameter.type, "3")


def required(question: Question) -> dict[str, str]:
    return {each.name: harmless(each) for each in question.parameters if each.required}


def check(
    store: Store, catalogue: Catalogue, name: str, parameter: str, hostile: str | list[str]
) -> None:
    """An answer that every format can show, or an error about this parameter."""
    given = {**required(catalogue.questions[name]), parameter: hostile}
    refusal = None
    accepted: tuple[str, ...] = (
        f"--{parameter}: ",
        f"{name}: --{parameter} ",
        f"{name}: --from ",
    )
    try:
        answer = ask(store, catalogue, name, given)
    except QuestionError as error:
        refusal = str(error)
    if refusal is not None:
        assert refusal.startswith(accepted)
        return
    assert json.loads(json.dumps(answer.to_json()))["columns"] == list(answer.columns)
    for output_format in FORMATS:
        render(answer, output_format)


@pytest.mark.parametrize("name", NAMES)
def test_any_value_gives_an_answer_or_an_error_in_words(
    name: str, every_store: Store, catalogue: Catalogue
) -> None:
    before = contents(every_store)
    values = iter(share(name))
    for parameter in catalogue.questions[name].parameters:
        for _ in range(4):
            check(every_store, catalogue, name, parameter.name, next(values))
        check(every_store, catalogue, name, parameter.name, [next(values) for _ in range(10)])
        for megabyte in MEGABYTES:
            check(every_store, catalogue, name, parameter.name, megabyte)
    assert contents(every_store) == before


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_answers_the_same(name: str, catalogue: Catalogue) -> None:
    question = catalogue.questions[name]
    with press() as store:
        oracle = rdflib.Dataset(default_union=True)
        oracle.parse(data=b"".join(store.export("nquads")).decode(), format="nquads")
        size, iris = len(oracle), [value for value in corpus(VALUES) if given_iri(value)]
        given: dict[str, str | list[str]] = {}
        for parameter in question.parameters:
            if parameter.required or parameter.type == "iri":
                hostile = {"iri": iris[:10], "string": list(share(name)[:10])}
                given[parameter.name] = [harmless(parameter), *hostile.get(parameter.type, [])]
        request = read_request(question, given, directory(store))
        bound = bind(question.sparql, request.terms)
        result = oracle.query(bound)
        assert [[cell(term) for term in row] for row in result] == [  # type: ignore[union-attr]
            [cell(term) for term in row] for row in store.query(bound).rows
        ]
        assert len(oracle) == size
