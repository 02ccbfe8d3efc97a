from __future__ import annotations

import csv
import io

import pytest
from rdflib import BNode, Literal, URIRef

from kg.graph.result import Result
from kg.questions.spreadsheets import csv_text, harmless, result_csv


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "-", "- 5", "-5,5", "=",
        "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1", "-5e", "+5-3", "--5", "-\u0665",
    ],
)  # fmt: skip
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "cell", [-5, -5.5, 7, None, "-5", "+5", "-5.25", "-.5", "-5e-3", "a=1", "'=1", "", " =1"]
)
def test_numbers_and_other_text_stay(cell: str | int | float | None) -> None:
    assert harmless(cell) == cell


def test_cells_are_quoted_as_csv_wants_it() -> None:
    assert csv_text(["=a", "b"], [['x "y", z', -5], ["two\r\nlines", None]]) == (
        "'=a,b\r\n"
        '"x ""y"", z",-5\r\n'
        '"two\r\nlines",\r\n'
    )  # fmt: skip


def test_the_result_of_a_query() -> None:
    long = "x" * 200_000
    row = (URIRef("http://x/a"), BNode("b"), Literal("=1", lang="en"), Literal(-5), None)
    text = result_csv(Result(("a", "b", "c", "d", "e"), [row, (Literal(long), *row[1:])]))
    csv.field_size_limit(1 << 20)
    head, first, second = csv.reader(io.StringIO(text, newline=""))
    assert head == ["a", "b", "c", "d", "e"]
    assert first == ["http://x/a", "_:b", "'=1", "-5", ""]
    assert second[0] == long
