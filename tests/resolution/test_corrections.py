from __future__ import annotations

from kg.resolution import Corrections, Named, resolve
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


def test_different_wins_over_the_same_name() -> None:
    articles = [extraction(f"a{n}", people=[person("Ann Hill")]) for n in range(1, 4)]
    assert len(members(resolve(articles))) == 1
    apart = Corrections(different=((Named("person", "Ann Hill", "a1"), HILL),))
    assert members(resolve(articles, apart)) == {
        "ann hill": [("a1", "Ann Hill"), ("a3", "Ann Hill")],
        "ann hill (a2)": [("a2", "Ann Hill")],
    }


def test_same_joins_what_the_rules_keep_apart() -> None:
    articles = [
        extraction("a1", people=[person("Bea Rose"), person("Cal Stone")]),
        extraction("a2", people=[person("Ann Hill")]),
        extraction("a3", people=[person("Ann Hill")]),
    ]
    joined = Corrections(same=((Named("person", "Bea Rose"), HILL),))
    resolution = resolve(articles, joined)
    assert members(resolution) == {
        "ann hill": [("a1", "Bea Rose"), ("a2", "Ann Hill"), ("a3", "Ann Hill")],
        "cal stone": [("a1", "Cal Stone")],
    }
    assert reasons(resolution)["a2", "Ann Hill"] == "a correction says so: 'Ann Hill'"


def test_different_wins_over_same() -> None:
    pair = (Named("person", "Bea Rose"), Named("person", "Ann Hill"))
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
            (Named("organization", "Acme a1"), Named("organization", "Acme a2")),
            (Named("place", "Oslo a1"), Named("place", "Oslo a2")),
            (Named("description", "guests of a1"), Named("description", "guests of a2")),
        )
    )
    for kind in ("organization", "place", "description"):
        assert len(members(resolve(articles), kind)) == 2
        assert len(members(resolve(articles, corrections), kind)) == 1


def test_a_correction_of_names_that_nobody_bears_does_nothing() -> None:
    articles = [extraction("a1", people=[person("Ann Hill")])]
    unknown = Corrections(same=((Named("person", "Nobody"), HILL),))
    assert resolve(articles, unknown) == resolve(articles)
