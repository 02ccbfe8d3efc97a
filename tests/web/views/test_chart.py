from __future__ import annotations

import pytest

from kg.web.cells import Row
from kg.web.showing import Showing
from kg.web.views.chart import Chart, chart
from kg.web.views.dates import date_columns
from tests.web.views.samples import address, heads, met, thing

EVENTS: list[Row] = [
    met("Ana", "Bo", "2018-06-12", place="Hanoi"),
    met("Ana", "Cy", "2018-06", place="Hanoi"),
    met("Ana", "Di", "2018", place="Paris"),
    met("Ana", "Ed", None, place=None),
]
PAIRS: list[Row] = [
    {
        **thing("person", "person", "Ana"), **thing("other", "person", name),
        "meetings": number, "first": "2018", "last": "2019", "article": "A title",
    }
    for name, number in (("Bo", 2), ("Cy", 4))
]  # fmt: skip


def made(rows: list[Row], by: str = "") -> Chart:
    dates = date_columns(list(rows[0]), rows)
    return chart(rows, heads(rows), dates, Showing(view="chart", by=by), address)


def bars(found: Chart) -> list[tuple[str, float, float, str | None]]:
    return [(bar.label, bar.number, bar.length, bar.href) for bar in found.bars]


def test_events_are_counted_by_month_unless_told_otherwise() -> None:
    found = made(EVENTS)
    assert (found.by, found.what) == ("Month", "Rows")
    assert bars(found) == [
        ("2018, month not stated", 1, 50, None),
        ("June 2018", 2, 100, "?view=table&filter=start%3A2018-06"),
        ("No date stated", 1, 50, None),
    ]
    assert [bar.unstated for bar in found.bars] == [False, False, True]
    assert [(each.label, each.current) for each in found.choices] == [
        ("Month", True),
        ("Year", False),
        ("Other", False),
        ("Place", False),
    ]


@pytest.mark.parametrize("by", ["month", "year", "place", "other"])
def test_every_row_is_counted_once(by: str) -> None:
    assert sum(bar.number for bar in made(EVENTS, by).bars) == len(EVENTS)


def test_values_are_counted_largest_first_and_lead_to_their_rows() -> None:
    assert bars(made(EVENTS, "place")) == [
        ("Hanoi", 2, 100, "?view=table&filter=place%3AHanoi"),
        ("Paris", 1, 50, "?view=table&filter=place%3AParis"),
        ("Not stated", 1, 50, None),
    ]


def test_numbers_in_the_rows_are_shown_as_they_are() -> None:
    found = made(PAIRS)
    assert (found.by, found.what) == ("Other", "Meetings")
    assert bars(found) == [("Cy", 4, 100, None), ("Bo", 2, 50, None)]


def test_what_cannot_be_counted_by() -> None:
    assert made(EVENTS, "mood").note == (
        "by: this chart cannot count by 'mood'; it can by month, year, other, place."
    )
