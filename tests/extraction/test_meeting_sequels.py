"""Further meetings of those told of, and whoever stands for them: rounds, pairs, guests, groups."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import MeetingReport
from tests.news import article

TALKS = "Anna Lind and Pedro Ruiz held talks in Geneva on Sunday."
BOTH = ("Anna Lind", "Pedro Ruiz")


def meetings(text: str) -> list[MeetingReport]:
    """Those of an article of Monday, January 12, 2026."""
    return list(extract(article(f"News of the week\n\n{text}", "2026-01-12")).meetings)


@pytest.mark.parametrize(
    ("sentence", "start", "place", "status"),
    [
        ("Further talks are set for Friday.", "2026-01-16", None, "planned"),
        ("The next round of talks will take place in Rome in March.", "2026-03", "Rome", "planned"),
        ("The third round is to take place on 19 February.", "2026-02-19", None, "planned"),
        (
            "A round that was due to start in Rome in March was called off.",
            "2026-03",
            "Rome",
            "cancelled",
        ),
        ("The last meeting took place in Rome in November.", "2025-11", "Rome", "held"),
        ("The sides last met in Amman in June 2023.", "2023-06", "Amman", "held"),
    ],
)
def test_another_meeting_of_those_told_of(
    sentence: str, start: str, place: str | None, status: str
) -> None:
    first, second = meetings(f"{TALKS}\n\n{sentence}")
    assert (first.participants, second.participants) == (BOTH, BOTH)
    assert (second.start, second.place, second.status) == (start, place, status)


def test_a_round_of_an_election_is_no_meeting() -> None:
    text = "Anna Lind met Pedro Ruiz on Sunday. A second round will be held in March."
    assert len(meetings(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Minister Anna Lind and Mayor Pedro Ruiz agreed on Sunday to go on.\n\n"
        "The two met for an hour.",
        "Anna Lind flew to Rome to win over Mayor Pedro Ruiz.\n\nThe pair met for an hour.",
        "Jon Dahl met Ida Moe. Anna Lind said that she had asked Mayor Pedro Ruiz when the two "
        "met in Rome.",
        "Jon Dahl met Ida Moe. Anna Lind said that she had asked Mayor Pedro Ruiz when they met "
        "in Rome.",
        "Norwegian Minister Anna Lind and her Spanish counterpart, Pedro Ruiz, met in Oslo.",
        "Jon Dahl met Ida Moe in Oslo in May. On Sunday, Anna Lind met Pedro Ruiz in Rome. "
        "The two sides held talks on fish.",
    ],
)
def test_who_the_two_are(text: str) -> None:
    found = [each.participants for each in meetings(text)]
    assert BOTH in found
    assert len(found) == len(set(found))


def test_others_at_a_summit_are_not_those_of_the_meeting_before() -> None:
    text = (
        f"{TALKS}\n\nIda Moe and Chilean President Juan Soto discussed the same issue on the "
        "margins of a summit in Lima in May."
    )
    assert [(each.participants, each.place) for each in meetings(text)] == [
        (BOTH, "Geneva"),
        (("Ida Moe", "Juan Soto"), "Lima"),
    ]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Welcoming the guests, Lind spoke of fish.", 1),
        ("Lind assured the delegation that it would be paid.", 1),
        ("Lind received a delegation of growers.", 2),
    ],
)
def test_guests_are_not_met_twice(sentence: str, count: int) -> None:
    text = f"Anna Lind met with a delegation headed by Pedro Ruiz on Sunday.\n\n{sentence}"
    assert len(meetings(text)) == count


def test_their_meeting_is_the_subject_s() -> None:
    text = f"{TALKS}\n\nThe alliance's defence ministers ended their two-day meeting in Voss."
    assert [each.place for each in meetings(text)] == ["Geneva"]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "Train drivers' unions threatened to strike. They met Minister Pedro Ruiz on Friday.",
            "unions",
        ),
        (
            "A group of mayors led by Anna Lind will travel. They have an appointment with Pedro "
            "Ruiz on Friday.",
            "Anna Lind",
        ),
    ],
)
def test_they_are_the_group_told_of(text: str, participants: str) -> None:
    (found,) = meetings(text)
    assert any(participants in name for name in found.participants)
    assert "Pedro Ruiz" in found.participants
