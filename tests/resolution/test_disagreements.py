from __future__ import annotations

import pytest

from kg.records import Count, Disagreement, Extraction, ReportReference
from kg.resolution import resolve
from kg.resolution.disagreements import MOST_PAIRS
from tests.resolution.factories import BOTH, article, counted, report

KEY = "person:ann hill + person:bea rose | 2026-01-13"


def disagreements(*articles: Extraction) -> tuple[Disagreement, ...]:
    return resolve(articles).disagreements


def test_two_places_on_one_day() -> None:
    assert disagreements(
        article("a1", report(BOTH, "2026-01-13", where="Nara")),
        article("a2", report(BOTH, "2026-01-13", where="Paris")),
    ) == (
        Disagreement(
            KEY, "place", ReportReference("a1", 0), "Nara", ReportReference("a2", 0), "Paris"
        ),
    )


def test_two_places_inside_one_article() -> None:
    (found,) = disagreements(
        article(
            "a1",
            report(BOTH, "2026-01-13", where="Nara"),
            report(BOTH, "2026-01-13", where="Tokyo"),
        )
    )
    assert (found.value, found.other_value) == ("Nara", "Tokyo")


def test_two_places_of_undated_reports_of_the_only_dated_meeting() -> None:
    (found,) = disagreements(
        article("a1", report(BOTH, "2026-01-13")),
        article("a2", report(BOTH, where="Paris")),
        article("a3", report(BOTH, where="Tokyo")),
    )
    assert (found.meeting, found.value, found.other_value) == (KEY, "Paris", "Tokyo")


def test_another_place_in_the_only_month() -> None:
    (found,) = disagreements(
        article("a1", report(BOTH, "2026-01-13", where="Paris")),
        article("a2", report(BOTH, "2026-01", where="Tokyo")),
    )
    assert (found.property, found.value, found.other_value) == ("place", "Paris", "Tokyo")


def test_close_dates() -> None:
    assert disagreements(
        article("a1", report(BOTH, "2026-01-13", where="Nara")),
        article("a2", report(BOTH, "2026-01-14", where="Nara")),
    ) == (
        Disagreement(
            KEY,
            "start",
            ReportReference("a1", 0),
            "2026-01-13",
            ReportReference("a2", 0),
            "2026-01-14",
        ),
    )


def test_another_end() -> None:
    (found,) = disagreements(
        article("a1", report(BOTH, "2026-01-13", "2026-01-14")),
        article("a2", report(BOTH, "2026-01-13", "2026-01-15")),
    )
    assert (found.property, found.value, found.other_value) == ("end", "2026-01-14", "2026-01-15")


def test_held_against_cancelled() -> None:
    (found,) = disagreements(
        article("a1", report(BOTH, "2026-01-13", status="cancelled")),
        article("a2", report(BOTH, "2026-01-13")),
    )
    assert (found.property, found.value, found.other_value) == ("status", "cancelled", "held")


@pytest.mark.parametrize(
    "other",
    [
        report(BOTH, "2026-01-13", "2026-01-14", where="Nara Prefecture"),
        report(BOTH, "2026-01", where="Japan"),
        report(BOTH, "2026-01-13", where="Nara City", status="planned"),
        report(BOTH, "2026-01-13", status="proposed"),
        report(BOTH, "2026", where="the temple"),
    ],
)
def test_less_precise_is_no_disagreement(other: object) -> None:
    first = article("a1", report(BOTH, "2026-01-13", where="Nara"))
    assert disagreements(first, article("a2", other)) == ()  # type: ignore[arg-type]


def test_one_for_each_pair_of_reports() -> None:
    found = disagreements(
        *(article(f"a{n}", report(BOTH, "2026-01-13", where="Nara")) for n in range(3)),
        *(article(f"b{n}", report(BOTH, "2026-01-13", where="Paris")) for n in range(2)),
    )
    assert [(d.report.article_id, d.other_report.article_id) for d in found] == [
        ("a0", "b0"),
        ("a0", "b1"),
        ("a1", "b0"),
        ("a1", "b1"),
        ("a2", "b0"),
        ("a2", "b1"),
    ]


def test_many_reports_stand_against_the_clearest_of_the_other_value() -> None:
    found = disagreements(
        *(article(f"a{n:02}", report(BOTH, "2026-01-13", where="Nara")) for n in range(20)),
        *(article(f"b{n:02}", report(BOTH, "2026-01-13", where="Paris")) for n in range(20)),
    )
    assert MOST_PAIRS < 20 * 20
    assert len(found) == 20 + 20 - 1
    assert {d.report.article_id for d in found} | {d.other_report.article_id for d in found} == {
        f"{letter}{n:02}" for letter in "ab" for n in range(20)
    }


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (counted(2), counted(3), {("2", "3")}),
        (counted(2), counted(2), set()),
        (counted(2, "summit"), counted(3), set()),
        (counted(2), counted(3, at_least=True), {("2", "at least 3")}),
        (counted(3), counted(2, at_least=True), set()),
        (counted(2, at_least=True), counted(3, at_least=True), set()),
    ],
)
def test_how_often_they_have_met(one: Count, other: Count, values: set[tuple[str, str]]) -> None:
    found = disagreements(
        article("a1", report(BOTH, "2026-01-13", count=one)),
        article("a2", report(BOTH, "2026-01-13", count=other)),
    )
    assert {(each.value, each.other_value) for each in found if each.property == "count"} == values


def test_an_undated_report_may_count_later_meetings() -> None:
    assert not disagreements(
        article("a1", report(BOTH, "2026-01-13", count=counted(2))),
        article("a2", report(BOTH, count=counted(3))),
    )


def test_what_is_planned_is_the_next_meeting() -> None:
    (found,) = disagreements(
        article("a1", report(BOTH, "2026-01-13", count=counted(2)), published="2026-01-14"),
        article("a2", report(BOTH, status="planned", count=counted(3)), published="2026-01-12"),
    )
    assert (found.property, found.value, found.other_value) == ("count", "2", "3")
