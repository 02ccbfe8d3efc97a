"""Every bundled question: what it answers on a small graph, in Oxigraph and in rdflib."""

from __future__ import annotations

import pyoxigraph
import pytest
import rdflib

from kg.errors import QuestionError
from kg.graph.store import Store
from kg.questions import Catalogue, ask
from kg.questions.answer import PROVENANCE
from kg.questions.binding import Iri, bind, serialised
from kg.questions.directory import directory
from kg.questions.request import read_request
from tests.queries.examples import EXPECTED, NAMES, QUESTIONS, both, chosen, oracle_rows
from tests.questions.press import text_of


def test_every_question_is_tested() -> None:
    assert list(QUESTIONS) == NAMES == list(EXPECTED)


@pytest.mark.parametrize("name", NAMES)
def test_rows(name: str, store: Store, catalogue: Catalogue) -> None:
    columns, expected = EXPECTED[name]
    answer = ask(store, catalogue, name, QUESTIONS[name])
    assert chosen(answer.rows, columns) == expected
    assert (answer.explanation is None) == bool(expected)


@pytest.mark.parametrize("name", NAMES)
def test_each_row_ends_with_a_sentence_of_its_article(
    name: str, store: Store, catalogue: Catalogue
) -> None:
    answer = ask(store, catalogue, name, QUESTIONS[name])
    prefixes = ["", "other_"] if "other_sentence" in answer.columns else [""]
    ending = tuple(f"{prefix}{column}" for prefix in prefixes for column in PROVENANCE)
    assert answer.columns[-len(ending) :] == ending
    for row in answer.rows:
        for prefix in prefixes:
            text = text_of(str(row[f"{prefix}article_iri"]).rpartition("/")[2])
            start, end = row[f"{prefix}sentence_start"], row[f"{prefix}sentence_end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert text[start:end] == row[f"{prefix}sentence"]


@pytest.mark.parametrize("name", NAMES)
def test_each_name_has_its_iri_beside_it(name: str, catalogue: Catalogue) -> None:
    columns = catalogue.questions[name].columns
    things = {"person", "other", "place", "meeting", "speaker", "about", "claim", "article"}
    for column in things & set(columns):
        assert columns[columns.index(column) + 1] == f"{column}_iri"


@pytest.mark.parametrize("name", NAMES)
def test_empty_graph(name: str, empty_store: Store, catalogue: Catalogue) -> None:
    texts = ("words", "topic")
    given = {key: value for key, value in QUESTIONS[name].items() if key in texts}
    iris = {
        parameter.name: "https://newskg.example/id/person/nobody"
        for parameter in catalogue.questions[name].parameters
        if parameter.type == "iri" and parameter.required
    }
    answer = ask(empty_store, catalogue, name, {**given, **iris})
    assert answer.rows == ()
    assert answer.explanation == (
        "The graph holds no articles yet; read some with 'kg build FOLDER'."
    )


WINDOWS = {"from": "2026-01", "to": "2026-02-28"}


@pytest.mark.parametrize("name", NAMES)
def test_the_query_as_grlc_writes_it_gives_the_same_rows(
    name: str, store: Store, catalogue: Catalogue, oracle: rdflib.Dataset
) -> None:
    question = catalogue.questions[name]
    replaced = question.sparql
    request = read_request(question, QUESTIONS[name], directory(store))
    for variable, (term,) in request.terms.items():
        replaced = replaced.replace(f"?{variable}", serialised(term))
    expected = ask(store, catalogue, name, QUESTIONS[name]).rows
    assert oracle_rows(oracle, replaced) == [dict(row) for row in expected]


@pytest.mark.parametrize("name", NAMES)
def test_the_window_as_grlc_writes_it_is_valid(name: str, catalogue: Catalogue) -> None:
    question = catalogue.questions[name]
    replaced = question.sparql
    for parameter in question.parameters:
        value = {"xsd:date": '"2026-01-01"^^xsd:date', "iri": "<urn:x>"}.get(parameter.type, '"x"')
        replaced = replaced.replace(f"?{parameter.variable}", value)
    pyoxigraph.Store().query(replaced)


@pytest.mark.parametrize("name", sorted({*NAMES} - {"disagreements", "corrections"}))
def test_a_period_without_anything(name: str, store: Store, catalogue: Catalogue) -> None:
    answer = ask(store, catalogue, name, {**QUESTIONS[name], "from": "1990", "to": "1991-05"})
    assert answer.rows == ()
    assert answer.explanation is not None
    assert answer.explanation.startswith("Nothing from 1 January 1990 to 31 May 1991;")


def test_a_period_takes_what_overlaps_it(store: Store, catalogue: Catalogue) -> None:
    def starts(first: str, last: str) -> list[object]:
        given = {"person": "Bo Lund", "other": "Ana Sol", "from": first, "to": last}
        return [row["start"] for row in ask(store, catalogue, "who-met-whom", given).rows]

    assert starts("2026-01-14", "2026-01-31") == ["2026-01-13"]
    assert starts("2026-01-01", "2026-01-13") == ["2026-01-13"]
    assert starts("2026-01-15", "2026-03-01") == []
    assert starts("2026", "2026") == ["2026-01-13", "2026-03-02"]


def test_each_pair_comes_once_where_nobody_is_asked_for(store: Store, catalogue: Catalogue) -> None:
    rows = ask(store, catalogue, "who-met-whom", {}).rows
    pairs = [(row["meeting_iri"], frozenset((row["person"], row["other"]))) for row in rows]
    assert len(pairs) == len(set(pairs)) == 9


def test_an_article_that_counts_more_meetings_is_heard(store: Store, catalogue: Catalogue) -> None:
    pair = {"person": "Ana Sol", "other": "Bo Lund"}
    answer = ask(store, catalogue, "how-many-meetings", pair)
    told = [(row["status"], row["meetings"], row["stated"]) for row in answer.rows]
    assert told == [("held", 1, "4"), ("planned", 1, None)]
    assert answer.rows[0]["sentence"] == (
        "Ana Sol and Bo Lund held their fourth summit in Oslo, the capital of Norway."
    )
    assert answer.answer == (
        "One meeting held (an article counts 4) and one meeting planned, of Ana Sol with Bo Lund."
    )
    # It counts the meetings of these two, of any time and at any place.
    for other in ({"person": "Ana Sol"}, {**pair, "place": "Norway"}, {**pair, "from": "2020"}):
        rows = ask(store, catalogue, "how-many-meetings", other).rows
        assert [row["stated"] for row in rows if row["status"] == "held"] == [None]


def test_a_country_covers_its_places_and_status_chooses(store: Store, catalogue: Catalogue) -> None:
    in_norway = ask(store, catalogue, "who-met-whom", {"place": "norway"}).rows
    assert chosen(in_norway, "person other place") == [
        ("Ana Sol", "Bo Lund", "Oslo"),
        ("Ana Sol", "Zoë Ruiz", "Oslo"),
    ]
    planned = ask(store, catalogue, "who-met-whom", {"status": "Planned", "person": "Zoe Ruiz"})
    assert chosen(planned.rows, "person other") == [
        ("Zoë Ruiz", "Ana Sol"),
        ("Zoë Ruiz", "Bo Lund"),
    ]


@pytest.mark.parametrize(
    ("topic", "claims"),
    [
        ("herring", ["The herring belongs to all"]),
        ("belongs herring", ["The herring belongs to all"]),
        ("Herring, all", ["The herring belongs to all"]),
        ("erring", []),
        ("a friend", ["Ana Sol was a friend"]),
        # One of the words, where all of them were named shortly before.
        ("Jan friend", ["Ana Sol was a friend"]),
        ("Feb friend", []),
        ("Zoë friend", []),
        ("(.*", []),
    ],
)
def test_topics(topic: str, claims: list[str], store: Store, catalogue: Catalogue) -> None:
    rows = ask(store, catalogue, "claims-on-topic", {"topic": topic}).rows
    assert [row["claim"] for row in rows] == claims


def test_several_values(store: Store, catalogue: Catalogue) -> None:
    rows = ask(store, catalogue, "claims-by", {"person": ["Ana Sol", "Bo Lund"]}).rows
    assert chosen(rows, "person") == [("Ana Sol",), ("Bo Lund",)]
    assert bind("SELECT * { ?s ?p ?_o }", {"_o": [Iri("urn:a"), Iri("urn:b")]}) == (
        "SELECT * {\n  VALUES ?_o { <urn:a> <urn:b> } ?s ?p ?_o }"
    )


COUNTING = {"how-many-meetings", "places-visited"}
"""They count over all values together."""


@pytest.mark.parametrize("name", sorted(set(NAMES) - COUNTING))
def test_several_values_give_the_rows_of_each_once(
    name: str, store: Store, catalogue: Catalogue
) -> None:
    for parameter in catalogue.questions[name].parameters:
        if parameter.name in ("from", "to"):
            continue
        rows = [
            tuple(row.items())
            for given in (both(parameter), *both(parameter))
            for row in ask(store, catalogue, name, {**QUESTIONS[name], parameter.name: given}).rows
        ]
        together = ask(
            store, catalogue, name, {**QUESTIONS[name], parameter.name: both(parameter)}
        ).rows
        assert len(together) == len(set(rows)), parameter.name
        assert {tuple(row.items()) for row in together} == set(rows), parameter.name


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_a_period_with_one_first_day(
    name: str, store: Store, catalogue: Catalogue
) -> None:
    assert catalogue.questions[name].has_period
    with pytest.raises(QuestionError) as caught:
        ask(store, catalogue, name, {**QUESTIONS[name], "from": ["2024", "2025"]})
    assert str(caught.value) == (
        f"{name}: --from has 2 values; a period has one first day, so give one of them"
    )


@pytest.mark.parametrize(
    ("topic", "claims"),
    [
        ("herring", ["The herring belongs to all"]),
        ("HERRING for all", []),
        ("herring all", ["The herring belongs to all"]),
        ("Ana's agreement", []),
        ("agree", ["Ana Sol will agree"]),
        (".*", []),
    ],
)
def test_what_was_said_to_somebody_on_a_topic(
    topic: str, claims: list[str], store: Store, catalogue: Catalogue
) -> None:
    answer = ask(store, catalogue, "claims-to", {"addressee": "Bo Lund", "topic": topic})
    assert [row["claim"] for row in answer.rows] == claims
