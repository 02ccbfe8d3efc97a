"""Who says what, by the words around verbs of saying."""

from __future__ import annotations

import pytest

from kg.language import annotate
from tests.news import article

Row = tuple[str | None, str | None, list[str]]


def attributions(text: str) -> list[Row]:
    return [
        (
            a.source.text if a.source else None,
            a.cue.text if a.cue else None,
            [piece.text for piece in a.content],
        )
        for a in annotate(article(text)).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jane Miller said that the bridge is safe.",
            ("Jane Miller", "said", ["that the bridge is safe"]),
        ),
        (
            "“The bridge is safe,” Jane Miller said.",
            ("Jane Miller", "said", ["The bridge is safe,"]),
        ),
        (
            "“The bridge is safe,” said Jane Miller.",
            ("Jane Miller", "said", ["The bridge is safe,"]),
        ),
        (
            "“The bridge,” Jane Miller said, “is safe enough for us.”",
            ("Jane Miller", "said", ["The bridge,", "is safe enough for us."]),
        ),
        (
            "Jane Miller, the mayor of Bergen, told reporters that the bridge is safe.",
            ("Jane Miller, the mayor of Bergen,", "told", ["that the bridge is safe"]),
        ),
        (
            "According to Jane Miller, the bridge is safe again.",
            ("Jane Miller", "According to", ["the bridge is safe again"]),
        ),
        ("Analysts predict prices will fall.", ("Analysts", "predict", ["prices will fall"])),
        (
            "“The bridge is safe,” Jane Miller told reporters after the meeting.",
            ("Jane Miller", "told", ["The bridge is safe,"]),
        ),
        (
            "Jane Miller promised to repair the bridge [10][11].",
            ("Jane Miller", "promised", ["to repair the bridge"]),
        ),
    ],
)
def test_one_attribution(text: str, expected: Row) -> None:
    assert attributions(text) == [expected]


def test_a_quotation_that_goes_on_belongs_to_the_same_speaker() -> None:
    text = "“The bridge is safe,” Jane Miller told NHK. “It was never in any danger.”"
    assert attributions(text) == [
        ("Jane Miller", "told", ["The bridge is safe,", "It was never in any danger."])
    ]


def test_a_noun_is_no_cue() -> None:
    assert attributions("The state media of the country are large.") == []


@pytest.mark.parametrize("heading", ["Prices rise in Riyadh\n\n", "Prices rise\n\nRIYADH - "])
def test_what_is_said_does_not_begin_in_the_headline(heading: str) -> None:
    text = f"{heading}Prices rose by 3 percent in January, the ministry said."
    assert attributions(text) == [("the ministry", "said", ["Prices rose by 3 percent in January"])]
