from __future__ import annotations

import sys
from datetime import date

import pytest

from kg.errors import UsageError
from kg.library import NewsGraph


def test_an_answer_is_a_sequence_of_rows(graph: NewsGraph) -> None:
    answer = graph.ask("meetings-of", person="Chi Wen-li")
    assert len(answer) == len(list(answer)) == 3
    assert answer[0] == answer.rows[0]
    assert answer[1:] == answer.rows[1:]
    assert [row.start for row in answer] == ["2024", "2025-11", None]
    assert str(answer) == answer.answer
    assert repr(answer) == "<Answer to \"meetings-of --person 'Chi Wen-li'\": 3 rows>"
    assert answer.columns == tuple(answer[0])
    assert [row["start"] for row in answer.to_json()["rows"]] == ["2024", "2025-11", None]
    assert "VALUES ?_person_iri" in (answer.sparql or "")


def test_an_answer_without_rows_says_why(graph: NewsGraph) -> None:
    answer = graph.ask("who-met-whom", person="Anna Soll")
    assert not answer
    assert answer.suggestions == ("Ana Sol",)
    assert str(answer) == answer.explanation
    assert answer.coverage.articles == 4
    assert answer.understood is not None
    assert answer.understood.name == "who-met-whom"


def test_rows_as_a_table_of_pandas(graph: NewsGraph) -> None:
    answer = graph.ask("timeline", person="Bo Lund")
    table = answer.to_pandas()
    assert list(table.columns) == list(answer.columns)
    assert list(table["start"]) == [
        "2024", date(2026, 1, 13), date(2026, 1, 15), date(2026, 1, 20), date(2026, 3, 2),
    ]  # fmt: skip
    assert str(table["sentence_start"].dtype) == "Int64"
    assert list(table["status"].isna()) == [False, False, True, False, False]


def test_truth_and_missing_values_in_pandas(graph: NewsGraph) -> None:
    table = graph.ask("claims-by", person="Bo Lund").to_pandas()
    assert str(table["negated"].dtype) == "boolean"
    assert list(table["negated"]) == [False]


def test_no_rows_are_a_table_with_columns(graph: NewsGraph) -> None:
    answer = graph.ask("who-met-whom", from_="1990", to="1991")
    table = answer.to_pandas()
    assert (len(table), list(table.columns)) == (0, list(answer.columns))


def test_without_pandas_the_remedy_is_told(
    graph: NewsGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError) as caught:
        graph.ask("disagreements").to_pandas()
    assert str(caught.value) == (
        "to_pandas: pandas is not installed; install it with: pip install 'newskg[pandas]'"
    )
