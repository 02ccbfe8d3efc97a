from __future__ import annotations

import pytest

from kg.resolution import resolve
from kg.resolution.descriptions import compared
from tests.resolution.factories import claim, extraction, members, person, reasons, report

ANN = "Ann Hill"


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("South Korean lawmakers", "south korean lawmakers"),
        ("a delegation of South Korean lawmakers", "south korean lawmakers"),
        ("the two leaders", "leaders"),
        ("members", "members"),
    ],
)
def test_what_descriptions_share(description: str, expected: str) -> None:
    assert compared(description) == expected


def test_the_same_words_and_one_meeting_are_one_party() -> None:
    resolution = resolve(
        [
            extraction(
                "a1",
                people=[person(ANN)],
                meetings=[report([ANN, "Norwegian lawmakers"], "2026-01-10")],
            ),
            extraction(
                "a2",
                people=[person(ANN)],
                meetings=[report([ANN, "a group of Norwegian lawmakers"], "2026-01-10")],
            ),
            extraction(
                "a3",
                people=[person(ANN)],
                meetings=[report([ANN, "Norwegian lawmakers"], "2026-03-20")],
            ),
        ]
    )
    assert members(resolution, "description") == {
        "norwegian lawmakers (a1)": [
            ("a1", "Norwegian lawmakers"),
            ("a2", "a group of Norwegian lawmakers"),
        ],
        "norwegian lawmakers (a3)": [("a3", "Norwegian lawmakers")],
    }
    assert reasons(resolution, "description")["a2", "a group of Norwegian lawmakers"] == (
        "same name in another spelling: 'a group of Norwegian lawmakers' as "
        "'Norwegian lawmakers', in the same meeting"
    )
    first, second = resolution.meetings
    assert [party.key for party in first.participants] == ["norwegian lawmakers (a1)", "ann hill"]
    assert [party.key for party in second.participants] == ["norwegian lawmakers (a3)", "ann hill"]


def test_speakers_without_a_name_stay_with_their_articles() -> None:
    resolution = resolve(
        [extraction(article, claims=[claim("officials")]) for article in ("a1", "a2")]
    )
    assert set(members(resolution, "description")) == {"officials (a1)", "officials (a2)"}


def test_a_name_with_an_entry_is_no_description() -> None:
    resolution = resolve([extraction("a1", people=[person(ANN)], claims=[claim(ANN)])])
    assert members(resolution, "description") == {}
