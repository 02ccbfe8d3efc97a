from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.errors import QuestionError
from kg.graph.store import Store
from kg.questions import Catalogue, ask
from kg.questions.templates import shown
from tests.questions.press import ANA, BO, CHI, check_evidence_or_reason

SOL = "https://newskg.example/id/person/"


def test_the_answer_as_json(store: Store, catalogue: Catalogue) -> None:
    answer = ask(
        store, catalogue, "who-met-whom",
        {"person": "Sol", "from": "2026-01", "to": "2026-01"},
    )  # fmt: skip
    shown = answer.to_json()
    iri = shown["rows"][0]["person_iri"]
    assert json.loads(json.dumps(shown)) == shown
    assert list(shown) == [
        "question", "understood", "answer", "columns", "rows", "explanation", "suggestions",
        "coverage", "sparql",
    ]  # fmt: skip
    assert shown["question"] == (
        "who-met-whom --person 'Ana Sol' --from 'January 2026' --to 'January 2026'"
    )
    assert shown["understood"] == {
        "name": "who-met-whom",
        "parameters": {
            "person": {"value": iri, "label": "Ana Sol"},
            "from": {"value": "2026-01-01", "label": "January 2026"},
            "to": {"value": "2026-01-31", "label": "January 2026"},
        },
        "sentence": "Meetings of Ana Sol, 1 to 31 January 2026",
    }
    assert shown["answer"] == (
        "Ana Sol met Bo Lund in Oslo on 13 to 14 January 2026, according to three articles, two "
        "independent."
    )
    assert shown["suggestions"] == ["Ben Sol", "Do the articles disagree about Ana Sol?"]
    assert shown["explanation"] is None
    assert shown["coverage"] == {
        "articles": 4,
        "earliest": "2026-01-01",
        "latest": "2026-01-31",
    }
    assert f"VALUES ?__person_iri {{ <{iri}> }}" in shown["sparql"]
    (row,) = shown["rows"]
    assert list(row) == shown["columns"]
    assert shown["columns"][:13] == [
        "person", "person_iri", "other", "other_iri", "start", "end", "place", "place_iri",
        "status", "kind", "reports", "meeting_iri", "article",
    ]  # fmt: skip
    assert (row["start"], row["reports"], row["sentence_start"]) == ("2026-01-13", 3, 0)


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("who-met-whom", {"person": "Bo Lund", "other": "Chi Wen-li"},
         "Bo Lund met Chi Wen-li in 2024, according to one article; a meeting of Bo Lund and "
         "Chi Wen-li was only proposed; no article says that it took place."),
        ("who-met-whom", {"person": "Chi Wen-li", "status": "proposed"},
         "A meeting of Chi Wen-li and Bo Lund was only proposed; no article says that it took "
         "place."),
        ("who-met-whom", {"person": "Zoë Ruiz", "status": "planned"},
         "A meeting of Zoë Ruiz, Ana Sol and Bo Lund in Bern on 2 March 2026 is planned; no "
         "article confirms it."),
        ("who-met-whom", {"person": "Bo Lund", "status": "held"},
         "Bo Lund met Chi Wen-li, Ana Sol and Ben Sol in three meetings; most recently Ben Sol on "
         "20 January 2026, according to one article."),
        ("where-did-they-meet", {"person": "Ana Sol", "other": "Bo Lund", "to": "2026-02"},
         "Ana Sol met Bo Lund on 13 to 14 January 2026; the place differs between reports: Oslo "
         "(two articles, one a copy of the other) and Bergen (one article)."),
        ("where-did-they-meet", {"person": "Bo Lund", "other": "Ben Sol"},
         "Bo Lund met Ben Sol on 20 January 2026, according to one article; no place is given."),
        ("when-did-they-meet", {"person": "Ana Sol", "other": "Zoë Ruiz", "place": "Oslo"},
         "Ana Sol met Zoë Ruiz in Oslo, according to one article; no date is given."),
        ("most-frequent-meetings", {"person": "Bo Lund"},
         "Most meetings: Bo Lund and Ben Sol, once, most recently on 20 January 2026; two other "
         "pairs as often."),
        ("most-frequent-meetings", {"person": "Bo Lund", "other": "Ben Sol"},
         "Most meetings: Bo Lund and Ben Sol, once, most recently on 20 January 2026."),
        ("disagreements", {},
         "Reports disagree once on the place of Summit of Ana Sol and Bo Lund, Oslo, "
         "2026-01-13 to 2026-01-14: Oslo (one article) against Bergen (one article)."),
        ("how-many-meetings", {"person": "Bo Lund"},
         "Three meetings held, one meeting planned and one meeting proposed, of Bo Lund."),
        ("places-visited", {"person": "Ana Sol"},
             "Meetings with Ana Sol were held in Bern (November 2025) and Oslo (14 January 2026)."),
        ("timeline", {"person": "Ben Sol"},
         "One event: Meeting of Ben Sol and Bo Lund, 2026-01-20 (20 January 2026)."),
        ("timeline", {"person": "Bo Lund", "from": "2026-01-15", "to": "2026-01-15"},
         "One event: Bo Lund said: Ana Sol was a friend (15 January 2026)."),
    ],
)  # fmt: skip
def test_answers_in_a_sentence(
    name: str, values: dict[str, str], sentence: str, store: Store, catalogue: Catalogue
) -> None:
    assert ask(store, catalogue, name, values).answer == sentence


