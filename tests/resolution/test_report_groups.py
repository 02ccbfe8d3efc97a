from __future__ import annotations

import pytest

from kg.records import Extraction
from tests.resolution.factories import ANN, BEA, BOTH, CAL, article, groups, meetings, report


def test_other_parties_are_another_meeting() -> None:
    assert groups(
        article("a1", report(BOTH, "2026-01-13")), article("a2", report([ANN, CAL], "2026-01-13"))
    ) == [[("a1", 0)], [("a2", 0)]]


def test_a_call_is_another_meeting_on_the_same_day() -> None:
    assert groups(
        article("a1", report(BOTH, "2026-01-13")),
        article("a2", report(BOTH, "2026-01-13", kind="phone call")),
    ) == [[("a1", 0)], [("a2", 0)]]


def test_a_joint_visit_is_no_part_of_talks_on_the_same_day() -> None:
    assert groups(
        article("a1", report(BOTH, "2026-01-13", "2026-01-14", where="Nara")),
        article("a2", report(BOTH, "2026-01-14", where="Horyu-ji", kind="joint visit")),
    ) == [[("a1", 0)], [("a2", 0)]]


def test_a_report_that_leaves_one_party_out() -> None:
    (meeting,) = meetings(
        article("a1", report([ANN, BEA, CAL], "2026-01-13", where="Nara")),
        article("a2", report(BOTH, "2026-01-13", where="Nara City")),
    )
    assert [party.key for party in meeting.participants] == ["ann hill", "bea rose", "cal stone"]
    assert "one party less at the same time and place (1 report)" in meeting.reason


@pytest.mark.parametrize(
    "pair",
    [
        article("a2", report(BOTH, "2026-01-13", where="Tokyo")),
        article("a2", report(BOTH, "2026-01-13")),
        article("a2", report(BOTH, where="Nara")),
        article("a2", report(BOTH, "2026-01-20", where="Nara")),
    ],
    ids=["another place", "no place", "no date", "another date"],
)
def test_a_meeting_of_two_that_need_not_be_that_of_three(pair: Extraction) -> None:
    three = article("a1", report([ANN, BEA, CAL], "2026-01-13", where="Nara"))
    assert groups(three, pair) == [[("a1", 0)], [("a2", 0)]]


def test_an_article_that_tells_of_both_keeps_them_apart() -> None:
    assert (
        len(
            groups(
                article(
                    "a1",
                    report([ANN, BEA, CAL], "2026-01-13", where="Nara"),
                    report(BOTH, "2026-01-13", where="Nara"),
                )
            )
        )
        == 2
    )


def test_reports_without_participants_never_merge() -> None:
    assert len(groups(article("a1", report([])), article("a2", report([])))) == 2


def test_a_plan_of_two_is_what_three_held_at_a_venue_that_nobody_knows() -> None:
    held = article("a2", report([ANN, BEA, CAL], "2026-01-13", where="Old Palace"))
    plan = article("a1", report(BOTH, "2026-01-13", where="Nara", status="planned"))
    elsewhere = article("a1", report(BOTH, "2026-01-13", where="Nara"))
    assert groups(plan, held) == [[("a1", 0), ("a2", 0)]]
    assert groups(elsewhere, held) == [[("a1", 0)], [("a2", 0)]]
