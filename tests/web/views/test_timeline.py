from __future__ import annotations

import pytest

from kg.web.cells import Row
from kg.web.showing import Showing
from kg.web.views.dates import DateColumns
from kg.web.views.timeline import Bar, Timeline, timeline
from tests.web.views.samples import BASE, address, heads, met

pytestmark = pytest.mark.usefixtures("addresses")

ROWS: list[Row] = [
    met("Cy", "Di", "2018-07-01"),
    met("Eve", "Di", None),
    met("Ana", "Bo", "2018-06", end="2018-07-02", reports=2),
    met("Bob", "Bo", "2018-06-01"),
]


def made(rows: list[Row], showing: Showing | None = None) -> Timeline:
    dates = DateColumns("start", "end")
    columns = list(rows[0])
    return timeline(rows, columns, heads(rows), dates, BASE, showing or Showing(), address)


def test_rows_stand_under_their_month_in_order() -> None:
    found = made(ROWS)
    assert [
        (month.label, [event.entry.names[0].text for event in month.events])
        for month in found.months
    ] == [("June 2018", ["Bob", "Ana"]), ("July 2018", ["Cy"]), ("No date stated", ["Eve"])]
    assert found.undated == 1


def test_bar_covers_what_a_date_allows() -> None:
    bars = {
        event.entry.names[0].text: event.bar
        for month in made(ROWS).months
        for event in month.events
    }
    # 32 days in all.
    assert bars == {
        "Bob": Bar(0.0, 3.125),
        "Ana": Bar(0.0, 100.0),
        "Cy": Bar(93.75, 96.875),
        "Eve": None,
    }


def test_entry_says_the_rest() -> None:
    (_, ana) = made(ROWS).months[0].events
    assert [each.text for each in ana.entry.names] == ["Ana", "Bo"]
    assert ana.entry.status == "held"
    assert ana.when is not None
    assert ana.when.label == "Jun 2018 to 2 Jul 2018"


def test_overview_counts_all_rows_and_leads_to_them() -> None:
    found = made(
        [met("Ana", "Bo", f"2018-{1 + number % 12:02}") for number in range(250)], Showing(page=3)
    )
    assert found.step == "month"
    assert [column.number for column in found.columns] == [21] * 10 + [20] * 2
    assert found.columns[1].label == "February 2018"
    assert found.columns[1].href == "?view=timeline&during=2018-02"
    assert (found.columns[0].height, found.columns[11].height) == (100, 95.24)
    assert found.pages.extent == "Rows 201 to 250 of 250"
    assert sum(len(month.events) for month in found.months) == 50


def test_rows_without_any_date() -> None:
    found = made([met("Ana", "Bo", None)])
    assert (found.columns, found.ticks, found.undated) == ((), (), 1)
