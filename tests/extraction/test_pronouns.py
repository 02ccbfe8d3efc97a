"""Whom "he" and "she" mean: gender, who is spoken of, quotations, and what syntax rules out."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def speakers(text: str) -> list[tuple[str, ...]]:
    """Who speaks each claim of an article."""
    return [claim.speakers for claim in extract(article(text)).claims]


def meetings(text: str) -> list[tuple[str, ...]]:
    """Who takes part in each meeting of an article."""
    return [meeting.participants for meeting in extract(article(text)).meetings]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (  # a daughter is no "he"
            "Pavel Dorn, the conductor, died on Monday. His daughter, Klara Dorn, was with him. "
            "In 1970 he met Igor Lasky in Vienna.",
            ("Igor Lasky", "Pavel Dorn"),
        ),
        (  # who goes on acting goes on being spoken of
            "President Amina Diallo had a long day. In the morning she met General Karl Weber in "
            "Dakar. At noon she opened a school. In the evening she met Prime Minister Jonas Lund.",
            ("Amina Diallo", "Jonas Lund"),
        ),
        (  # the subject, by office alone, rather than whom it met
            "Governor Ravi Sethi flew to Delhi. The governor thanked Finance Minister Anand Rao. "
            "Later he will meet party chief Mohan Das.",
            ("Mohan Das", "Ravi Sethi"),
        ),
    ],
)
def test_a_pronoun_that_meets_somebody(text: str, participants: tuple[str, ...]) -> None:
    assert participants in meetings(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (  # a form of address tells the gender
            "Anders Holm, prosecuting, said that the bridge was unsafe. The judge, Mrs Justice "
            "Pell, sent the jury home. She reminded them that the case was public.",
            "Pell",
        ),
        (  # not somebody of whom the subject's phrase merely tells
            "A meeting with President Luis Prado was planned, press secretary Marc Stein told "
            "reporters. “There is a date for it,” he said.",
            "Marc Stein",
        ),
        (  # not whom the speaker speaks of
            "“I do not know why Holm mentioned the harbour,” Petra Sand said on Monday. Lars Holm "
            "is a lawyer. Holm should be silent, she said.",
            "Petra Sand",
        ),
        (  # the speaker of the sentence before is a man
            "Mr Tom Hale said that rents would rise. Councillor Fiona Marsh opened the library. "
            "She said that it would stay open.",
            "Fiona Marsh",
        ),
    ],
)
def test_a_pronoun_that_speaks(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == (speaker,)


@pytest.mark.parametrize(
    "text",
    [
        "Nora Vale said that the pool was small. A spokesman for the builders declined to talk. "
        "He said that the roof was tight.",
        "Editor Vera Kos said that the story was true. Pavel Dorn's lawyer said that it was false. "
        "He accused the newspaper of a plot.",
    ],
)
def test_somebody_without_a_name_is_not_taken_for_somebody_with_one(text: str) -> None:
    assert speakers(text)[-1] == ()


def test_who_is_spoken_of_in_a_quotation_is_not_its_speaker() -> None:
    text = (
        "Nomsa Dube, a mediator, worked in Lusaka. In 1987 she was sent to see Peter Moyo. "
        "“He made the tea himself,” she said."
    )
    assert speakers(text)[-1] == ("Nomsa Dube",)


def test_nobody_meets_the_one_whom_the_same_verb_names() -> None:
    text = (
        "Mahmud Karim, the labour minister, visited the injured. "
        "The ambassador, Sarah Webb, met him on Tuesday in Dhaka."
    )
    assert ("Mahmud Karim", "Sarah Webb") in meetings(text)


def test_pronouns_in_apposition_to_a_long_title() -> None:
    text = (
        "The company's head of buying, Bram Smit, apologised to Rita Sen on Monday. "
        "He said that a fund would be set up."
    )
    assert speakers(text)[-1] == ("Bram Smit",)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mary Hall resigned. John Reed arrived. She said the work was hard.", "Mary Hall"),
        ("John Hall resigned. Mary Reed arrived. He said the work was hard.", "John Hall"),
        ("Robin Hall resigned. Mary Reed arrived. He said the work was hard.", "Robin Hall"),
        # What the article says of somebody goes before the name.
        (
            "John Hall was the first woman there. Tom Reed arrived. She said it was hard.",
            "John Hall",
        ),
    ],
)
def test_a_given_name_tells_whom_a_pronoun_may_mean(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == (speaker,)


def test_who_is_named_to_succeed_somebody_is_somebody_else() -> None:
    text = (
        "Veikko Ranta resigned on Thursday.\n\nPrime Minister Johannes Kivelä named Outi Salmela, "
        "a former mayor, to succeed him.\n\nSalmela said that she would meet Liisa Kaljuste in "
        "Tallinn on August 6."
    )
    assert meetings(text) == [("Liisa Kaljuste", "Outi Salmela")]


def test_who_is_met_to_be_thanked_is_who_is_thanked() -> None:
    text = "John Hall met Tom Reed to thank him. He said that he was glad."
    assert meetings(text) == [("John Hall", "Tom Reed")]


@pytest.mark.parametrize(
    ("accused", "accuser"), [("Bostjan Hrovat", "Tjasa Rozman"), ("Reto Meier", "Koen Smets")]
)
def test_who_accuses_goes_on_speaking(accused: str, accuser: str) -> None:
    text = (
        f"Minister {accused} defended the budget on Tuesday.\n\nOpposition leader {accuser} "
        f"criticised {accused.split()[1]}. She said taxes would rise."
    )
    assert speakers(text)[-1] == (accuser,)
