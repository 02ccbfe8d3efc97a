"""Meetings in everyday words, of people whom the words around them do not name as such."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import MeetingReport
from tests.news import MISREAD, article

INTRODUCTION = (
    "Prime Minister Kari Berg and President Luc Petit know each other. "
    "Foreign Minister Jan Novak does not know them.\n\n"
)
BOTH = ("Kari Berg", "Luc Petit")


def meetings(text: str, introduction: str = INTRODUCTION) -> tuple[MeetingReport, ...]:
    return extract(article(introduction + text, "2026-01-12")).meetings


@pytest.mark.parametrize(
    "text",
    [
        "Berg saw Petit in Oslo on Friday.",
        "Berg was flown to Bergen to see Petit.",
        "Berg ran into Petit near the lifts.",
        "Berg exchanged views with Petit.",
        "Berg talked with Petit at the market.",
        "Berg spent an hour at the school with Petit.",
        "Berg had tea at the palace with Petit.",
        "Berg paid a visit to Petit on Tuesday.",
        "Berg and Petit came face to face in Rome.",
        "Berg joined Petit for dinner on Sunday.",
        "Berg spoke with Petit on the sidelines of a fair in Rome.",
        "Berg resumed negotiations with Petit on Friday.",
        "Berg on Friday received in the chapel the president of France, Luc Petit.",
        "Berg received at Skaugum Manor on Friday the president of France, Luc Petit.",
        "At a dinner in Rome, Berg told Petit that she was tired.",
        "Berg and Petit had not met each other since June 2025.",
    ],
)
def test_everyday_words_tell_of_a_meeting(text: str) -> None:
    (meeting,) = meetings(text)
    assert (meeting.participants, meeting.status) == (BOTH, "held")


@pytest.mark.parametrize(
    "text",
    [
        "Berg saw Petit on television on Friday.",
        "Berg saw Petit as a rival.",
        "Berg saw Petit leave in June.",
        "Berg wants to see Petit in jail.",
        "Berg sees Petit.",
        "Berg has met the presidents of Chile, Peru and Brazil.",
        "Berg has seen Petit in many films.",
        pytest.param("Berg spoke with Petit on Sunday.", marks=MISREAD),
        pytest.param("Berg spoke to Petit's supporters in Rome.", marks=MISREAD),
        "Berg turned down an invitation to meet Petit.",
        "Berg will skip a meeting with Petit.",
        "Berg received Petit's reply on Friday and Novak's on Saturday.",
        "Berg spent a fortune in Oslo with Petit.",
        '"When will Berg meet Petit?" Novak asked.',
        "Berg and Petit have met twice in the league.",
        "Berg and Petit met three times, with one win each.",
        "Berg spoke of Petit. The Meeting House opens in Oslo on Friday.",
        "At the rally in Rome, Berg blamed Petit for the noise.",
        "Berg and Petit have not met since he took office in May.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert meetings(text) == ()


def test_who_has_not_met_since_met_then() -> None:
    (meeting,) = meetings("Berg and Petit had not seen each other since March 2025.")
    assert (meeting.participants, meeting.start) == (BOTH, "2025-03")


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Berg held a crisis meeting with hauliers.", ("Kari Berg", "hauliers")),
        (
            "Leaders of the Nordic Seafarers' Union and officials from the Fisheries Ministry "
            "resumed talks on Friday.",
            ("Fisheries Ministry", "Nordic Seafarers' Union"),
        ),
        (
            "Berg would meet with leaders of the Bavaria Milk Board in Oslo.",
            ("Bavaria Milk Board", "Kari Berg"),
        ),
        ("Berg began talks with Chile's economic team.", ("Chile's economic team", "Kari Berg")),
        (
            "Petit met Berg together with Jan Novak.",
            ("Jan Novak", "Kari Berg", "Luc Petit"),
        ),
        (
            "Berg met with the Special Envoy of Japan for Clean Water, Yui Mori.",
            ("Kari Berg", "Yui Mori"),
        ),
        ("A team led by Novak held talks with Petit.", ("Jan Novak", "Luc Petit")),
        ("Berg met families of the victims.", ("Kari Berg", "families of the victims")),
        ("Novak's doctor, Ada Holm, visited him in May.", ("Ada Holm", "Jan Novak")),
    ],
)
def test_participants(text: str, participants: tuple[str, ...]) -> None:
    assert [meeting.participants for meeting in meetings(text)] == [participants]


@pytest.mark.parametrize(
    "text",
    [
        "Berg met Petit and, in the evening, the foreign minister, Jan Novak.",
        "Berg met Petit at nine and Novak at eleven.",
        "Berg received, in separate audiences, President Petit and Foreign Minister Novak.",
        "Berg will meet Petit on Friday and Novak on Saturday.",
        "Berg held separate meetings in Oslo with Petit and Novak.",
    ],
)
def test_meetings_apart(text: str) -> None:
    told = sorted(meeting.participants for meeting in meetings(text))
    assert told == [("Jan Novak", "Kari Berg"), BOTH]


def test_meetings_apart_have_their_own_dates() -> None:
    told = meetings("Berg will meet Petit on January 16 and Novak on January 17.")
    assert {meeting.participants: meeting.start for meeting in told} == {
        BOTH: "2026-01-16",
        ("Jan Novak", "Kari Berg"): "2026-01-17",
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Berg held talks with Petit on Friday and agreed to hire more nurses.", "held"),
        ("Berg has asked Petit for an urgent meeting.", "proposed"),
        ("Berg has asked to meet Petit.", "proposed"),
        ("Berg was offered a meeting with Petit, but it was called off.", "cancelled"),
        ("Berg has cancelled a trip to Rome that was to include talks with Petit.", "cancelled"),
        ("A long-awaited meeting between Berg and Petit failed to take place.", "cancelled"),
        ("Berg had been scheduled to fly home in May and to meet Petit.", "cancelled"),
        ("Berg was to have met Petit in Oslo.", "cancelled"),
        ("Berg was to have met Petit in Oslo, but the trip was called off.", "cancelled"),
        ("A meeting of Berg and Petit has been postponed to May.", "planned"),
        ("A meeting of Berg and Petit has been postponed.", "cancelled"),
        ("Berg's meeting with Petit was about the upcoming vote.", "held"),
    ],
)
def test_status(text: str, status: str) -> None:
    (meeting,) = meetings(text)
    assert (meeting.participants, meeting.status) == (BOTH, status)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("A meeting of Berg and Petit has been postponed until May.", "2026-05"),
        ("A meeting of Berg and Petit was moved to June 3.", "2026-06-03"),
        ("A meeting of Berg and Petit was rescheduled for Tuesday.", "2026-01-13"),
        ("Berg postponed a meeting with Petit until next month.", "2026-02"),
        ("Talks of Berg and Petit, planned for Friday, were pushed back to Tuesday.", "2026-01-13"),
    ],
)
def test_what_is_put_off_is_on_the_day_to_which_it_is(text: str, start: str) -> None:
    (meeting,) = meetings(text)
    assert (meeting.participants, meeting.status, meeting.start) == (BOTH, "planned", start)


def test_what_was_planned_and_will_not_take_place_is_cancelled() -> None:
    (meeting,) = meetings(
        "Berg will meet Petit in Oslo on Friday. Officials were proud. "
        "The meeting will not take place, an aide said."
    )
    assert meeting.status == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "A second meeting will be held in May.",
        "The leaders last saw each other in Rome in May.",
        "The leaders met in Rome in May.",
    ],
)
def test_those_told_of_meet_again(text: str) -> None:
    told = meetings("Berg met Petit in Oslo on Friday. " + text)
    assert [meeting.participants for meeting in told] == [BOTH, BOTH]


def test_a_third_joins_those_told_of() -> None:
    told = meetings(
        "Berg met Petit in Oslo on Friday. A trilateral meeting with Jan Novak is being arranged."
    )
    assert [(meeting.participants, meeting.status) for meeting in told] == [
        (BOTH, "held"),
        (("Jan Novak", "Kari Berg", "Luc Petit"), "planned"),
    ]


def test_ministers_of_the_two_countries() -> None:
    (meeting,) = meetings(
        "A meeting of the two countries' trade ministers in Lima was called off.",
        "Chile and Peru have quarrelled for years.\n\n",
    )
    assert (meeting.participants, meeting.status) == (("Chile", "Peru"), "cancelled")


def test_countries_meet_by_those_who_are_named() -> None:
    (meeting,) = meetings(
        "The ministers of Chile and Peru held talks on Friday. "
        "Chilean Trade Minister Ana Rojas met Peruvian Trade Minister Juan Quispe at the port.",
        "",
    )
    assert meeting.participants == ("Ana Rojas", "Juan Quispe")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Berg met Petit at the presidential office on Friday.", "presidential office"),
        ("Berg met Petit at her office on Friday.", None),
        ("Berg met Petit at a hotel.", None),
        ("Berg will fly to Rome on Friday, where she will hold talks with Petit.", "Rome"),
        ("Berg flew to Rome to prepare a summit between Petit and Novak.", None),
        ("Berg spoke by phone with Petit about the floods in Rome.", None),
        ("Berg was flown into Rome to see Petit.", "Rome"),
    ],
)
def test_places(text: str, place: str | None) -> None:
    (meeting,) = meetings(text)
    assert meeting.place == place


def test_a_place_with_a_name_goes_before_one_without() -> None:
    (meeting,) = meetings(
        "Berg met Petit at the town hall on Friday. Berg met Petit in Rome on Friday."
    )
    assert meeting.place == "Rome"
