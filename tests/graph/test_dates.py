from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError
from kg.graph import dates

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("partial", "datatype", "first", "last"),
    [
        ("2026-01-12", "date", "2026-01-12", "2026-01-12"),
        ("2024-02", "gYearMonth", "2024-02-01", "2024-02-29"),
        ("2026-02", "gYearMonth", "2026-02-01", "2026-02-28"),
        ("2026", "gYear", "2026-01-01", "2026-12-31"),
        ("0001", "gYear", "0001-01-01", "0001-12-31"),
        ("9999-12", "gYearMonth", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_partial_date_stays_partial(partial: str, datatype: str, first: str, last: str) -> None:
    literal = dates.to_rdf(partial)
    assert literal == Literal(partial, datatype=NamedNode(XSD + datatype))
    assert dates.from_rdf(literal) == partial
    assert dates.bounds(partial) == (first, last)


@pytest.mark.parametrize(
    "partial",
    ["", "26", "2026-1", "2026-13", "2026-02-30", "2025-02-29", "0000", "2026-01-12T00:00", " 2026",
     "２０２６", "2026-01-12\n", "tomorrow"],
)  # fmt: skip
def test_what_is_no_date(partial: str) -> None:
    with pytest.raises(StoreError, match="Unexpected date"):
        dates.to_rdf(partial)


@pytest.mark.parametrize(
    "term",
    [
        Literal("2026"),
        Literal("2026", datatype=NamedNode(XSD + "date")),
        Literal("2026-01-12", datatype=NamedNode(XSD + "dateTime")),
        NamedNode("http://x/2026"),
        None,
    ],
)
def test_terms_that_are_no_date(term: object) -> None:
    with pytest.raises(StoreError) as caught:
        dates.from_rdf(term)
    assert str(caught.value) == f"Unexpected date: {term!r}"


def test_a_period() -> None:
    found = dates.period("2026-01", "2026-02-03")
    assert found is not None
    assert [literal.value for literal in found] == ["2026-01-01", "2026-02-03"]
    only_end = dates.period(None, "2026-02")
    assert only_end is not None
    assert [literal.value for literal in only_end] == ["2026-02-01", "2026-02-28"]
    assert dates.period(None, None) is None


def test_a_day_is_whole() -> None:
    with pytest.raises(StoreError, match="Unexpected day"):
        dates.day("2026-01")
