"""Stops of a journey: where somebody was met whom the article names only as met on the way."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article

JOURNEY = (
    "Norwegian Prime Minister Kari Berg is busy. Her recent trips included meetings with French "
    "President Luc Petit and Spanish Minister Ana Ruiz.\n\n"
)


def places(text: str) -> list[tuple[str, ...]]:
    found = extract(article(text, "2026-01-12")).meetings
    return [(*meeting.participants, meeting.place or "", meeting.kind) for meeting in found]


def test_a_stop_tells_where_the_one_of_that_country_was_met() -> None:
    told = places(
        JOURNEY + "Berg's stop in Seville drew attention. Papers praised her visit to Marseille."
    )
    assert told == [
        ("Ana Ruiz", "Kari Berg", "Seville", "visit"),
        ("Kari Berg", "Luc Petit", "Marseille", "visit"),
    ]


def test_a_stop_elsewhere_than_the_meeting_stands_beside_it() -> None:
    told = places(
        JOURNEY + "Berg's stop in Seville drew attention.\n\nBerg and Ruiz held talks in Madrid."
    )
    assert ("Ana Ruiz", "Kari Berg", "Seville", "visit") in told
    assert ("Ana Ruiz", "Kari Berg", "Madrid", "talks") in told


@pytest.mark.parametrize(
    "text",
    [
        "Berg's stop in Rome drew attention.",
        "Berg's visit to Spain drew attention.",
        "Berg's planned stop in Seville drew attention.",
        "Petit's stop in Seville drew attention.",
        "Ruiz's stop in Seville drew attention.",
    ],
)
def test_what_tells_no_place_of_a_meeting(text: str) -> None:
    assert {place for *_, place, _ in places(JOURNEY + text)} == {""}


def test_without_a_journey_nothing_is_concluded() -> None:
    text = (
        "Norwegian Prime Minister Kari Berg met Spanish Minister Ana Ruiz. "
        "Berg's stop in Seville drew attention."
    )
    assert places(text) == [("Ana Ruiz", "Kari Berg", "", "meeting")]
