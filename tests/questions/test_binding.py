from __future__ import annotations

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery

from kg.errors import QuestionError
from kg.graph.sparql import tokens
from kg.questions import Catalogue, load_catalogue
from kg.questions.binding import XSD, Iri, Text, bind, is_iri, limit, serialised
from kg.questions.layout import layout

ECHO = 'SELECT ?_text WHERE { # a "comment" with { and ?_text\n FILTER("{?_text" != "}") }'

HOSTILE = st.text() | st.text(alphabet="\"'\\u0041U{}<>#\n\r\t;.?_$`|^\u202e\x00\x0b\u2028 SELECT")


def read_back(query: str) -> list[str]:
    solutions = pyoxigraph.Store().query(query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return [solution[0].value for solution in solutions]


@settings(deadline=None)
@given(HOSTILE)
@example('" } INSERT DATA { <urn:a> <urn:b> <urn:c> } #')
@example("\\u0022 } #")
@example("\\\\u0041")
@example("x\ty")
def test_text_comes_back_as_it_was_in_both_engines(value: str) -> None:
    query = bind(ECHO, {"_text": [Text(value)]})
    assert read_back(query) == [value]
    assert [str(row[0]) for row in rdflib.Graph().query(query)] == [value]  # type: ignore[index]


@settings(max_examples=15, deadline=None)
@given(HOSTILE)
def test_a_value_never_changes_the_tokens(value: str) -> None:
    for question in load_catalogue().questions.values():
        harmless = {p.variable: [Text("x")] for p in question.parameters}
        hostile = {p.variable: [Text(value)] for p in question.parameters}
        one, other = bind(question.sparql, harmless), bind(question.sparql, hostile)
        assert [token.kind for token in tokens(one)] == [token.kind for token in tokens(other)]
        assert [token.text for token in tokens(one) if token.kind != "string"] == [
            token.text for token in tokens(other) if token.kind != "string"
        ]
        pyoxigraph.Store().query(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a?b=c#d", True),
        ("urn:a:b", True),
        ("https://example.org/\u00e9", True),
        ("https://example.org/%zz", False),
        ("https://example.org/\uffff", False),
        ("https://[", False),
        ("https://example.org/a b", False),
        ("https://example.org/>", False),
        ("https://example.org/\ud800", False),
        ("person", False),
    ],
)
def test_what_is_an_iri(text: str, expected: bool) -> None:
    assert is_iri(text) is expected


@given(HOSTILE)
def test_what_is_no_iri_is_refused(value: str) -> None:
    if is_iri(value):
        assert serialised(Iri(value)) == f"<{value}>"
        pyoxigraph.Store().query(f"ASK {{ ?s ?p <{value}> }}")
    else:
        with pytest.raises(QuestionError):
            serialised(Iri(value))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Iri("https://example.org/a?b=c#d"), "<https://example.org/a?b=c#d>"),
        (Text('say "x"'), '"say \\"x\\""'),
        (Text("5", XSD + "integer"), f'"5"^^<{XSD}integer>'),
        (Text("house", language="en"), '"house"@en'),
        (Text("a\nb\tc\\d"), '"a\\nb\\tc\\\\d"'),
        (Text("\\u0041"), '"\\\\\\U000000750041"'),
        (Text("\x0b"), '"\\U0000000B"'),
    ],
)
def test_terms(term: Iri | Text, expected: str) -> None:
    assert serialised(term) == expected


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(QuestionError) as caught:
        serialised(Text("\ud800"))
    assert str(caught.value) == (
        "'\\ud800': half of a surrogate pair is not text; give valid Unicode"
    )


def test_values_reach_every_group_that_uses_them() -> None:
    query = """SELECT ?x WHERE {
  { SELECT ?x (COUNT(?_a) AS ?n) WHERE { ?x ?p ?_a } GROUP BY ?x }
  OPTIONAL { ?x ?q ?_b }
  FILTER(EXISTS { ?x ?r ?_c })
  VALUES ?_d { 1 }
} ORDER BY ?_e"""
    assert [
        sorted(v for v in group.variables if v[0] == "_") for group in layout(query).groups
    ] == [
        ["_c", "_d", "_e"],
        ["_a"],
        ["_b"],
    ]
    bound = bind(query, {name: [Iri("urn:x")] for name in ("_a", "_b", "_c")})
    assert bound.count("VALUES ?_a") == bound.count("VALUES ?_b") == bound.count("VALUES ?_c") == 1
    prepareQuery(bound)


def test_a_construct_template_is_no_group() -> None:
    parts = layout("CONSTRUCT { ?s ?p ?_o } WHERE { ?s ?p ?_o }")
    assert (parts.form, len(parts.groups)) == ("CONSTRUCT", 1)
    assert layout("CONSTRUCT WHERE { ?s ?p ?o }").groups[0].opening == 17


def test_limit_stands_at_the_end() -> None:
    assert limit("SELECT * { ?s ?p ?o } ORDER BY ?s # all\n", 5) == (
        "SELECT * { ?s ?p ?o } ORDER BY ?s # all\nLIMIT 5\n"
    )
    assert limit("SELECT * { ?s ?p ?o } LIMIT 3", 5) is None
    assert limit("SELECT * { ?s ?p ?o } VALUES ?s { <urn:a> }", 5) is None


def test_limit_stands_where_the_rows_are_decided_on() -> None:
    query = "SELECT * {\n  { SELECT ?s { ?s ?p ?o }\n    ORDER BY ?s\n    #limit:rows\n  }\n}"
    assert limit(query, 5) == (
        "SELECT * {\n  { SELECT ?s { ?s ?p ?o }\n    ORDER BY ?s\n    LIMIT 5\n  }\n}\nLIMIT 5\n"
    )
    assert limit(f"{query} LIMIT 3", 5) is None
    beside = "SELECT * { ?s ?p '#limit:rows' } #limit:rows of it"
    assert limit(beside, 5) == f"{beside}\nLIMIT 5\n"


def test_every_question_says_where_its_parameters_go(catalogue: Catalogue) -> None:
    for question in catalogue.questions.values():
        terms = {parameter.variable: [Iri("urn:x")] for parameter in question.parameters}
        bound = bind(question.sparql, terms)
        assert all(f"VALUES ?{variable} " in bound for variable in terms)
