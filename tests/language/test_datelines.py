"""Datelines are no part of the sentence behind them."""

from __future__ import annotations

import pytest

from kg.language import annotate
from kg.language.datelines import spelled_out
from tests.news import article

FIRST = "Mayor Kari Berg met Governor Jonas Weber on Monday."


@pytest.mark.parametrize(
    "dateline",
    [
        "LISBON - ",
        "LISBON – ",
        "LISBON -- ",
        "LISBON, Portugal --- ",
        "LISBON, Portugal - ",
        "LISBON (NNB) - ",
        "LISBON, May 4 (NNB) - ",
        "RIO DE JANEIRO - ",
        "KVASSHAUG, Norway (NNB) -- ",
        "Kvasshaug/Lisbon, 4 May 2025 – ",
        "Kvasshaug (Northern-style report), 4 May 2025 - ",
        "Kvasshaug, May 4 (NNB) ",
        "KVASSHAUG, May 4. /Northern News/. ",
        "Kvasshaug, 6 Dhu al-Qa'da 1446 (4 May 2025), Northern News — ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    text = f"{dateline}{FIRST} They spoke of ferries."
    sentences = [text[s.start : s.end] for s in annotate(article(text)).sentences]
    assert sentences == [dateline.strip(), FIRST, "They spoke of ferries."]


@pytest.mark.parametrize(
    "text",
    [
        "NATO - Its allies, too - agreed on Monday.",
        "She spoke in LISBON - Portugal listened.",
        "On Sunday, May 4 - Easter Day - she spoke in Lisbon.",
    ],
)
def test_a_dash_that_parts_something_else(text: str) -> None:
    (sentence,) = annotate(article(text)).sentences
    assert (sentence.start, sentence.end) == (0, len(text))


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("LISBON", "Lisbon"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("Lisbon", "Lisbon"),
        ("KVASSHAUG", "KVASSHAUG"),
        ("UAE", "UAE"),
    ],
)
def test_capitals_are_spelled_out_where_the_place_is_known(name: str, usual: str) -> None:
    assert spelled_out(name) == usual


def test_what_stands_before_the_caption_of_an_old_picture() -> None:
    text = "The ferry sails again. FILE - Kari Berg, left, and Jonas Weber shake hands."
    sentences = [text[s.start : s.end] for s in annotate(article(text)).sentences]
    assert sentences == [
        "The ferry sails again.",
        "FILE -",
        "Kari Berg, left, and Jonas Weber shake hands.",
    ]


@pytest.mark.parametrize(
    ("dateline", "tomorrow"),
    [
        ("WASHINGTON, Feb. 2 (NNB) - ", "2026-02-03"),
        ("SEOUL, Feb. 3 (NNB) - ", "2026-02-04"),
        ("SEOUL, 2 February (NNB) - ", "2026-02-03"),
        ("SEOUL, Jan. 12 (NNB) - ", "2026-02-04"),
    ],
)
def test_tomorrow_counts_from_the_day_of_the_dateline(dateline: str, tomorrow: str) -> None:
    text = f"Talks on the bridge\n\n{dateline}The mayor will travel tomorrow."
    assert annotate(article(text, "2026-02-03")).dates[-1].start == tomorrow


@pytest.mark.parametrize(
    ("dateline", "town", "agency"),
    [
        ("DA NANG, 4 May 2025 (Border Dispatch) - ", "DA NANG", "Border Dispatch"),
        ("QUITO (Agencia Andina Norte) - ", "QUITO", "Agencia Andina Norte"),
    ],
)
def test_who_and_where_in_a_dateline(dateline: str, town: str, agency: str) -> None:
    names = {name.span.text: name.kind for name in annotate(article(f"{dateline}{FIRST}")).names}
    assert (names[town], names[agency]) == ("place", "organization")
