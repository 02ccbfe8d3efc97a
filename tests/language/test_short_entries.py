"""Entries that begin with a weekday or with numbers, below the day of the article."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.language import annotate
from tests.news import article

WORDS = (
    "Mayor Lena Holt receives Governor Karl Brandt in Varna.",
    "Holt talks of roads in Ruse.",
    "Weber opens a bridge in Vidin.",
    "Brandt hears the report in Pleven.",
)
SUNDAY = "2025-08-10"


def days(marks: list[str], published: str, told: tuple[str, ...] = WORDS) -> list[str | None]:
    text = "\n\n".join(f"{mark}{words}" for mark, words in zip(marks, told, strict=False))
    read = annotate(article(f"A Bridge And Its Friends\n\n{text}", published)).sentences
    blocks = dict.fromkeys(one.block for one in read if one.block.kind == "paragraph")
    return [block.date for block in blocks]


@pytest.mark.parametrize("mark", ["{} - ", "{}: ", "{}day. ", "{}. "])
def test_weekdays_are_those_of_the_week_gone_by(mark: str) -> None:
    marks = [mark.format(name) for name in ("Mon", "Fri", "Sun")]
    told = ["2025-08-04", "2025-08-08", "2025-08-10"]
    assert days(marks, SUNDAY) == told
    assert days(marks[::-1], SUNDAY) == told[::-1]


def test_weekdays_to_come_lie_ahead() -> None:
    plans = tuple(words.replace(" ", " will ", 1) for words in WORDS[1:])
    assert days(["Mon: ", "Wed: ", "Fri: "], SUNDAY, plans) == [
        "2025-08-11",
        "2025-08-13",
        "2025-08-15",
    ]


def test_numbers_beside_weekdays_tell_which_week() -> None:
    assert days(["Sat 6 - ", "Mon 8 - ", "Mon 15 - "], "2025-12-14") == [
        "2025-12-06",
        "2025-12-08",
        "2025-12-15",
    ]


@pytest.mark.parametrize(
    ("marks", "published", "told"),
    [
        (
            ["30.03. ", "02.04. ", "08.04. "],
            "2026-04-22",
            ["2026-03-30", "2026-04-02", "2026-04-08"],
        ),
        (
            ["27.1., 0600: ", "28.1.: ", "2.2.: "],
            "2025-02-03",
            ["2025-01-27", "2025-01-28", "2025-02-02"],
        ),
        (["28/7 ", "31/7 ", "1/8 "], "2025-08-03", ["2025-07-28", "2025-07-31", "2025-08-01"]),
        (["12/30: ", "12/31: ", "1/2: "], "2025-01-05", ["2024-12-30", "2024-12-31", "2025-01-02"]),
    ],
)
def test_numbers_for_days_and_months(marks: list[str], published: str, told: list[str]) -> None:
    assert days(marks, published) == told


@pytest.mark.parametrize(
    "marks",
    [
        ["3.1. ", "3.2. ", "3.3. "],
        ["1/2 ", "1/4 ", "3/4 "],
        ["30.03. ", "02.04. ", "28.01. "],
        ["Mon - ", "Fri - ", "Tue - ", "Mon - "],
        ["Mon - ", "Fri - "],
    ],
)
def test_chapters_fractions_and_what_is_in_no_order_are_no_days(marks: list[str]) -> None:
    assert set(days(marks, SUNDAY)) == {None}


def test_an_entry_gone_by_tells_in_the_present_of_what_was_held() -> None:
    text = "\n\n".join(
        f"{mark}{words}" for mark, words in zip(["Mon - ", "Wed - ", "Fri - "], WORDS, strict=False)
    )
    (told,) = extract(article(f"A Bridge And Its Friends\n\n{text}", SUNDAY)).meetings
    assert (told.status, told.start, told.place) == ("held", "2025-08-04", "Varna")
