"""How many of the articles in an answer are independent, in words."""

from __future__ import annotations

import pytest

from kg.graph.store import Store
from kg.questions import Catalogue, ask
from kg.questions.answer import Row
from kg.questions.independence import with_independent
from kg.questions.templates import articles_in_words, fill_from_rows


@pytest.mark.parametrize(
    ("number", "independent", "told"),
    [
        (1, 1, "one article"),
        (3, 3, "three articles"),
        (3, None, "three articles"),
        (2, 1, "two articles, one a copy of the other"),
        (3, 1, "three articles, copies of one another"),
        (5, 3, "five articles, three independent"),
        (1200, 45, "1,200 articles, 45 independent"),
    ],
)
def test_articles_in_words(number: int, independent: int | None, told: str) -> None:
    assert articles_in_words(number, independent) == told


def test_rows_that_are_copies_are_said_to_be() -> None:
    rows: list[Row] = [
        {"article_iri": "a", "copy_of_iri": None},
        {"article_iri": "b", "copy_of_iri": "a"},
        {"article_iri": "b", "copy_of_iri": "a"},
    ]
    told = fill_from_rows("{rows|report}", rows)
    assert told == "Three reports in two articles, one a copy of the other"
    assert fill_from_rows("{rows|article}", rows[:2]) == "Two articles, one a copy of the other"
    assert fill_from_rows("{rows|report}", rows[:1]) == "One report"


def test_pinned_rows_stay_as_they_are(store: Store, catalogue: Catalogue) -> None:
    values = {"person": "Ana Sol", "other": "Bo Lund", "status": "held"}
    answer = ask(store, catalogue, "who-met-whom", values)
    (row,) = answer.rows
    assert "independent" not in answer.columns
    (told,) = with_independent(store, [row])
    assert {**told} == {**row, "independent": 2}


def test_a_count_of_fewer_reports_is_left_alone(store: Store, catalogue: Catalogue) -> None:
    values = {"person": "Ana Sol", "other": "Bo Lund", "status": "held"}
    (row,) = ask(store, catalogue, "who-met-whom", values).rows
    fewer = {**row, "reports": 2}
    assert with_independent(store, [fewer]) == [fewer]
