from __future__ import annotations

import pytest

from kg.graph.store import Store
from kg.questions import Catalogue, ask_text
from kg.questions.words.periods import read_period, without_period_slots


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("in January 2026 x", "2026-01-01", "2026-01-31", "x"),
        ("x on Jan. 5", "2026-01-05", "2026-01-05", "x"),
        ("x on 5th of x", None, None, "x on 5th of x"),
        ("x in 2025?", "2025-01-01", "2025-12-31", "x ?"),
        ("x in December", "2025-12-01", "2025-12-31", "x"),
        ("x after January 2026", "2026-02-01", None, "x"),
        ("x before 13 January 2026", None, "2026-01-12", "x"),
        ("x until 2026-01", None, "2026-01-31", "x"),
        ("x from 2025-12-30 to January 2, 2026 y", "2025-12-30", "2026-01-02", "x y"),
        ("x on 31 February 2026", None, None, "x on 31 February 2026"),
        ("x in 20265", None, None, "x in 20265"),
    ],
)
def test_periods(text: str, first: str | None, last: str | None, rest: str) -> None:
    period = read_period(text, "2026-01-20")
    assert (period.first, period.last, period.rest) == (first, last, rest)


def test_a_month_of_plans_lies_ahead() -> None:
    for stated, first in (("March", "2026-03-01"), ("2 January", "2026-01-02")):
        assert read_period(f"planned in {stated}", "2026-01-20", ahead=True).first == first
    assert read_period("planned in March", "2026-04-20", ahead=True).first == "2027-03-01"
    assert read_period("met in March", "2026-01-20").first == "2025-03-01"


def test_a_month_without_a_year_needs_articles() -> None:
    assert read_period("in January", None).first is None


def test_examples_without_their_period() -> None:
    assert without_period_slots("Who did {person} meet in {from}?") == "Who did {person} meet?"
    assert without_period_slots("Who met between {from} and {to}?") == "Who met?"


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("yesterday", "2026-01-19", "2026-01-19"),
        ("last week", "2026-01-12", "2026-01-18"),
        ("this month", "2026-01-01", "2026-01-31"),
        ("next year", "2027-01-01", "2027-12-31"),
        ("in the last three months", "2025-10-21", "2026-01-20"),
        ("two weeks ago", "2026-01-05", "2026-01-11"),
        ("on Monday", "2026-01-19", "2026-01-19"),
        ("next Monday", "2026-01-26", "2026-01-26"),
        ("in the summer", "2025-06-01", "2025-08-31"),
        ("in the summer of 2018", "2018-06-01", "2018-08-31"),
        ("in the second half of 2018", "2018-07-01", "2018-12-31"),
        ("Q1 2018", "2018-01-01", "2018-03-31"),
        ("in the 1980s", "1980-01-01", "1989-12-31"),
        ("late February 2019", "2019-02-20", "2019-02-28"),
        ("at the start of January 2026", "2026-01-01", "2026-01-10"),
        ("early in January", "2026-01-01", "2026-01-10"),
        ("in the middle of February 2019", "2019-02-10", "2019-02-19"),
        ("the end of 2025", "2025-09-01", "2025-12-31"),
        ("in the week of Jan. 8, 2026", "2026-01-05", "2026-01-11"),
        ("the week of 8 January", "2026-01-05", "2026-01-11"),
        ("between May and July 2018", "2018-05-01", "2018-07-31"),
        ("between 5 and 16 January 2026", "2026-01-05", "2026-01-16"),
        ("on January 13-14", "2026-01-13", "2026-01-14"),
        ("on 30.6.2019", "2019-06-30", "2019-06-30"),
        ("by June 2018", None, "2018-06-30"),
        ("on a Monday", None, None),
    ],
)
def test_periods_as_people_say_them(stated: str, first: str | None, last: str | None) -> None:
    period = read_period(f"x {stated}", "2026-01-20")
    assert (period.first, period.last) == (first, last)


def test_what_a_relative_period_was_counted_from() -> None:
    assert read_period("x last week", "2026-01-20").counted_from == ("last week", "2026-01-20")
    assert read_period("x in the summer of 2018", "2026-01-20").counted_from is None
    assert read_period("x last week", None).first is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Who did Lund meet before the summit?",
         "Meetings of Bo Lund, until 12 January 2026 (“before the summit” by the date of "
         "Summit of Ana Sol and Bo Lund, Oslo, 2026-01-13 to 2026-01-14)"),
        ("Who did Lund meet in the week after the summit?",
         "Meetings of Bo Lund, 15 to 21 January 2026 (“the week after the summit” by the date of "
         "Summit of Ana Sol and Bo Lund, Oslo, 2026-01-13 to 2026-01-14)"),
        ("Who did Lund meet the day before the Oslo summit?",
         "Meetings of Bo Lund, 12 January 2026 (“the day before the Oslo summit” by the date of "
         "Summit of Ana Sol and Bo Lund, Oslo, 2026-01-13 to 2026-01-14)"),
        ("Who did Lund meet since the talks in Bern?",
         "Meetings of Bo Lund, from 1 December 2025 on (“since the talks in Bern” by the date of "
         "Talks of Ana Sol and Chi Wen-li, Bern, 2025-11)"),
    ],
)  # fmt: skip
def test_a_period_that_a_meeting_dates(
    text: str, sentence: str, store: Store, catalogue: Catalogue
) -> None:
    understood = ask_text(store, catalogue, text).understood
    assert understood is not None
    assert understood.sentence == sentence


def test_no_meeting_dates_it(store: Store, catalogue: Catalogue) -> None:
    answer = ask_text(store, catalogue, "Who did Lund meet before the dinner in Bern?")
    assert answer.understood is None
