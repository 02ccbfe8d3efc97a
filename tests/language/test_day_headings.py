"""Headings that are a day date what stands below them."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.language import annotate
from tests.news import article

PAST = ("Mayor Lena Holt met Governor Karl Brandt in Varna.", "Brandt met Premier Jonas Weber.")
AHEAD = ("Mayor Lena Holt meets Governor Karl Brandt in Varna.", "Brandt meets Jonas Weber.")


def days(headings: list[str], told: tuple[str, ...]) -> list[str | None]:
    """The days of two paragraphs below headings, in an article of Wednesday 8 July 2026."""
    text = "\n\n".join(f"{day}\n\n{words}" for day, words in zip(headings, told, strict=True))
    read = annotate(article(f"A Bridge And Its Friends\n\n{text}", "2026-07-08")).sentences
    blocks = dict.fromkeys(one.block for one in read if one.block.kind == "paragraph")
    return [block.date for block in blocks]


@pytest.mark.parametrize(
    "headings",
    [
        ["Monday 6 July", "Tuesday 7 July"],
        ["MONDAY, JULY 6", "TUESDAY, JULY 7"],
        ["6 July", "7 July"],
        ["July 6th", "July 7th"],
    ],
)
def test_a_day_and_a_month_are_those_nearest_to_the_article(headings: list[str]) -> None:
    assert days(headings, PAST) == ["2026-07-06", "2026-07-07"]


def test_weekdays_lie_behind_the_article_or_ahead_as_what_they_tell() -> None:
    assert days(["MONDAY", "TUESDAY"], PAST) == ["2026-07-06", "2026-07-07"]
    assert days(["Monday", "Tuesday"], AHEAD) == ["2026-07-13", "2026-07-14"]


def test_one_day_alone_and_headings_of_other_words_date_nothing() -> None:
    assert days(["MONDAY", "What came then"], PAST) == [None, None]
    assert days(["Monday Club", "May Day"], PAST) == [None, None]
    assert days(["Marathon 10", "Decision 24"], PAST) == [None, None]


def test_what_stands_below_a_day_ahead_is_planned() -> None:
    text = f"The Week Ahead\n\nMONDAY\n\n{AHEAD[0]}\n\nTUESDAY\n\n{AHEAD[1]}\n"
    found = extract(article(text, "2026-07-08")).meetings
    assert [(one.start, one.status) for one in found] == [
        ("2026-07-13", "planned"),
        ("2026-07-14", "planned"),
    ]
