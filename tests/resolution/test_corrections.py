from __future__ import annotations

from kg.records import Extraction, ReportReference
from kg.resolution import Corrections, Named, Ruling, resolve
from tests.resolution.factories import (
    extraction,
    members,
    organization,
    person,
    place,
    reasons,
    report,
)

HILL = Named("person", "Ann Hill", "a2")


def ruling(*sides: Named | ReportReference | tuple[Named | ReportReference, ...]) -> Ruling:
    return Ruling(
        tuple(side if isinstance(side, tuple) else (side,) for side in sides),
        "decided by Ann on 28 November 2026",
    )


def test_different_wins_over_the_same_name() -> None:
    articles = [extraction(f"a{n}", people=[person("Ann Hill")]) for n in range(1, 4)]
    assert len(members(resolve(articles))) == 1
    apart = Corrections(different=(ruling(Named("person", "Ann Hill", "a1"), HILL),))
    assert members(resolve(articles, apart)) == {
        "ann hill": [("a1", "Ann Hill"), ("a3", "Ann Hill")],
        "ann hill (a2)": [("a2", "Ann Hill")],
    }


def test_a_name_in_some_articles_is_apart_from_the_rest_of_it() -> None:
    articles = [extraction(f"a{n}", people=[person("Ann Hill")]) for n in range(1, 5)]
    two = (Named("person", "Ann Hill", "a2"), Named("person", "Ann Hill", "a3"))
    apart = Corrections(different=(ruling(two, Named("person", "Ann Hill")),))
    assert members(resolve(articles, apart)) == {
        "ann hill": [("a1", "Ann Hill"), ("a4", "Ann Hill")],
        "ann hill (a2)": [("a2", "Ann Hill"), ("a3", "Ann Hill")],
    }


def test_same_joins_what_the_rules_keep_apart() -> None:
    articles = [
        extraction("a1", people=[person("Bea Rose"), person("Cal Stone")]),
        extraction("a2", people=[person("Ann Hill")]),
        extraction("a3", people=[person("Ann Hill")]),
    ]
    joined = Corrections(same=(ruling(Named("person", "Bea Rose"), HILL),))
    resolution = resolve(articles, joined)
    assert members(resolution) == {
        "ann hill": [("a1", "Bea Rose"), ("a2", "Ann Hill"), ("a3", "Ann Hill")],
        "cal stone": [("a1", "Cal Stone")],
    }
    assert reasons(resolution)["a2", "Ann Hill"] == "decided by Ann on 28 November 2026"


def test_different_wins_over_same() -> None:
    pair = ruling(Named("person", "Bea Rose"), Named("person", "Ann Hill"))
    articles = [extraction("a1", people=[person("Bea Rose"), person("Ann Hill")])]
    both = Corrections(same=(pair,), different=(pair,))
    assert len(members(resolve(articles, both))) == 2


def test_corrections_reach_every_kind() -> None:
    articles = [
        extraction(
            article,
            organizations=[organization(f"Acme {article}")],
            places=[place(f"Oslo {article}")],
            meetings=[report([f"guests of {article}"])],
        )
        for article in ("a1", "a2")
    ]
    corrections = Corrections(
        same=(
            ruling(Named("organization", "Acme a1"), Named("organization", "Acme a2")),
            ruling(Named("place", "Oslo a1"), Named("place", "Oslo a2")),
            ruling(Named("description", "guests of a1"), Named("description", "guests of a2")),
        )
    )
    for kind in ("organization", "place", "description"):
        assert len(members(resolve(articles), kind)) == 2
        assert len(members(resolve(articles, corrections), kind)) == 1


def test_a_correction_of_names_that_nobody_bears_does_nothing() -> None:
    articles = [extraction("a1", people=[person("Ann Hill")])]
    unknown = Corrections(same=(ruling(Named("person", "Nobody"), HILL),))
    assert resolve(articles, unknown) == resolve(articles)


def meetings_of(articles: list[Extraction], corrections: Corrections) -> list[list[str]]:
    return [
        [reference.article_id for reference in meeting.reports]
        for meeting in resolve(articles, corrections).meetings
    ]


def test_reports_are_one_meeting_or_several_as_people_say() -> None:
    people = [person("Ann Hill"), person("Bea Rose")]
    same_day = [
        extraction(
            f"a{n}", people=people, meetings=[report(["Ann Hill", "Bea Rose"], "2026-01-12")]
        )
        for n in range(1, 4)
    ]
    late = extraction(
        "a4", people=people, meetings=[report(["Ann Hill", "Bea Rose"], "2026-03-01")]
    )
    articles = [*same_day, late]
    one, two, four = (ReportReference(f"a{n}", 0) for n in (1, 2, 4))
    assert meetings_of(articles, Corrections()) == [["a1", "a2", "a3"], ["a4"]]
    merged = Corrections(same=(ruling(one, four),))
    assert meetings_of(articles, merged) == [["a1", "a2", "a3", "a4"]]
    apart = Corrections(same=(ruling(one, four),), different=(ruling(two, (one, four)),))
    found = resolve(articles, apart).meetings
    assert sorted([r.article_id for r in meeting.reports] for meeting in found) == [
        ["a1", "a3", "a4"],
        ["a2"],
    ]
    assert len({meeting.key for meeting in found}) == 2
    assert {
        meeting.reason.rpartition("; ")[2] for meeting in found if len(meeting.reports) == 1
    } == {"decided by Ann on 28 November 2026"}
