"""Press conferences and interviews: who talks to whom."""

from __future__ import annotations

import pytest

from .two_leaders import meetings


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Berg spoke at a news conference in Oslo.", ("Kari Berg", "press")),
        ("Berg speaks to journalists during a news conference.", ("Kari Berg", "journalists")),
        ("Berg will hold a press briefing on Friday.", ("Kari Berg", "press")),
        ("Berg and Petit held a joint press conference.", ("Kari Berg", "Luc Petit")),
        ("At a press conference in Oslo, Berg said that fish matters.", ("Kari Berg", "press")),
    ],
)
def test_who_appears_before_the_press(text: str, participants: tuple[str, ...]) -> None:
    (meeting,) = meetings(text)
    assert (meeting.participants, meeting.kind) == (participants, "press conference")


@pytest.mark.parametrize(
    "text",
    [
        "Berg heard of a news conference.",
        "Berg was mocked at a news conference.",
        "Berg criticised a news conference.",
        "Officials held a press conference.",
        "“Harbours are shared,” Berg said at a joint news conference.",
    ],
)
def test_who_does_not_appear_before_the_press(text: str) -> None:
    assert meetings(text) == []


def test_talks_named_later_are_none_with_the_press() -> None:
    found = meetings("Berg spoke at a news conference in Oslo.\n\nThe talks in Bergen went on.")
    assert [meeting.kind for meeting in found] == ["press conference"]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "In an interview with Reuters on Monday, Berg criticised Petit.",
            ("Kari Berg", "Reuters"),
        ),
        ("Berg told Petit in an interview that fish matters.", ("Kari Berg", "Luc Petit")),
        ("Berg joined Petit at a news conference in Oslo.", ("Kari Berg", "Luc Petit")),
    ],
)
def test_who_talks_to_whom(text: str, participants: tuple[str, ...]) -> None:
    (meeting,) = meetings(text)
    assert meeting.participants == participants


@pytest.mark.parametrize(
    "text",
    [
        "Berg praised Petit in an interview.",
        "“We know it all,” Petit adviser Anna Holm conceded in an interview before the vote.",
        "“There is no chance that Kari Berg will resign,” Petit said in a phone interview.",
    ],
)
def test_who_is_spoken_of_in_an_interview_is_not_there(text: str) -> None:
    assert meetings(text) == []


def test_an_interview_is_none_of_the_meetings_told_before() -> None:
    (meeting,) = meetings(
        "Berg said on Friday that she met Petit earlier this week.\n\n"
        "“We like the plan,” Berg said during the interview in Oslo."
    )
    assert (meeting.kind, meeting.trigger.text, meeting.place) == ("meeting", "met", None)


def test_who_is_spoken_of_at_a_press_conference_is_not_there() -> None:
    (meeting,) = meetings(
        "Berg, a pupil of Professor Dag Moen, complained during a press conference."
    )
    assert meeting.participants == ("Kari Berg", "press")
