from __future__ import annotations

import itertools
from datetime import date

import pytest

from kg.web.views.dates import DateColumns, date_columns, period
from kg.web.views.steps import marked, steps


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "label"),
    [
        ("2018-06-12", None, "2018-06-12", "2018-06-12", "12 Jun 2018"),
        ("2018-06", None, "2018-06-01", "2018-06-30", "Jun 2018"),
        ("2018", None, "2018-01-01", "2018-12-31", "2018"),
        ("2019-02-27", "2019-02-28", "2019-02-27", "2019-02-28", "27 to 28 Feb 2019"),
        ("2019-02-27", "2019-03", "2019-02-27", "2019-03-31", "27 Feb 2019 to Mar 2019"),
        ("2018", "2018", "2018-01-01", "2018-12-31", "2018"),
    ],
)
def test_partial_dates_cover_all_their_days(
    start: str, end: str | None, first: str, last: str, label: str
) -> None:
    found = period(start, end)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat(), found.label) == (first, last, label)


@pytest.mark.parametrize("value", ["soon", "2018-02-30", "", None, 2018])
def test_what_is_no_date(value: object) -> None:
    assert period(value) is None


@pytest.mark.parametrize(
    ("columns", "row", "expected"),
    [
        (["person", "start", "end"], {}, DateColumns("start", "end")),
        (["start", "place"], {}, DateColumns("start")),
        (["meetings", "first", "last"], {}, DateColumns("first", "last")),
        (["claim", "said_on", "published"], {}, DateColumns("said_on", None, "published")),
        (["read", "published"], {"read": "2026-01-02"}, DateColumns("read", None, "published")),
        (["mentions", "published"], {"mentions": 3}, DateColumns("published")),
        (["when"], {"when": "2026-01"}, DateColumns("when")),
        (["when"], {"when": "long ago"}, None),
        (["person"], {}, None),
    ],
)
def test_columns_that_date_a_row(
    columns: list[str], row: dict[str, str | int], expected: DateColumns | None
) -> None:
    assert date_columns(columns, [row]) == expected


@pytest.mark.parametrize(
    ("first", "last", "number", "step", "ends", "ticks"),
    [
        ("2018-06-10", "2018-06-12", 3, "day", ("2018-06-10", "2018-06-12"), ["10", "11", "12"]),
        ("2018-06-10", "2019-02-01", 9, "month", ("2018-06", "2019-02"), ["06", "08", "10", "12"]),
        ("2010-06-10", "2015-02-01", 57, "month", ("2010-06", "2015-02"), ["2011", "2012", "2013"]),
        ("1985-11-01", "2023-11-30", 39, "year", ("1985", "2023"), ["1985", "1993", "2001"]),
        ("1492-10-12", "2023-11-30", 54, "10 years", ("1490/1499", "2020/2029"), ["1490/1499"]),
        ("0001-01-01", "9999-12-31", 100, "100 years", ("0001/0099", "9900/9999"), []),
    ],
)
def test_steps_are_few_enough_to_be_told_apart(
    first: str, last: str, number: int, step: str, ends: tuple[str, str], ticks: list[str]
) -> None:
    found, unit = steps(date.fromisoformat(first), date.fromisoformat(last))
    assert (len(found), unit) == (number, step)
    assert (found[0].during, found[-1].during) == ends
    names = [each.during for each in marked(found)]
    assert len(names) <= 5
    for name, end in zip(names, ticks, strict=False):
        assert name.endswith(end)
    assert all(one.last < other.first for one, other in itertools.pairwise(found))
