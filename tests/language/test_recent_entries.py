"""Entries of a timeline that state no year, below the day on which the article appeared."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.language import annotate
from tests.news import article

WORDS = (
    "Mayor Lena Holt met Governor Karl Brandt in Varna.",
    "Holt spoke with Premier Jonas Weber in Ruse.",
    "Weber received Brandt in Vidin.",
    "Brandt met Holt in Pleven.",
)


def days(entries: list[str], published: str, mark: str = ": ") -> list[str | None]:
    text = "\n\n".join(f"{day}{mark}{words}" for day, words in zip(entries, WORDS, strict=False))
    read = annotate(article(f"A Bridge And Its Friends\n\n{text}", published)).sentences
    blocks = dict.fromkeys(one.block for one in read if one.block.kind == "paragraph")
    return [block.date for block in blocks]


@pytest.mark.parametrize("mark", [": ", " - ", " – "])
def test_entries_count_back_from_the_day_of_the_article(mark: str) -> None:
    told = ["2023-12-28", "2023-12-30", "2024-01-03", "2024-01-04"]
    entries = ["Dec. 28", "Dec. 30", "Jan. 3", "Jan. 4"]
    assert days(entries, "2024-01-06", mark) == told
    assert days(entries[::-1], "2024-01-06", mark) == told[::-1]


def test_a_whole_year_before_the_article() -> None:
    entries = ["Jan. 9", "April 2", "4 October", "Dec. 1"]
    told = ["2024-01-09", "2024-04-02", "2024-10-04", "2024-12-01"]
    assert days(entries, "2024-12-20") == told
    assert days(entries[::-1], "2024-12-20") == told[::-1]


def test_one_entry_alone_keeps_its_words() -> None:
    assert days(["Jan. 3"], "2024-01-06") == [None]


def test_days_ahead_are_days_of_the_next_weeks() -> None:
    assert days(["Jan. 3", "Jan. 9"], "2024-01-06") == ["2024-01-03", "2024-01-09"]


def test_what_a_calendar_tells_of_days_ahead_is_planned() -> None:
    first, second = (words.replace("met", "meets") for words in (WORDS[0], WORDS[3]))
    text = f"The Week Ahead\n\nJan. 8: {first}\n\nJan. 9: {second}\n"
    found = extract(article(text, "2024-01-06")).meetings
    assert [(one.start, one.status) for one in found] == [
        ("2024-01-08", "planned"),
        ("2024-01-09", "planned"),
    ]


def test_a_day_before_a_colon_is_a_date() -> None:
    text = "May 3: Mayor Lena Holt met Governor Karl Brandt in Varna. They will meet at 4:30."
    assert [one.start for one in annotate(article(text, "2024-05-08")).dates] == ["2024-05-03"]


def test_the_meetings_of_such_entries_have_their_days() -> None:
    text = f"A Bridge And Its Friends\n\nDec. 30: {WORDS[0]}\n\nJan. 3: {WORDS[3]}\n"
    found = extract(article(text, "2024-01-06")).meetings
    assert [one.start for one in found] == ["2023-12-30", "2024-01-03"]


def test_months_alone_make_a_list_if_there_are_three() -> None:
    assert days(["January", "March", "June"], "2024-12-20", " - ") == [
        "2024-01",
        "2024-03",
        "2024-06",
    ]
    assert days(["May", "May", "May"], "2024-12-20") == [None, None, None]
