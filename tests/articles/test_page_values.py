from __future__ import annotations

import pytest

from kg.articles.pages.values import name_list, page_date


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-01-12T23:30:00-05:00", "2026-01-12"),
        ("20260112", "2026-01-12"),
        ("20260112T0915", "2026-01-12"),
        ("Mon, 12 Jan 2026 09:00:00 GMT", "2026-01-12"),
        ("January 12, 2026 9:15 pm", "2026-01-12"),
        ("20261312", None),
        ("2026", None),
        ("202601", None),
        ("12/01/2026", None),
        ("٢٠٢٦٠١١٢", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_a_stated_date(value: str | None, day: str | None) -> None:
    assert page_date(value) == day


@pytest.mark.parametrize(
    ("names", "author"),
    [
        (["By Ann Example", "Bo Sample", "Ann Example"], "Ann Example, Bo Sample"),
        (["Ann Example;Bo Sample"], "Ann Example, Bo Sample"),
        (["Ann Example / TNN"], "Ann Example"),
        (["https://social.example/ann", "@ann", "100231", "admin"], None),
    ],
)
def test_the_names_of_authors(names: list[str], author: str | None) -> None:
    assert name_list(names) == author
