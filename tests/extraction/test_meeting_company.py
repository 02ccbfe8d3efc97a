"""Who is merely with those who talk is met by nobody."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def test_two_who_talk_with_interpreters_do_not_meet_these() -> None:
    read = article(
        "A week of visits\n\nPresident Leo Paz met Prime Minister Ana Sol in Lima on Monday. "
        "They talked with interpreters for about three hours.\n"
    )
    assert [set(meeting.participants) for meeting in extract(read).meetings] == [
        {"Leo Paz", "Ana Sol"}
    ]


def test_those_whom_somebody_brings_along_are_not_met() -> None:
    text = (
        "Mayor Ada Holm met Governor Bo Lund in Bergen on Monday. They spoke alone for two hours "
        "before they were joined by their delegations for lunch."
    )
    document = article(text)
    assert [meeting.participants for meeting in extract(document).meetings] == [
        ("Ada Holm", "Bo Lund")
    ]


@pytest.mark.parametrize(
    "besides",
    [
        "Jon Dahl and Per Vik also attended the meeting.",
        "The meeting was attended by Jon Dahl and Per Vik.",
        "Jon Dahl and Per Vik were also present at the meeting.",
    ],
)
def test_those_who_come_besides_do_not_meet_by_themselves(besides: str) -> None:
    read = article(f"Mayor Ada Holm met Governor Bo Lund in Bergen on Monday.\n\n{besides}\n")
    assert [meeting.participants for meeting in extract(read).meetings] == [("Ada Holm", "Bo Lund")]


def test_a_list_that_semicolons_part() -> None:
    read = article(
        "Mayor Ada Holm was received by the chairman, Tom Berg; the vice chairman, Bo Lund; and "
        "other members of the council.\n"
    )
    (meeting,) = extract(read).meetings
    assert {"Ada Holm", "Tom Berg", "Bo Lund"} <= {*meeting.participants}
