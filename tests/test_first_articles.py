"""The first input that must work: five real articles, read in place, from files to answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.build import build
from kg.graph.store import Store, open_store
from kg.questions import ask, load_catalogue

MEETING = ("person", "other", "start", "end", "place", "status")
CATALOGUE = load_catalogue()


@pytest.fixture(scope="module")
def store(shared: Path) -> Iterator[Store]:
    with open_store("memory:", create=True) as opened:
        report = build(opened, [shared / "articles"])
        assert (report.read, report.failed) == (5, [])
        yield opened


def rows(store: Store, question: str, **values: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(store, CATALOGUE, question, values).to_json()["rows"]
    return found


def test_who_met_the_president(store: Store) -> None:
    met = [
        tuple(row[column] for column in MEETING)
        for row in rows(store, "who-met-whom", person="Lee Jae Myung")
    ]
    lee, takaichi = "Lee Jae Myung", "Sanae Takaichi"
    assert sorted(met, key=str) == sorted(
        [
            (lee, takaichi, "2025-10-30", None, "Gyeongju", "held"),
            (lee, takaichi, "2026-01-13", "2026-01-14", "Nara", "held"),
            (lee, takaichi, "2026-01-14", None, "Horyu-ji", "planned"),
            (lee, takaichi, None, None, "Johannesburg", "held"),
            (lee, "Xi Jinping", "2026-01-05", None, "Beijing", "held"),
            (lee, "Taro Aso", "2026-01-16", None, None, "held"),
            (lee, "Shigeru Ishiba", None, None, None, "held"),
            (lee, "NHK", "2026-01-12", None, None, "held"),
            (lee, "members of the Korean community", "2026-01-14", None, None, "planned"),
        ],
        key=str,
    )


def test_an_interview_is_one_event_of_two_articles(store: Store) -> None:
    (met,) = rows(store, "who-met-whom", person="Lee Jae Myung", other="NHK")
    assert (met["kind"], met["reports"]) == ("interview", 2)


def test_what_somebody_merely_wants_is_not_held(store: Store) -> None:
    together = rows(store, "who-met-whom", person="Takaichi", other="Kim Jong-un")
    assert [row["status"] for row in together] == ["proposed"]


def test_one_node_for_the_president_and_another_for_the_ambassador(store: Store) -> None:
    def articles(name: str) -> set[str]:
        return {row["article_iri"] for row in rows(store, "articles-mentioning", name=name)}

    assert len(articles("Lee Jae Myung")) == 5
    assert len(articles("Lee Hyuk")) == 1
    (ambassador,) = {row["person_iri"] for row in rows(store, "who-is", person="Lee Hyuk")}
    (president,) = {row["person_iri"] for row in rows(store, "who-is", person="President Lee")}
    assert ambassador != president


def test_a_country_covers_the_town_where_they_met(store: Store) -> None:
    met = rows(store, "who-met-whom", person="Takaichi", place="Japan", status="held")
    assert [(row["other"], row["start"]) for row in met] == [
        ("South Korean lawmakers", "2026-01-10"),
        ("Lee Jae Myung", "2026-01-13"),
    ]


def test_articles_that_disagree_are_shown_side_by_side(store: Store) -> None:
    places = {
        (row["property"], *sorted((row["value"], row["other_value"])))
        for row in rows(store, "disagreements")
    }
    assert ("place", "Beijing", "Seoul") in places


def test_how_often_the_two_had_met_is_in_dispute(store: Store) -> None:
    (row,) = rows(store, "disagreements", property="count")
    assert {row["value"], row["other_value"]} == {"at least 3", "2"}
    sentences = {row["value"]: row["sentence"], row["other_value"]: row["other_sentence"]}
    assert "his second meeting with Takaichi" in sentences["2"]
    assert "a brief G20 encounter in Johannesburg" in sentences["at least 3"]


def test_a_count_of_meetings_is_kept_with_its_report(store: Store) -> None:
    counted = {
        report.participants: (report.count.number, report.count.at_least)
        for extraction in store.extractions()
        for report in extraction.meetings
        if report.count and report.start is None
    }
    assert counted["Lee Jae Myung", "Shigeru Ishiba"] == (3, False)


def test_an_article_that_contradicts_itself_is_shown_beside_itself(store: Store) -> None:
    inside = {
        (row["property"], *sorted((row["value"], row["other_value"])))
        for row in rows(store, "disagreements")
        if row["article_iri"] == row["other_article_iri"]
    }
    assert inside == {("place", "Nara", "Tokyo")}


@pytest.mark.parametrize("name", sorted(CATALOGUE.questions))
def test_every_row_has_its_sentence(store: Store, name: str) -> None:
    texts = {
        str(store.iris.article(extraction.article.id)): extraction.article.text
        for extraction in store.extractions()
    }
    given = {
        "person": "Xi Jinping" if name == "met-in-common" else "Lee Jae Myung",
        "other": "Sanae Takaichi",
        "about": "Japan",
        "addressee": "NHK",
        "name": "Japan",
        "place": "Nara",
        "words": "diplomacy",
        "topic": "diplomacy",
    }
    needed = {
        parameter.name: given[parameter.name]
        for parameter in CATALOGUE.question(name).parameters
        if parameter.required
    }
    found = rows(store, name, **needed)
    # None of the five is a copy of another, and none was corrected.
    assert bool(found) is (name not in ("copies", "corrections"))
    for row in found:
        for prefix in ("", "other_") if "other_sentence" in row else ("",):
            text = texts[row[f"{prefix}article_iri"]]
            start, end = row[f"{prefix}sentence_start"], row[f"{prefix}sentence_end"]
            assert text[start:end] == row[f"{prefix}sentence"]
