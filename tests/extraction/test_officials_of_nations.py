"""Officials of several countries, told apart by their adjectives alone."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def meetings(text: str) -> list[tuple[str, ...]]:
    return [each.participants for each in extract(article(f"Talks\n\n{text}")).meetings]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Norwegian and Chilean officials held secret talks in Lima on Sunday.", "Chile, Norway"),
        ("The Norwegian and Chilean prime ministers met in Lima on Friday.", "Chile, Norway"),
        ("Norwegian and Chilean delegations met in Lima.", "Chile, Norway"),
        ("Talks between Norwegian and Chilean negotiators resumed in Lima.", "Chile, Norway"),
        ("The Norwegian and Chilean foreign ministers spoke by phone.", "Chile, Norway"),
        ("U.S. and Chilean negotiators met in Lima on Saturday.", "Chile, United States"),
        ("Norwegian and Hamas negotiators held talks in Cairo on Monday.", "Hamas, Norway"),
        ("Ada Holm and Luz Vega, the Norwegian and Chilean envoys, met.", "Ada Holm, Luz Vega"),
        ("The Norwegian and Chilean envoys, Ada Holm and Luz Vega, met.", "Ada Holm, Luz Vega"),
        ("Chilean and U.S. officials will meet in Lima next week.", "Chile, United States"),
        ("South Korean and Chilean envoys met in Lima.", "Chile, South Korea"),
        (
            "The Norwegian, Chilean and Peruvian foreign ministers met in Lima on Monday.",
            "Chile, Norway, Peru",
        ),
        (
            "President Ada Holm met Norwegian and Chilean students in Lima on Monday.",
            "Ada Holm, Chilean students, Norwegian students",
        ),
        (
            "President Ada Holm met Chilean and Peruvian officials in Lima on Monday.",
            "Ada Holm, Chile, Peru",
        ),
    ],
)
def test_who_meets(text: str, participants: str) -> None:
    assert [", ".join(each) for each in meetings(text)] == [participants]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian and Chilean wines met with praise in Lima on Monday.",
        "Norwegian and Chilean markets met expectations on Monday.",
    ],
)
def test_who_does_not(text: str) -> None:
    assert meetings(text) == []


def test_presidents_with_their_names_and_not_their_countries() -> None:
    text = (
        "The presidents of Kenya and Uganda, John Mwangi and Peter Okot, held talks on Wednesday."
    )
    assert meetings(text) == [("John Mwangi", "Peter Okot")]
