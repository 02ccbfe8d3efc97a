"""Questions as people type them, over the bundled samples: ``phrasings.yaml`` beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.build import build
from kg.graph.store import Store, open_store
from kg.questions import Answer, Catalogue, ask_text
from tests.news import MISREAD

HERE = Path(__file__).parent
SAMPLES = HERE.parents[2] / "kg" / "samples"
PHRASINGS = yaml.safe_load((HERE / "phrasings.yaml").read_text(encoding="utf-8"))
COLUMNS = {
    "articles-mentioning": "article",
    "claims-about": "claim",
    "claims-by": "claim",
    "claims-by-about": "claim",
    "claims-on-topic": "claim",
    "disagreements": "property value other_value",
    "how-many-meetings": "status meetings",
    "meetings-at-place": "start end place status",
    "meetings-of": "start place status",
    "met-in-common": "common meetings other_meetings",
    "most-frequent-meetings": "person other meetings",
    "places-visited": "place last",
    "planned-meetings": "start place status",
    "sources-for": "start status",
    "timeline": "start",
    "when-did-they-meet": "start",
    "where-did-they-meet": "place start",
    "who-is": "role",
    "who-met-whom": "person other start",
    "who-said": "speaker claim",
}


@pytest.fixture(scope="module")
def samples() -> Iterator[Store]:
    with open_store("memory:") as store:
        assert build(store, [SAMPLES]).failed == []
        yield store


def understood(answer: Answer) -> dict[str, Any]:
    """What people read for each value; days of periods as they are asked for."""
    stated = answer.to_json()["understood"]["parameters"]
    return {
        name: value["value"] if name in ("from", "to") else value["value"] and value["label"]
        for name, value in stated.items()
    }


def rows(answer: Answer) -> list[str]:
    assert answer.understood is not None
    columns = COLUMNS[answer.understood.name].split()
    return [
        " ".join(str(row[column]) for column in columns if row[column] is not None)
        for row in answer.rows
    ]


def test_there_are_enough_of_each_kind() -> None:
    assert {kind: len(asked) for kind, asked in PHRASINGS.items()} == {
        "plain": 63,
        "bent": 40,
        "unanswerable": 28,
    }


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(each, id=each["ask"], marks=MISREAD if "misread" in each else ())
        for asked in PHRASINGS.values()
        for each in asked
    ],
)
def test_a_phrasing(samples: Store, catalogue: Catalogue, expected: dict[str, Any]) -> None:
    answer = ask_text(samples, catalogue, expected["ask"])
    if "name" not in expected:
        assert answer.understood is None, answer.understood
        assert answer.explanation is not None
        assert answer.explanation.startswith(("No question fits", "No question combines"))
        assert answer.suggestions
        return
    assert answer.understood is not None, answer.explanation
    assert answer.understood.name == expected["name"]
    assert understood(answer) == {
        name: str(value) if name in ("from", "to") else value
        for name, value in expected["given"].items()
    }
    assert rows(answer) == expected["rows"]
    if not expected["rows"]:
        assert expected["says"] in (answer.explanation or "")


@pytest.mark.parametrize(
    "office", ["the NATO secretary of state", "the secretary of state of NATO",
               "NATO's secretary of state"],
)  # fmt: skip
def test_an_office_in_an_organization_is_no_other_office(
    office: str, samples: Store, catalogue: Catalogue
) -> None:
    answer = ask_text(samples, catalogue, f"Who did {office} meet?")
    assert understood(answer) == {"person": None}
    assert office in (answer.explanation or "")


def test_a_disagreement_about_the_day_is_said_aloud(samples: Store, catalogue: Catalogue) -> None:
    answer = ask_text(samples, catalogue, "When did Trump meet Kim in Singapore?")
    assert answer.answer == (
        "Donald Trump met Kim Jong Un in Capella Hotel on 12 June 2018 (other reports: "
        "13 June 2018), according to five articles."
    )
    assert [row["other_start"] for row in answer.rows] == ["2018-06-13"]
