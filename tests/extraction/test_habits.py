"""What people do now and then is no meeting; what they did often, they did."""

from __future__ import annotations

import pytest

from .two_leaders import meetings


def participants(text: str) -> list[tuple[str, ...]]:
    return [meeting.participants for meeting in meetings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Berg frequently meets with Petit.",
        "Berg regularly meets Petit in Oslo.",
        "Berg and Petit often meet.",
        "Berg meets Petit every week.",
        "Berg would sometimes meet with Petit to calm things down.",
        "Berg has frequent meetings with Petit.",
        "Berg lives on regular conversations with Petit.",
    ],
)
def test_a_habit_is_no_meeting(text: str) -> None:
    assert participants(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Berg met Petit frequently during the war.",
        "Berg often met Petit in Oslo.",
        "Berg met Petit at their regular meeting on Monday.",
        "Berg meets Petit on Monday.",
        "Berg held talks with Petit every morning.",
    ],
)
def test_what_was_done_often_was_done(text: str) -> None:
    assert participants(text) == [("Kari Berg", "Luc Petit")]
