"""Which body speaks: called by what it is, by "it" or "which", and who only reads or asks."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def speakers(text: str) -> list[tuple[str, ...]]:
    return [claim.speakers for claim in extract(article(text)).claims]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The airline, AndesCargo, maintains that the plane was safe.", ("AndesCargo",)),
        ("The shipper, the electronics firm Zentro, disputes this.", ("Zentro",)),
        (
            "A fund was set up by the Concrete Society, which said it was large.",
            ("Concrete Society",),
        ),
        (
            "The Bank of England cut rates. In a report the Bank said it was late.",
            ("Bank of England",),
        ),
        (
            "The Royal Academy of Arts opened. It was late, the academy said.",
            ("Royal Academy of Arts",),
        ),
        (
            "Baltika Foods raised its forecast on Tuesday. Net sales rose 9%, the company said.",
            ("Baltika Foods",),
        ),
        (
            "Baltika Foods raised its forecast on Tuesday. Net sales rose 9%, the company said. "
            "It said that prices would fall.",
            ("Baltika Foods",),
        ),
    ],
)
def test_a_body_that_speaks(text: str, last: tuple[str, ...]) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Roads were closed, according to an internal report seen by the Ludlow Courier.",
        "A document obtained by Reuters says that roads were closed.",
    ],
)
def test_who_has_seen_a_report_does_not_speak(text: str) -> None:
    assert speakers(text) == [()]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Ramesh Yadav, whose brother Dinesh died, said that the wall was weak.",
            ("Ramesh Yadav",),
        ),
        ("A neighbour, who gave her name as Mrs Bakker, said it was loud.", ("Bakker",)),
        ("The rebels' spokesman, known as Abu Karim, rejected the offer.", ("Abu Karim",)),
        (
            "Coach Dirk Janssen praised his side. The win was deserved, the Dutchman said.",
            ("Dirk Janssen",),
        ),
        (
            'Minister Tom Vik warned of a war. "We are not there yet," the 54-year-old said.',
            ("Tom Vik",),
        ),
        ('Wen Jia won on Sunday. "My mother called me and laughed," she said.', ("Wen Jia",)),
        ("Tomas Riva told his wife that he was ill, and she asked him if he had a fever.", ()),
    ],
)
def test_who_speaks_by_a_description(text: str, last: tuple[str, ...]) -> None:
    assert speakers(text)[-1] == last


def test_a_relative_pronoun_is_nothing_said() -> None:
    assert speakers("Sweden joined, a fateful step that Ida Lund opposed.") == []
    assert speakers("Ida Lund rejected that.") == [("Ida Lund",)]