@pytest.mark.parametrize(
    ("name", "values", "pointed"),
    [
        ("who-met-whom", {}, ("Where do the articles disagree?",)),
        ("when-did-they-meet", {"person": ANA, "other": BO},
         ("Do the articles disagree about Ana Sol?",)),
        ("who-met-whom", {"person": ANA, "other": CHI}, ()),
        ("claims-by", {"person": ANA}, ()),
    ],
)  # fmt: skip
def test_an_answer_with_a_disputed_meeting_points_at_what_others_say(
    name: str, values: dict[str, str], pointed: tuple[str, ...], store: Store, catalogue: Catalogue
) -> None:
    answer = ask(store, catalogue, name, values)
    assert tuple(each for each in answer.suggestions if "disagree" in each) == pointed


def test_a_long_cell_is_cut_between_words() -> None:
    assert shown("word " * 31 + "words") == "word " * 31 + "words"
    assert shown("word " * 31 + "words, and more") == "word " * 30 + "word …"
    assert shown("x" * 200) == "x" * 159 + " …"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2018-13", "'2018-13': there is no month 13; months run from 1 to 12."),
        ("2018-02-30", "'2018-02-30': February 2018 has the days 1 to 28; give one of them."),
        ("2018-02", "Nothing in the graph is called '2018-02'."),
    ],
)
def test_a_date_that_does_not_exist_is_no_unknown_name(
    store: Store, catalogue: Catalogue, words: str, why: str
) -> None:
    assert ask(store, catalogue, "who-met-whom", {"place": words}).explanation == why


def test_an_unknown_name(store: Store, catalogue: Catalogue) -> None:
    answer = ask(store, catalogue, "who-met-whom", {"person": "Anna Soll"})
    assert answer.rows == ()
    assert answer.sparql is None
    assert answer.explanation == (
        "Nothing in the graph is called 'Anna Soll'. Did you mean Ana Sol?"
    )
    assert answer.suggestions == ("Ana Sol",)
    assert answer.to_json()["understood"]["parameters"] == {
        "person": {"value": None, "label": "Anna Soll"}
    }


def test_an_empty_period(store: Store, catalogue: Catalogue) -> None:
    answer = ask(store, catalogue, "meetings-of", {"person": "Bo Lund", "from": "2027"})
    assert answer.explanation == (
        "Nothing from 1 January 2027 on; without the period there would be five results, from 2024 "
        "to 2 March 2026."
    )


def test_nothing_of_the_kind(store: Store, catalogue: Catalogue) -> None:
    answer = ask(store, catalogue, "claims-by", {"person": "Zoë Ruiz", "from": "2020"})
    assert answer.explanation == (
        "The four articles in the graph (published, where they say so, from 1 to 31 January 2026) "
        "say nothing on this that was read: What Zoë Ruiz said, from 1 January 2020 on."
    )


def test_an_unknown_iri(store: Store, catalogue: Catalogue) -> None:
    answer = ask(store, catalogue, "who-is", {"person": f"<{SOL}nobody>"})
    assert answer.explanation == f"Nothing in the graph has the IRI {SOL}nobody."


def test_limit(store: Store, catalogue: Catalogue) -> None:
    answer = ask(store, catalogue, "who-met-whom", {}, limit=2)
    assert len(answer.rows) == 2
    assert (answer.sparql or "").endswith("\nLIMIT 2\n")
    for limit in (0, 10**22):
        with pytest.raises(QuestionError) as caught:
            ask(store, catalogue, "who-met-whom", {}, limit=limit)
        assert str(caught.value) == (
            f"--limit: {limit} is out of bounds; give a number from 1 to 1000000000"
        )


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("who-met-whom", {"persn": "x"},
         "who-met-whom: no parameter 'persn'; did you mean 'person'?"),
        ("who-is", {"person": " "}, "who-is: --person is missing; add --person 'PERSON'"),
        ("who-met-whom", {"from": "2026-02", "to": "2026-01"},
         "who-met-whom: --from 2026-02-01 lies after --to 2026-01-31; exchange the two"),
        ("who-met-whom", {"from": "2026-02-31"},
         "--from: '2026-02-31': February 2026 has the days 1 to 28; give one of them"),
        ("who-met-whom", {"status": "heldd"},
         "--status: 'heldd': not one of held, planned, proposed, cancelled; did you mean 'held'?"),
        ("who-met-whom", {"person": "x" * 1_000_000},
         "--person: 1,000,000 characters are too long for a name; give at most 300"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken(
    name: str, values: dict[str, str], message: str, store: Store, catalogue: Catalogue
) -> None:
    with pytest.raises(QuestionError) as caught:
        ask(store, catalogue, name, values)
    assert str(caught.value) == message


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example("")
@example("Ana Sol")
@example("2026-01")
@example("held")
@given(st.text() | st.sampled_from(("Bo Lund", "Oslo", "herring", "planned", "2026-01-13")))
def test_any_value_gives_an_answer_or_a_reason(
    store: Store, catalogue: Catalogue, value: str
) -> None:
    for question in ("who-met-whom", "who-said", "claims-about"):
        for parameter in catalogue.questions[question].parameters:
            given = {p.name: "Ana Sol" for p in catalogue.questions[question].parameters
                     if p.required}  # fmt: skip
            refusal = None
            try:
                answer = ask(store, catalogue, question, {**given, parameter.name: value})
            except QuestionError as error:
                refusal = str(error)
            if refusal is None:
                check_evidence_or_reason(answer)
                assert answer.columns == catalogue.questions[question].columns
            else:
                at_fault = (f"--{parameter.name}: ", f"{question}: --{parameter.name} ")
                assert refusal.startswith(at_fault)
