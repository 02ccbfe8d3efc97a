from __future__ import annotations

import pytest

from kg.records import Extraction
from tests.resolution.factories import BOTH, article, groups, meetings, report, told


def test_planned_and_held_on_overlapping_days_is_one_meeting() -> None:
    (meeting,) = meetings(
        article("a1", report(BOTH, "2026-01-13", "2026-01-14", where="Nara", status="planned")),
        article("a2", report(BOTH, "2026-01-13", where="Nara City", kind="summit")),
    )
    assert told(meeting) == [("a1", 0), ("a2", 0)]
    assert (meeting.start, meeting.end) == ("2026-01-13", "2026-01-14")
    assert (meeting.status, meeting.kind) == ("held", "summit")
    assert meeting.reason == (
        "2 reports of the same parties; dates that go together: 2026-01-13, "
        "2026-01-13 to 2026-01-14; places: Nara, Nara City; "
        "Nara and Nara City are the same town or near by"
    )


def test_different_dates_are_different_meetings() -> None:
    assert groups(
        article("a1", report(BOTH, "2026-01-13")), article("a2", report(BOTH, "2026-02-20"))
    ) == [[("a1", 0)], [("a2", 0)]]


def test_close_dates_in_one_place_told_by_two_articles_are_one_meeting() -> None:
    (meeting,) = meetings(
        article("a1", report(BOTH, "2026-01-13", where="Nara")),
        article("a2", report(BOTH, "2026-01-14", where="Nara City")),
    )
    assert "a date close by for the same place (1 report)" in meeting.reason


@pytest.mark.parametrize(
    "others",
    [
        [article("a2", report(BOTH, "2026-01-14", where="Tokyo"))],
        [article("a2", report(BOTH, "2026-01-14"))],
        [article("a2", report(BOTH, "2026-01-17", where="Nara"))],
    ],
)
def test_close_dates_otherwise_are_different_meetings(others: list[Extraction]) -> None:
    first = article("a1", report(BOTH, "2026-01-13", where="Nara"))
    assert len(groups(first, *others)) == 2


def test_one_article_telling_of_two_close_days_means_two_meetings() -> None:
    assert (
        len(
            groups(
                article(
                    "a1",
                    report(BOTH, "2026-01-13", where="Nara"),
                    report(BOTH, "2026-01-14", where="Nara"),
                )
            )
        )
        == 2
    )


def test_a_row_of_close_days_does_not_become_one_long_meeting() -> None:
    days = [
        article(f"a{day}", report(BOTH, f"2026-01-{day}", where="Nara")) for day in range(10, 20)
    ]
    assert len(groups(*days)) >= 3


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        # Each is the news of its day.
        (("2026-04-14", "2026-04-14"), ("2026-04-16", "2026-04-16"), 2),
        (("2026-04-14", "2026-04-14"), ("2026-04-15", "2026-04-15"), 2),
        (("2026-04-14", "2026-04-15"), ("2026-04-15", "2026-04-16"), 2),
        # Two papers of one day, or one that looks back, may err.
        (("2026-04-14", "2026-04-15"), ("2026-04-15", "2026-04-15"), 1),
        (("2026-04-14", "2026-04-14"), ("2026-04-15", "2026-04-30"), 1),
    ],
)
def test_news_of_two_days_tells_of_two_meetings(
    first: tuple[str, str], second: tuple[str, str], number: int
) -> None:
    found = meetings(
        article("a1", report(BOTH, first[0], where="Nara"), published=first[1]),
        article("a2", report(BOTH, second[0], where="Nara"), published=second[1]),
    )
    assert len(found) == number
