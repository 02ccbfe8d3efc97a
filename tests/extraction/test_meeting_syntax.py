"""Who meets whom where the words lie far apart, by the sentence's dependency tree."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import MeetingReport
from tests.news import MISREAD, article

INTRODUCTION = (
    "Prime Minister Kari Berg and President Luc Petit know each other. "
    "Foreign Minister Jan Novak does not know them.\n\n"
)


def meetings(text: str) -> tuple[MeetingReport, ...]:
    return extract(article(INTRODUCTION + text, "2026-01-12")).meetings


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "Berg, who had spent two days with farmers in the north of the country, met Petit.",
            ("Kari Berg", "Luc Petit"),
        ),
        ("Berg agreed last year to meet Petit.", ("Kari Berg", "Luc Petit")),
        ("It was an honour for Berg to meet Petit in Oslo.", ("Kari Berg", "Luc Petit")),
        ("Berg was received with military honours by Petit.", ("Kari Berg", "Luc Petit")),
        ("In May, Berg received an official visit from Luc Petit.", ("Kari Berg", "Luc Petit")),
        (
            "Petit, whom Berg had met in Oslo, told reporters that he was happy.",
            ("Kari Berg", "Luc Petit"),
        ),
        ("Berg flew home after talks with Petit.", ("Kari Berg", "Luc Petit")),
        (
            "Berg walked with Petit to the hall upon her arrival at their meeting in Oslo.",
            ("Kari Berg", "Luc Petit"),
        ),
        ("The plan was confirmed by Berg in a meeting with Petit.", ("Kari Berg", "Luc Petit")),
        ("Berg and Petit shook hands in Oslo.", ("Kari Berg", "Luc Petit")),
        ("Berg discussed trade with Petit and Novak at a meeting.", None),
        (
            "The ambassador of Peru met with representatives of the National Energy Company.",
            ("National Energy Company", "ambassador of Peru"),
        ),
        ("Petit visited a school and met with Novak.", ("Jan Novak", "Luc Petit")),
        ("In an interview with Petit on Friday, Berg was very clear.", ("Kari Berg", "Luc Petit")),
    ],
)
def test_participants(text: str, participants: tuple[str, ...] | None) -> None:
    found = [meeting.participants for meeting in meetings(text)]
    if participants is None:
        assert len(found) <= 1
    else:
        assert found == [participants]


def test_who_is_told_something_as_a_delegation_is_met() -> None:
    (meeting,) = meetings("In Oslo, Berg told a visiting delegation of Polish lawmakers to wait.")
    assert (meeting.participants, meeting.place) == (("Kari Berg", "Polish lawmakers"), "Oslo")


def test_a_body_is_named_again_by_its_noun() -> None:
    text = "The Fishermen's Union protested. On Monday the union held talks with Berg."
    (meeting,) = meetings(text)
    assert "Kari Berg" in meeting.participants
    assert any("Union" in name for name in meeting.participants)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Norway downed Poland on Thursday to book a meeting with Sweden.", marks=MISREAD
        ),
        "Berg wrote that talks between farmers and officials were slow.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert meetings(text) == ()


def test_who_merely_owns_a_wish_is_the_one_who_would_meet() -> None:
    (meeting,) = meetings("Novak welcomed Berg's intention to hold talks with Petit.")
    assert (meeting.participants, meeting.status) == (("Kari Berg", "Luc Petit"), "proposed")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Berg flew from Oslo to Bergen, where she met Petit.", "Bergen"),
        ("Berg met Petit to promote a wind park in Poland.", None),
        ("Berg met Petit when Petit visited Lisbon.", "Lisbon"),
    ],
)
def test_the_place_is_that_of_the_clause(text: str, place: str | None) -> None:
    (meeting,) = meetings(text)
    assert meeting.place == place


def test_a_journey_dates_and_places_whom_one_meets_on_it() -> None:
    (meeting,) = meetings(
        "Berg made an official visit to Turkey on January 5. "
        "She was received by Petit, with whom she signed an agreement."
    )
    assert (meeting.start, meeting.place) == ("2026-01-05", "Turkey")


def test_a_past_year_goes_on_to_the_end_of_the_paragraph() -> None:
    (meeting,) = meetings("In 1940 Berg left for the south. On Feb. 13 she met Petit.")
    assert meeting.start == "1940-02-13"


def test_their_meeting_is_not_that_of_somebody_who_only_owns_something() -> None:
    text = (
        "Berg and Petit held talks in Oslo on Monday. "
        "Novak announced Berg's departure and recalled their earlier summit in Bergen."
    )
    assert {meeting.participants for meeting in meetings(text)} == {("Kari Berg", "Luc Petit")}
