from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.graph.store import Store
from kg.questions import Catalogue, ask_text
from kg.questions.periods import read_period, without_period_slots
from tests.questions.press import check_evidence_or_reason


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("Who did Sol meet in January 2026?", "who-met-whom",
         "Meetings of Ana Sol, 1 to 31 January 2026"),
        ("who met ana sol", "who-met-whom", "Meetings of Ana Sol"),
        ("Did Bo Lund ever meet Chi Wenli?", "who-met-whom", "Meetings of Bo Lund with Chi Wen-li"),
        ("Who did President Sol meet in Norway since 2026-01-10?", "who-met-whom",
         "Meetings of Ana Sol in Norway, from 10 January 2026 on"),
        ("When did Lund sit down with Chi?", "when-did-they-meet",
         "When Bo Lund and Chi Wen-li met"),
        ("Where did Sol and Lund meet?", "where-did-they-meet", "Where Ana Sol and Bo Lund met"),
        ("What did Sol say about Lund?", "claims-by-about", "What Ana Sol said about Bo Lund"),
        ("What did Sol say?", "claims-by", "What Ana Sol said"),
        ("Who is the Prime Minister?", "who-is",
         "Who Bo Lund is (“the Prime Minister” taken for Bo Lund)"),
        ("Zoe Ruiz", "who-is", "Who Zoë Ruiz is"),
        ("Sol's meetings", "meetings-of", "Meetings of Ana Sol"),
        ("How often did Sol meet Lund?", "how-many-meetings",
         "Number of meetings of Ana Sol with Bo Lund"),
        ("Who said herring belongs?", "who-said", "Who said “herring belongs”"),
        ("Which articles mention Bern?", "articles-mentioning", "Articles that mention Bern"),
        ("Do the articles disagree about Sol?", "disagreements",
         "Where reports disagree, on meetings of Ana Sol"),
        ("What happened between Jan. 5 and 2026-01-14?", "timeline",
         "Timeline, 5 to 14 January 2026"),
        ("Who met Ana Sol or Ben Sol?", "who-met-whom", "Meetings of Ana Sol or Ben Sol"),
        ("what is the price of herring in oslo today", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_questions_in_words(
    text: str, name: str | None, sentence: str | None, store: Store, catalogue: Catalogue
) -> None:
    understood = ask_text(store, catalogue, text).understood
    assert (understood and understood.name, understood and understood.sentence) == (name, sentence)


def test_a_name_that_nothing_goes_by(store: Store, catalogue: Catalogue) -> None:
    answer = ask_text(store, catalogue, "Who met Anna Soll?")
    assert answer.question == "Who met Anna Soll?"
    assert answer.explanation == (
        "Nothing in the graph is called 'Anna Soll'. Did you mean Ana Sol?"
    )


def test_no_question_fits(store: Store, catalogue: Catalogue) -> None:
    answer = ask_text(store, catalogue, "When will the next meeting of Sol and Lund start?")
    assert answer.to_json()["understood"] is None
    assert answer.explanation == ("No question fits these words; not understood: “start”.")
    assert 1 <= len(answer.suggestions) <= 3
    assert answer.rows == ()


def test_an_empty_graph(empty_store: Store, catalogue: Catalogue) -> None:
    answer = ask_text(empty_store, catalogue, "Who met Sol?")
    assert answer.explanation == (
        "The graph holds no articles yet; read some with 'kg build FOLDER'."
    )


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example("")
@example("x" * 1_000_000)
@example("Who met Ana Sol?")
@example("Who met Bo Lund in March 2019?")
@given(
    st.text()
    | st.text("who met {}person?'s in ")
    | st.sampled_from(("Ana Sol", "Bo Lund", "Oslo", "Bern")).map("Who met {}?".format)
)
def test_any_text_gives_an_answer_or_a_reason(
    store: Store, catalogue: Catalogue, text: str
) -> None:
    answer = ask_text(store, catalogue, text)
    assert answer.question == " ".join(text.split())[:1000]
    check_evidence_or_reason(answer)
    if answer.understood is None:
        assert (answer.columns, answer.rows, answer.sparql) == ((), (), None)
        assert len(answer.suggestions) <= 3


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("in January 2026 x", "2026-01-01", "2026-01-31", "x"),
        ("x on Jan. 5", "2026-01-05", "2026-01-05", "x"),
        ("x on 5th of x", None, None, "x on 5th of x"),
        ("x in 2025?", "2025-01-01", "2025-12-31", "x ?"),
        ("x in December", "2025-12-01", "2025-12-31", "x"),
        ("x after January 2026", "2026-02-01", None, "x"),
        ("x before 13 January 2026", None, "2026-01-12", "x"),
        ("x until 2026-01", None, "2026-01-31", "x"),
        ("x from 2025-12-30 to January 2, 2026 y", "2025-12-30", "2026-01-02", "x y"),
        ("x on 31 February 2026", None, None, "x on 31 February 2026"),
        ("x in 20265", None, None, "x in 20265"),
    ],
)
def test_periods(text: str, first: str | None, last: str | None, rest: str) -> None:
    period = read_period(text, "2026-01-20")
    assert (period.first, period.last, period.rest) == (first, last, rest)


def test_a_month_without_a_year_needs_articles() -> None:
    assert read_period("in January", None).first is None


def test_examples_without_their_period() -> None:
    assert without_period_slots("Who did {person} meet in {from}?") == "Who did {person} meet?"
    assert without_period_slots("Who met between {from} and {to}?") == "Who met?"
