from __future__ import annotations

import pytest

from kg.records import Extraction, MeetingReport
from tests.resolution.factories import BOTH, article, groups, meetings, report, told


def test_a_month_joins_the_only_meeting_in_it() -> None:
    (meeting,) = meetings(
        article("a1", report(BOTH, "2026-01", where="Japan")),
        article("a2", report(BOTH, "2026-01-13", where="Nara")),
    )
    assert meeting.start == "2026-01-13"
    assert "Nara lies in Japan" in meeting.reason
    assert "a partial date that fits no other meeting of them (1 report)" in meeting.reason


def test_a_month_with_two_meetings_joins_that_of_the_same_place_or_none() -> None:
    dated = [
        article("a1", report(BOTH, "2026-01-13", where="Nara")),
        article("a2", report(BOTH, "2026-01-25", where="Tokyo")),
    ]
    assert groups(*dated, article("a3", report(BOTH, "2026-01", where="Tokyo"))) == [
        [("a1", 0)],
        [("a2", 0), ("a3", 0)],
    ]
    assert len(groups(*dated, article("a3", report(BOTH, "2026-01")))) == 3


def test_two_reports_of_one_month_are_one_meeting() -> None:
    assert groups(
        article("a1", report(BOTH, "2025-10", where="Nara")),
        article("a2", report(BOTH, "2025-10", where="Nara Prefecture")),
        article("a3", report(BOTH, "2025-11", where="Nara")),
        article("a4", report(BOTH, "2025-10", where="Paris")),
    ) == [[("a1", 0), ("a2", 0)], [("a3", 0)], [("a4", 0)]]


def test_an_undated_report_joins_the_only_dated_meeting() -> None:
    (meeting,) = meetings(
        article("a1", report(BOTH, "2026-01-13", where="Nara")),
        article("a2", report(BOTH, where="Nara Prefecture", status="planned")),
        article("a3", report(BOTH)),
    )
    assert told(meeting) == [("a1", 0), ("a2", 0), ("a3", 0)]
    assert "no date, but no other meeting of them fits (2 reports)" in meeting.reason


@pytest.mark.parametrize(
    "undated",
    [
        article("a2", report(BOTH, where="Paris")),
        article("a2", report(BOTH), published="2026-01-02"),
        article("a2", report(BOTH, status="planned"), published="2026-02-02"),
        article("a2", report(BOTH), published="2029-01-02"),
        article("a2", report(BOTH, kind="phone call")),
    ],
    ids=["another place", "told before", "planned after", "years later", "by phone"],
)
def test_an_undated_report_that_something_speaks_against(undated: Extraction) -> None:
    dated = article("a1", report(BOTH, "2026-01-13", where="Nara"))
    assert groups(dated, undated) == [[("a1", 0)], [("a2", 0)]]


def test_an_undated_report_with_two_meetings_to_choose_from() -> None:
    dated = [
        article("a1", report(BOTH, "2025-10-30", where="Tokyo")),
        article("a2", report(BOTH, "2026-01-13", where="Nara")),
    ]
    there = article("a3", report(BOTH, where="Tokyo"))
    assert groups(*dated, there)[0] == [("a1", 0), ("a3", 0)]
    before = article("a3", report(BOTH), published="2025-11-02")
    assert groups(*dated, before)[0] == [("a1", 0), ("a3", 0)]
    ahead = article("a3", report(BOTH, status="planned"), published="2026-01-02")
    assert groups(*dated, ahead)[1] == [("a2", 0), ("a3", 0)]
    just_after = article("a3", report(BOTH), published="2026-01-15")
    assert groups(*dated, just_after)[1] == [("a2", 0), ("a3", 0)]
    any_time = article("a3", report(BOTH))
    assert [("a3", 0)] in groups(*dated, any_time)


def test_a_vague_report_belongs_to_what_its_article_tells_of() -> None:
    digest = article(
        "a1",
        report(BOTH),
        report(BOTH, "2025-10-30", where="Tokyo"),
        report(BOTH, "2026-01-13", where="Nara"),
        report(BOTH, where="Paris"),
    )
    assert groups(digest) == [[("a1", 0), ("a1", 2)], [("a1", 1)], [("a1", 3)]]


def test_undated_reports_of_one_place_are_one_meeting() -> None:
    assert groups(
        article("a1", report(BOTH, where="Paris"), published="2026-01-02"),
        article("a2", report(BOTH, where="Paris"), published="2026-03-02"),
        article("a3", report(BOTH, where="Tokyo"), published="2026-03-02"),
        article("a4", report(BOTH, where="Paris"), published="2029-03-02"),
    ) == [[("a1", 0), ("a2", 0)], [("a3", 0)], [("a4", 0)]]


def test_reports_without_date_and_place_are_one_only_when_published_together() -> None:
    assert groups(
        article("a1", report(BOTH), published="2026-01-02"),
        article("a2", report(BOTH), published="2026-01-05"),
        article("a3", report(BOTH), published="2026-06-05"),
    ) == [[("a1", 0), ("a2", 0)], [("a3", 0)]]


def test_a_visit_elsewhere_in_the_country_contradicts_the_meeting_of_its_article() -> None:
    told_once = article(
        "a1",
        report(BOTH, "2026-01-13", where="Nara"),
        report(BOTH, where="Tokyo", kind="visit"),
    )
    (meeting,) = meetings(told_once)
    assert told(meeting) == [("a1", 0), ("a1", 1)]
    assert "a visit to its country, in an article that tells of this one (1 report)" in (
        meeting.reason
    )


@pytest.mark.parametrize(
    "others",
    [
        [report(BOTH, where="Tokyo", kind="meeting")],
        [report(BOTH, where="Paris", kind="visit")],
        [
            report(BOTH, "2025-10-30", where="Nara"),
            report(BOTH, where="Tokyo", kind="visit"),
        ],
    ],
    ids=["a meeting", "another country", "two meetings there"],
)
def test_what_need_not_be_the_meeting_of_its_article(others: list[MeetingReport]) -> None:
    reports = [report(BOTH, "2026-01-13", where="Nara"), *others]
    assert len(groups(article("a1", *reports))) == len(reports)


def test_what_one_article_tells_as_held_and_as_to_come_is_two_meetings() -> None:
    held = report(BOTH, "2026-01-13", where="Nara")
    again = report(BOTH, "2026-01", where="Japan", status="planned")
    assert groups(
        article("a1", held, published="2026-01-14"),
        article("a2", held, again, published="2026-01-14"),
    ) == [[("a1", 0), ("a2", 0)], [("a2", 1)]]
