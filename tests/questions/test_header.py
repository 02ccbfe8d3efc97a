from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QuestionError
from kg.questions import load_catalogue
from kg.questions.question import parse_question

QUERY = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?thing WHERE {
  ?thing ?about ?_thing_iri .
  FILTER(COALESCE(?day >= ?__from_xsd_date, true))
}
"""
HEADER = """#+ summary: What there is
#+ tags: [things, more]
#+ pagination: 20
#+ method: get
#+ defaults:
#+   - from: 2026-01
#+ enumerate:
#+   - thing
#+ parameters:
#+   thing: {label: Thing, kinds: [person, place]}
#+ examples:
#+   - What is there of {thing}?
"""


def question(header: str = HEADER, query: str = QUERY) -> object:
    return parse_question(header + query, "queries/what.rq")


def test_a_question() -> None:
    parsed = parse_question(HEADER + "#defaultView:Timeline\n" + QUERY, "queries/what.rq")
    assert (parsed.name, parsed.summary, parsed.tags) == (
        "what",
        "What there is",
        ("things", "more"),
    )
    assert (parsed.pagination, parsed.method, parsed.view) == (20, "GET", "Timeline")
    assert parsed.columns == ("thing",)
    assert parsed.examples == ("What is there of {thing}?",)
    thing, day = parsed.parameters
    assert (thing.name, thing.variable, thing.type) == ("thing", "_thing_iri", "iri")
    assert (thing.required, thing.kinds) == (True, ("person", "place"))
    assert thing.menu is not None
    assert "VALUES (?class ?order) { (schema:Person 1) (schema:Place 2) }" in thing.menu
    assert (day.name, day.type, day.required, day.default) == ("from", "xsd:date", False, "2026-01")
    assert "#+" not in parsed.sparql


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("", "queries/what.rq:1: no header; begin the file with a line such as "
             "'#+ summary: What the question asks'"),
        ("#+ sumary: x\n", "queries/what.rq:1: unknown key 'sumary'; did you mean 'summary'?"),
        ("# intro\n#+ summary: x\n#+ zzz: y\n",
         "queries/what.rq:3: unknown key 'zzz'; known are defaults, description, endpoint, "
         "endpoint_in_url, enumerate, examples, method, pagination, parameters, summary, tags, "
         "transform, understood, answer"),
        ("#+ summary: x\n#+ summary: y\n",
         "queries/what.rq:2: key 'summary' stands here twice; keep one of the two"),
        ("#+ tags: [a]\n",
         "queries/what.rq:1: no summary; add '#+ summary: What the question asks'"),
        ("#+ summary: x\n#+ tags: a\n",
         "queries/what.rq:2: tags must be a list; write [one, two] or lines with '- '"),
        ("#+ summary: a: b\n",
         "queries/what.rq:1: the header is not YAML (mapping values are not allowed here); quote "
         "values that hold ': ' or begin with '{', '[' or '\"'"),
        ("#+ summary: x\n#+ pagination: many\n",
         "queries/what.rq:2: pagination is 'many'; give a whole number from 1 on"),
        ("#+ summary: x\n#+ defaults:\n#+   - form: 3\n",
         "queries/what.rq:3: defaults names the parameter 'form', which the query does not have; "
         "did you mean 'from'?"),
        ("#+ summary: x\n#+ parameters:\n#+   thing: {kinds: [persons]}\n",
         "queries/what.rq:3: unknown kind 'persons'; did you mean 'person'?"),
        ("#+ summary: x\n#+ examples:\n#+   - What of {things}?\n",
         "queries/what.rq:3: examples has the unknown slot {things}; did you mean 'thing'?"),
        ("#+ summary: x\n#+ examples:\n#+   - What?\n",
         "queries/what.rq:3: the example 'What?' lacks the required {thing}; write the slot where "
         "its value stands"),
    ],
)  # fmt: skip
def test_broken_headers(header: str, message: str) -> None:
    with pytest.raises(QuestionError) as caught:
        question(header)
    if "known are" in message:
        assert sorted(str(caught.value)) == sorted(message)
    else:
        assert str(caught.value) == message


@pytest.mark.parametrize(
    ("query", "start"),
    [
        ("SELECT ?x WHERE {\n ?x ?y }",
         "queries/what.rq:14: the query is not valid SPARQL: line 14"),
        ("ASK { ?s ?p ?o }", "queries/what.rq:1: a question must be a SELECT query, not ASK;"),
        ("SELECT ?x { SERVICE <urn:x> { ?x ?y ?z } }", "queries/what.rq:13: SERVICE reaches out"),
        ("SELECT ?_thing_iri { ?x ?y ?_thing_iri }",
         "queries/what.rq:13: the parameter ?_thing_iri cannot be a column;"),
        ("SELECT ?x {\n ?x ?y ?_thing_irri }",
         "queries/what.rq:14: ?_thing_irri: 'irri' is not a known type; did you mean 'iri'?"),
        ("SELECT ?x { ?x ?_a ?__a }",
         "queries/what.rq:13: ?__a: ?_a is the same parameter 'a'; use one of the two everywhere"),
    ],
)  # fmt: skip
def test_broken_queries(query: str, start: str) -> None:
    with pytest.raises(QuestionError) as caught:
        question(query=query)
    assert str(caught.value).startswith(start)


def test_a_folder_adds_questions(tmp_path: Path) -> None:
    (tmp_path / "my-own.rq").write_text(HEADER + QUERY, encoding="utf-8")
    catalogue = load_catalogue([tmp_path])
    assert catalogue.question("my-own").source == str(tmp_path / "my-own.rq")
    assert set(load_catalogue().questions) == set(catalogue.questions) - {"my-own"}
    with pytest.raises(QuestionError) as caught:
        catalogue.question("who-met")
    assert str(caught.value).startswith("'who-met': no such question; did you mean who-met-whom")


def test_folders_that_cannot_be_taken(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no such folder of questions"):
        load_catalogue([tmp_path / "none"])
    (tmp_path / "who-is.rq").write_text(HEADER + QUERY, encoding="utf-8")
    with pytest.raises(QuestionError, match=r"'who-is' exists already in queries/who-is\.rq"):
        load_catalogue([tmp_path])
    (tmp_path / "who-is.rq").unlink()
    (tmp_path / "x.rq").write_bytes(b"#+ summary: \xff")
    with pytest.raises(QuestionError, match="not UTF-8"):
        load_catalogue([tmp_path])
