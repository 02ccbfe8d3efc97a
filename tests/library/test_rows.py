from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from kg.library import Evidence, NewsGraph, Row
from kg.library.rows import typed_row
from tests.questions.press import sentence


@pytest.fixture
def row(graph: NewsGraph) -> Row:
    return graph.ask("who-met-whom", person="Ana Sol", other="Bo Lund", status="held")[0]


def test_a_row_is_a_mapping_and_has_attributes(row: Row) -> None:
    assert row.person == row["person"] == "Ana Sol"
    assert row.reports == 3
    assert row.start == date(2026, 1, 13)
    assert list(row)[:3] == ["person", "person_iri", "other"]
    assert row == dict(row)
    assert {**row} == row
    assert len({row, copy.deepcopy(row), pickle.loads(pickle.dumps(row))}) == 1
    assert {"start", "evidence", "items"} <= set(dir(row))


def test_the_evidence_of_a_row(row: Row) -> None:
    span = sentence("a1", 0)
    assert row.evidence == Evidence(
        sentence=span.text,
        start=span.start,
        end=span.end,
        article="A summit in Oslo",
        article_iri="https://newskg.example/id/article/a1",
        published=date(2026, 1, 14),
    )
    assert row.other_evidence is None


def test_a_row_of_two_reports_has_two_sentences(graph: NewsGraph) -> None:
    (row,) = graph.ask("disagreements")
    assert row.other_evidence is not None
    assert (row.evidence.article, row.other_evidence.article) == (
        "A summit in Oslo",
        "Bergen it was",
    )
    assert row.other_evidence.published == "2026-01"


def test_there_is_no_other_column(row: Row) -> None:
    with pytest.raises(
        AttributeError, match="no column 'plce'; the columns are person, person_iri"
    ):
        _ = row.plce
    with pytest.raises(KeyError, match="no column 'plce'; the columns are person, person_iri"):
        row["plce"]
    with pytest.raises(AttributeError):
        row.person = "Bo Lund"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-01-13", date(2026, 1, 13)),
        ("2026-01", "2026-01"),
        ("2026", "2026"),
        ("2026-02-30", "2026-02-30"),
        ("2026-01-13 ", "2026-01-13 "),
        ("٢٠٢٦-01-13", "٢٠٢٦-01-13"),
        ("true", True),
        ("false", False),
        ("False", "False"),
        ("", ""),
        (0, 0),
        (0.5, 0.5),
        (None, None),
    ],
)
def test_cells(cell: str | float | None, expected: object) -> None:
    found = typed_row({"what": cell})["what"]
    assert (found, type(found)) == (expected, type(expected))


def test_names_and_sentences_stay_text() -> None:
    cells = {"article": "2026-01-13", "article_iri": "urn:a", "sentence": "true"}
    assert dict(typed_row(cells)) == cells


def test_no_column_of_the_catalogue_hides_behind_a_method(graph: NewsGraph) -> None:
    for question in graph.questions.values():
        assert not set(question.columns) & set(dir(Row))
