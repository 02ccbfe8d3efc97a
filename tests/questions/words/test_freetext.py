from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.graph.store import Store
from kg.questions import Catalogue, ask_text
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
        ("What did Sol tell Lund?", "claims-to", "What was said to Bo Lund by Ana Sol"),
        ("What was Lund told by Sol?", "claims-to", "What was said to Bo Lund by Ana Sol"),
        ("What has President Sol said to Bo Lund in 2026?", "claims-to",
         "What was said to Bo Lund by Ana Sol, 1 January to 31 December 2026"),
        ("What was said to Lund?", "claims-to", "What was said to Bo Lund"),
        ("What did Sol ask Lund?", "claims-to", "What was said to Bo Lund by Ana Sol, asks only"),
        ("What did Sol promise Lund?", "claims-to",
         "What was said to Bo Lund by Ana Sol, intends only"),
        ("What did Sol warn Lund?", "claims-to", "What was said to Bo Lund by Ana Sol"),
        ("What did Sol write to Lund?", "claims-to", "What was said to Bo Lund by Ana Sol"),
        ("What was Lund told?", "claims-to", "What was said to Bo Lund"),
        ("what was lund told", "claims-to", "What was said to Bo Lund"),
        ("What has Lund been told?", "claims-to", "What was said to Bo Lund"),
        ("What was Lund asked?", "claims-to", "What was said to Bo Lund, asks only"),
        ("What is Lund telling Sol?", "claims-to", "What was said to Ana Sol by Bo Lund"),
        ("Who told Lund what?", "claims-to", "What was said to Bo Lund"),
        ("Who told Lund something?", "claims-to", "What was said to Bo Lund"),
        ("What did Sol tell Lund about the herring?", "claims-to",
         "What was said to Bo Lund by Ana Sol on “herring”"),
        ("What was Lund told about herring?", "claims-to", "What was said to Bo Lund on “herring”"),
        ("What was Lund told by Sol about herring?", "claims-to",
         "What was said to Bo Lund by Ana Sol on “herring”"),
        ("What did Sol ask?", "claims-by", "What Ana Sol said, asks only"),
        ("What did Sol tell?", None, None),
        ("Who did Sol tell?", None, None),
        ("Who was told by Sol?", None, None),
        ("What did Sol tell reporters?", None, None),
        ("What did Sol want from Lund?", None, None),
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
        ("Who met the prime minister of Oslo?", "who-met-whom",
         "Meetings of the prime minister of Oslo"),
        ("Is Sol a dictator?", None, None),
        ("Was the Herring Summit a success?", None, None),
        ("What did Sol say on the day of the vote?", None, None),
        ("Who received Ben Sol?", "who-met-whom", "Meetings of Ben Sol"),
        ("Tell me everything about Lund", "timeline", "Timeline of Bo Lund"),
        ("What did Sol warn about herring?", "claims-on-topic",
         "What was said on “herring” by Ana Sol"),
        ("What did Sol promise on herring?", "claims-on-topic",
         "What was said on “herring” by Ana Sol, intends only"),
        ("What does Lund criticise?", "claims-by", "What Bo Lund said, criticizes only"),
        ("what is the price of herring in oslo today", None, None),
        ("Who should Sol meet next?", None, None),
        ("What do you think of Lund?", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_questions_in_words(
    text: str, name: str | None, sentence: str | None, store: Store, catalogue: Catalogue
) -> None:
    understood = ask_text(store, catalogue, text).understood
    assert (understood and understood.name, understood and understood.sentence) == (name, sentence)


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        ("Who met the president of Peru?", "No article calls anybody “the president of Peru”."),
        ("Who did the president of Peru meet in Oslo?",
         "No article calls anybody “the president of Peru”."),
        ("Meetings in Sol", "Ana Sol is a person in the graph; this asks for a place."),
        ("Who did she meet?", "No question fits these words; not understood: “she”."),
        ("How did Sol go to Oslo?",
         "No question combines these words: “How”, “Sol”, “go to”, “Oslo”."),
        ("What did Sol tell reporters?",
         "To whom something is said is kept by name only; no name: “reporters”."),
        ("What did Sol tell the press about herring?",
         "To whom something is said is kept by name only; no name: “press”."),
        ("of the", "There is nothing to answer in these words."),
    ],
)  # fmt: skip
def test_why_there_is_no_answer(
    text: str, explanation: str, store: Store, catalogue: Catalogue
) -> None:
    answer = ask_text(store, catalogue, text)
    assert (answer.explanation, answer.rows) == (explanation, ())


def test_what_can_be_asked_instead_has_the_names_of_the_question(
    store: Store, catalogue: Catalogue
) -> None:
    answer = ask_text(store, catalogue, "Why did Sol meet Lund?")
    assert answer.suggestions[0] == "Did Ana Sol and Bo Lund meet?"
    assert not any("{" in suggestion for suggestion in answer.suggestions)


@pytest.mark.parametrize("text", ["Who did Sol tell?", "What did Sol tell?",
                                  "What did Sol tell reporters?"])  # fmt: skip
def test_who_tells_is_asked_for_instead_of_who_is_told(
    text: str, store: Store, catalogue: Catalogue
) -> None:
    suggestions = ask_text(store, catalogue, text).suggestions
    assert "Claims by Ana Sol" in suggestions
    assert all("Ana Sol" in suggestion for suggestion in suggestions)


def test_the_next_reading_is_offered(store: Store, catalogue: Catalogue) -> None:
    answer = ask_text(store, catalogue, "Who will Bo Lund meet?")
    assert answer.understood is not None
    assert answer.understood.name == "planned-meetings"
    assert answer.suggestions == ("Who met Bo Lund?",)


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


def test_a_topic_that_is_linked_to_no_claim_is_searched_for_in_words(
    store: Store, catalogue: Catalogue
) -> None:
    answer = ask_text(store, catalogue, "What did Lund say about friends?")
    assert answer.understood is not None
    assert answer.understood.sentence == "What was said on “friends” by Bo Lund"
    assert answer.rows == ()
    answer = ask_text(store, catalogue, "What did Lund say about a friend?")
    assert [row["claim"] for row in answer.rows] == ["Ana Sol was a friend"]


def test_words_that_no_question_covers_may_stand_in_what_was_said(
    store: Store, catalogue: Catalogue
) -> None:
    answer = ask_text(store, catalogue, "Who said that she was never a friend?")
    assert answer.understood is not None
    assert answer.understood.sentence == "Who said “she was never a friend”"
    assert ask_text(store, catalogue, "What did she say?").understood is None
