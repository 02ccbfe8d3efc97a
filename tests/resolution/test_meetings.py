from __future__ import annotations

import pytest

from kg.resolution import resolve
from tests.resolution.factories import (
    BOTH,
    article,
    extraction,
    meetings,
    person,
    place,
    report,
)


def test_one_report_is_one_meeting() -> None:
    (meeting,) = meetings(
        article("a1", report(BOTH, "2026-01-13", where="Nara", kind="summit", topics=["trade"]))
    )
    assert meeting.key == "person:ann hill + person:bea rose | 2026-01-13"
    assert [party.key for party in meeting.participants] == ["ann hill", "bea rose"]
    assert (meeting.start, meeting.end, meeting.status) == ("2026-01-13", None, "held")
    assert meeting.place is not None
    assert meeting.place.key == "nara"
    assert (meeting.kind, meeting.topics) == ("summit", ("trade",))
    assert meeting.reason == "the only report of these parties at that time and place"


def test_meetings_of_one_key_are_told_apart() -> None:
    keys = [
        meeting.key
        for meeting in meetings(
            article("a1", report(BOTH), published="2026-01-02"),
            article("a2", report(BOTH), published="2026-06-05"),
        )
    ]
    assert keys == [
        "person:ann hill + person:bea rose | undated | a1 0",
        "person:ann hill + person:bea rose | undated | a2 0",
    ]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([("planned", "2026-01-02"), ("held", "2026-01-14")], "held"),
        ([("held", "2026-01-14"), ("cancelled", "2026-01-12")], "held"),
        ([("planned", "2026-01-02"), ("cancelled", "2026-01-10")], "cancelled"),
        ([("planned", "2026-01-11"), ("cancelled", "2026-01-10")], "planned"),
        ([("planned", None), ("cancelled", "2026-01-10")], "cancelled"),
        ([("proposed", "2026-01-02"), ("planned", "2026-01-05")], "planned"),
        ([("proposed", "2026-01-02")], "proposed"),
    ],
)
def test_the_status_is_the_strongest(statuses: list[tuple[str, str | None]], expected: str) -> None:
    (meeting,) = meetings(
        *(
            article(f"a{n}", report(BOTH, "2026-01-13", status=status), published=published)  # type: ignore[arg-type]
            for n, (status, published) in enumerate(statuses)
        )
    )
    assert meeting.status == expected


def test_the_clearest_report_says_most() -> None:
    (meeting,) = meetings(
        article("a1", report(BOTH, "2026-01-13"), published="2026-01-20"),
        article("a2", report(BOTH, "2026-01-13", where="Japan"), published="2026-01-20"),
        article(
            "a3", report(BOTH, "2026-01-13", where="Nara", status="planned"), published="2026-01-12"
        ),
        article("a4", report(BOTH, "2026-01-13", where="Nara"), published="2026-01-14"),
        article("a5", report(BOTH, "2026-01-13", where="Nara"), published="2026-01-15"),
        article("a6", report(BOTH, "2026-01-13", where="Nara"), published="2026-01-15"),
    )
    assert meeting.clearest.article_id == "a5"


def test_what_the_clearest_report_leaves_out_comes_from_the_others() -> None:
    (meeting,) = meetings(
        article("a1", report(BOTH, "2026-01-13", "2026-01-14", kind="meeting", topics=["trade"])),
        article("a2", report(BOTH, "2026-01-13", where="Nara", kind="summit", topics=["security"])),
    )
    assert meeting.clearest.article_id == "a1"
    assert meeting.place is not None
    assert (meeting.place.key, meeting.kind) == ("nara", "summit")
    assert meeting.topics == ("security", "trade")


def test_a_place_without_an_entry_is_still_the_place() -> None:
    (meeting,) = meetings(article("a1", report(BOTH, "2026-01-13", where="a hotel near the lake")))
    assert meeting.place is not None
    assert (meeting.place.kind, meeting.place.key) == ("description", "a hotel near the lake (a1)")


def test_of_equal_reports_what_most_stories_tell_counts() -> None:
    towns = {"Jeddah": (21.5, 39.2), "Riyadh": (24.7, 46.7)}
    (meeting,) = resolve(
        extraction(
            f"a{number}",
            f"2026-03-1{number}",
            people=[person(name) for name in BOTH],
            places=[place(town, "Saudi Arabia", towns[town])],
            meetings=[report(BOTH, "2026-03-09", where=town)],
        )
        for number, town in enumerate(("Jeddah", "Jeddah", "Riyadh"))
    ).meetings
    assert meeting.place is not None
    assert (meeting.place.key, meeting.clearest.article_id) == ("jeddah", "a1")
