from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from kg.errors import UsageError
from kg.graph.store import Store
from kg.questions import FORMATS, Answer, Catalogue, ask, render
from kg.questions.grid import grid


@pytest.fixture(scope="module")
def answer(store: Store, catalogue: Catalogue) -> Answer:
    values = {"person": "Ana Sol", "other": "Bo Lund", "to": "2026-02"}
    return ask(store, catalogue, "when-did-they-meet", values)


def test_table(answer: Answer) -> None:
    assert render(answer, "table", width=72) == (
        "Ana Sol met Bo Lund in Oslo on 13 to 14 January 2026, according to three\n"
        "articles, two independent.\n"
        "\n"
        "person   other    start       end         place  status  kind    reports\n"
        "───────  ───────  ──────────  ──────────  ─────  ──────  ──────  ───────\n"
        "Ana Sol  Bo Lund  2026-01-13  2026-01-14  Oslo   held    summit        3\n"
        "    “President Ana Sol met Bo Lund at a summit in Oslo on Jan. 13 and\n"
        "    14.” (A summit in Oslo, 2026-01-14)\n"
    )


def test_a_narrow_table_wraps_its_cells(answer: Answer) -> None:
    lines = render(answer, "table", width=40).splitlines()
    assert max(map(len, lines)) <= 8 * 8 + 7 * 2
    assert "2026-01-" in lines[6]


def test_the_table_of_nothing_says_why(store: Store, catalogue: Catalogue) -> None:
    nothing = ask(store, catalogue, "who-is", {"person": "Nobody Known"})
    assert render(nothing, "table", width=80) == (
        "Nothing in the graph is called 'Nobody Known'.\n"
    )


def test_json(answer: Answer) -> None:
    assert json.loads(render(answer, "json")) == answer.to_json()


def test_a_narrow_table_breaks_no_date_and_no_short_word() -> None:
    columns = ("read", "change", "kind", "what", "property", "old", "new", "start", "status", "n")
    row = [
        "2026-11-29",
        "withdrawn",
        "meeting",
        "Meeting of Ana Sol and Bo Lund, 2024-03-03",
        "property",
        *("2024-03-03", "2024-03-02", "2024-03-03"),
        "cancelled",
        "2",
    ]
    lines = grid(columns, [row], 100).splitlines()
    assert max(map(len, lines)) <= 100
    assert [word for line in lines for word in line.split() if word == "2024-03-03"] == [
        "2024-03-03"
    ] * 3
    assert "2026-11-29 withdrawn meeting Meeting of" in lines[2]
    # Where not even that fits, dates stay whole.
    assert "2026-11-29" in grid(columns, [row], 40)


def test_csv_and_tsv_hold_every_column(answer: Answer) -> None:
    (row,) = csv.DictReader(io.StringIO(render(answer, "csv"), newline=""))
    assert list(row) == list(answer.columns)
    assert row["sentence"] == answer.rows[0]["sentence"]
    heading, line = render(answer, "tsv").splitlines()
    assert heading.split("\t") == list(answer.columns)
    assert line.split("\t")[answer.columns.index("end")] == "2026-01-14"


def test_formulas_are_harmless_in_csv_and_exact_in_tsv(store: Store, catalogue: Catalogue) -> None:
    answer = ask(store, catalogue, "claims-by", {"person": "Bo Lund"})
    (row,) = csv.DictReader(io.StringIO(render(answer, "csv"), newline=""))
    assert row["sentence"].startswith("'=On Jan. 15")
    assert "\t=On Jan. 15" in render(answer, "tsv")


def test_control_characters_and_line_ends(answer: Answer) -> None:
    nasty = {**answer.rows[0], "sentence": "a\tb\nc\\d \x1b[31m\u202ee|f"}
    changed = replace(answer, rows=(nasty,))
    assert "a\\tb\\nc\\\\d" in render(changed, "tsv")
    shown = render(changed, "table", width=100)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "“a b c\\\\d \\[31m e\\|f”" in render(changed, "markdown")


def test_markdown(answer: Answer) -> None:
    lines = render(answer, "markdown").splitlines()
    assert lines[2] == (
        "| person | other | start | end | other start | place | status | kind | reports "
        "| sentence |"
    )
    assert lines[4] == (
        "| Ana Sol | Bo Lund | 2026-01-13 | 2026-01-14 |  | Oslo | held | summit | 3 "
        "| “President Ana Sol met Bo Lund at a summit in Oslo on Jan. 13 and 14.” "
        "(A summit in Oslo, 2026-01-14) |"
    )


def test_another_format_is_refused(answer: Answer) -> None:
    assert FORMATS == ("table", "json", "csv", "tsv", "markdown")
    with pytest.raises(UsageError) as caught:
        render(answer, "jsn")
    assert str(caught.value) == "'jsn': no such format; did you mean 'json'?"
