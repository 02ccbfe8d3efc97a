from __future__ import annotations

from datetime import date

import pytest

from kg.resolution.periods import Period, detail, period


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2026-01-13", None, date(2026, 1, 13), date(2026, 1, 13)),
        ("2026-01-13", "2026-01-14", date(2026, 1, 13), date(2026, 1, 14)),
        ("2024-02", None, date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", None, date(2025, 1, 1), date(2025, 12, 31)),
        ("2025", "2026-03", date(2025, 1, 1), date(2026, 3, 31)),
        (None, "2026-03", date(2026, 3, 1), date(2026, 3, 31)),
    ],
)
def test_the_days_that_a_date_may_mean(
    start: str | None, end: str | None, first: date, last: date
) -> None:
    assert period(start, end) == Period(first, last)


def test_without_a_date_there_is_no_period() -> None:
    assert period(None) is None


def test_a_text_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^not a date: '1-2-3-4'; expected YYYY, YYYY-MM or"):
        period("1-2-3-4")


def test_overlap_and_gap() -> None:
    january, thirteenth, march = (period(day) for day in ("2026-01", "2026-01-13", "2026-03-02"))
    assert january is not None
    assert thirteenth is not None
    assert march is not None
    assert january.overlaps(thirteenth)
    assert not march.overlaps(january)
    assert (january.gap(thirteenth), january.gap(march), march.gap(january)) == (0, 30, 30)
    assert thirteenth.around(2) == Period(date(2026, 1, 11), date(2026, 1, 15))
    assert period("0001") is not None
    assert Period(date.min, date.max).around(9) == Period(date.min, date.max)


def test_detail() -> None:
    assert [detail(day) for day in (None, "2026", "2026-01", "2026-01-13")] == [0, 1, 2, 3]
