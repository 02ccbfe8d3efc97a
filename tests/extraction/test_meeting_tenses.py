"""What was, is due, or never was, by the tense of the words and by the day that they name."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article

BOTH = ("Anna Lind", "Jan Moe")


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Status, first day and place of each meeting of both in an article of a Thursday."""
    read = article(f"News in brief\n\n{text}", "2024-09-19")
    return [
        (meeting.status, meeting.start, meeting.place)
        for meeting in extract(read).meetings
        if meeting.participants == BOTH
    ]


@pytest.mark.parametrize(
    ("text", "status", "start", "place"),
    [
        ("Anna Lind was due to hold talks with Jan Moe on Friday.", "planned", "2024-09-20", None),
        (
            "Anna Lind was due in Oslo on Friday for talks with Jan Moe.",
            "planned",
            "2024-09-20",
            "Oslo",
        ),
        ("Anna Lind meets Jan Moe on Friday.", "planned", "2024-09-20", None),
        (
            "Anna Lind and Jan Moe gather in Oslo on Friday for a summit.",
            "planned",
            "2024-09-20",
            "Oslo",
        ),
        (
            "On Friday Anna Lind travels to Rome, where she will meet Jan Moe.",
            "planned",
            "2024-09-20",
            "Rome",
        ),
        ("Anna Lind met Jan Moe on Friday.", "held", "2024-09-13", None),
        (
            "Anna Lind will see Per Dahl on Friday and met Jan Moe on Tuesday.",
            "held",
            "2024-09-17",
            None,
        ),
        (
            "Anna Lind was invited to Paris, where she met Jan Moe in May.",
            "held",
            "2024-05",
            "Paris",
        ),
        (
            "Per Dahl will face Anna Lind, who met Jan Moe in Oslo on Sept. 10.",
            "held",
            "2024-09-10",
            "Oslo",
        ),
        (
            "Anna Lind, who did not go to Rome, met Jan Moe in Oslo on Tuesday.",
            "held",
            "2024-09-17",
            "Oslo",
        ),
    ],
)
def test_when(text: str, status: str, start: str | None, place: str | None) -> None:
    assert told(text) == [(status, start, place)]


@pytest.mark.parametrize(
    "text",
    [
        "If Anna Lind and Jan Moe had met in Oslo last month, nobody would have been angry.",
        "Anna Lind should have met Jan Moe in October.",
        "Anna Lind could have held talks with Jan Moe in Oslo.",
        "In the novel, Anna Lind meets Jan Moe on a pier in Oslo.",
    ],
)
def test_what_never_was(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "In the football, Japan meet Spain on Friday.",
        "Mia Torres read a poem about the place where Lincoln Avenue meets Eagle Street.",
    ],
)
def test_nobody_is_met(text: str) -> None:
    assert not extract(article(f"News in brief\n\n{text}", "2024-09-19")).meetings


def test_what_could_not_go_ahead_was_not_held() -> None:
    text = (
        "A meeting between Anna Lind and Jan Moe has been cancelled.\n\n"
        "A spokesman said Thursday's meeting could not go ahead."
    )
    assert [status for status, _, _ in told(text)] == ["cancelled"]


def test_what_was_moved_was_held() -> None:
    text = (
        "Anna Lind and Jan Moe met in Bergen on Friday.\n\nThe meeting had been planned for "
        "Stockholm but was moved to Bergen because Lind was unable to travel."
    )
    assert told(text) == [("held", "2024-09-13", "Bergen")]


def test_talks_with_a_capital_are_not_in_it() -> None:
    read = article(
        "Lind in climate talks with Beijing\n\n"
        "U.S. envoy Anna Lind met Chinese negotiator Jan Moe on Thursday, the ministry said.",
        "2024-09-19",
    )
    assert [meeting.place for meeting in extract(read).meetings] == [None]
