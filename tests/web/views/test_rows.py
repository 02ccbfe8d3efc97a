from __future__ import annotations

import pytest

from kg.web.cells import Row
from kg.web.showing import Showing
from kg.web.views.dates import date_columns
from kg.web.views.rows import chosen, ordered
from tests.web.views.samples import heads, met

ROWS: list[Row] = [
    met("Ana", "Zoë", "2018-06", place="Hanoi", reports=10),
    met("Ånn", "Bo", "2018-06-12", place="Ho Chi Minh City", reports=9),
    met("bob", "Cy", "2018", place=None, reports=2),
    met("Eve", "Di", None, place="hanoi", reports=2),
    met("Fay", "Di", "2019-01-02", end="2019-02-01", place="Paris", reports=100),
]


def people(rows: list[Row]) -> list[str]:
    return [str(row["person"]) for row in rows]


@pytest.mark.parametrize(
    ("column", "last_first", "expected"),
    [
        ("reports", False, ["bob", "Eve", "Ånn", "Ana", "Fay"]),
        ("reports", True, ["Fay", "Ana", "Ånn", "bob", "Eve"]),
        # A year begins before its months and their days; no date is last, whatever the direction.
        ("start", False, ["bob", "Ana", "Ånn", "Fay", "Eve"]),
        ("start", True, ["Fay", "Ånn", "Ana", "bob", "Eve"]),
        ("person", False, ["Ana", "Ånn", "bob", "Eve", "Fay"]),
        ("place", False, ["Ana", "Eve", "Ånn", "Fay", "bob"]),
        ("place", True, ["Fay", "Ånn", "Ana", "Eve", "bob"]),
    ],
)
def test_sorting(column: str, last_first: bool, expected: list[str]) -> None:
    assert people(ordered(ROWS, column, last_first=last_first)) == expected


@pytest.mark.parametrize(
    ("showing", "expected"),
    [
        (Showing(filter="hanoi"), ["Ana", "Eve"]),
        (Showing(filter="HANOI zoe"), ["Ana"]),
        (Showing(filter="june 2018"), ["Ana", "Ånn"]),
        (Showing(filter="place:Hanoi"), ["Ana", "Eve"]),
        (Showing(filter="place:H"), []),
        (Showing(filter="start:2018-06"), ["Ana", "Ånn"]),
        (Showing(filter="reports:10"), ["Ana"]),
        (Showing(filter="other:di", sort="-person"), ["Fay", "Eve"]),
        (Showing(filter="nothing: at all"), []),
        # Whatever may have taken place then: a year as a whole, a meeting of several weeks.
        (Showing(during="2018-06-12"), ["Ana", "Ånn", "bob"]),
        (Showing(during="2019-01-20/2020"), ["Fay"]),
        (Showing(during="2017"), []),
    ],
)
def test_choosing(showing: Showing, expected: list[str]) -> None:
    rows, notes = chosen(ROWS, heads(ROWS), date_columns(list(ROWS[0]), ROWS), showing)
    assert (people(list(rows)), notes) == (expected, ())


@pytest.mark.parametrize(
    ("showing", "note"),
    [
        (
            Showing(sort="-when"),
            "sort: this answer has no column 'when'; there are person, other, start, end, status, "
            "place, reports.",
        ),
        (
            Showing(during="soon"),
            "during: 'soon' is not a period; write 2018, 2018-06 or 2018/2019.",
        ),
        (
            Showing(during="2018/soon"),
            "during: '2018/soon' is not a period; write 2018, 2018-06 or 2018/2019.",
        ),
    ],
)
def test_what_cannot_be_followed_leaves_all_rows(showing: Showing, note: str) -> None:
    rows, notes = chosen(ROWS, heads(ROWS), date_columns(list(ROWS[0]), ROWS), showing)
    assert (list(rows), notes) == (ROWS, (note,))


def test_a_filter_by_an_unknown_column_is_told() -> None:
    showing = Showing(filter="bogus:Hanoi")
    rows, notes = chosen(ROWS, heads(ROWS), date_columns(list(ROWS[0]), ROWS), showing)
    assert (list(rows), notes) == (
        [],
        (
            "filter: this answer has no column 'bogus'; there are person, other, start, end, "
            "status, place, reports.",
        ),
    )


def test_words_with_a_colon_are_words() -> None:
    row = met("Ana", "Bo", "2018-06", sentence="The talks began at 10:30.")
    rows, notes = chosen([row], heads([row]), None, Showing(filter="10:30"))
    assert (list(rows), notes) == ([row], ())
