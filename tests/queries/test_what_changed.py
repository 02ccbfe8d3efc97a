"""What articles that were read at different times have added."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph.store import Store
from kg.questions import Catalogue, ask, ask_text
from tests.queries.examples import SUMMIT, chosen
from tests.questions.press import extraction, press


@pytest.fixture(scope="module")
def grown() -> Iterator[Store]:
    """The press, of which the third article was read ten days later than the others."""
    with press() as store:
        store.remove_source("/press/a3.txt")
        store.put_article(
            extraction("a3"), source="/press/a3.txt", ingested="2026-02-10", reader_version="1"
        )
        yield store


PLANNED = "Meeting of Ana Sol, Bo Lund and Zoë Ruiz, Bern, 2026-03-02"
LATER = [
    ("further report", "meeting", SUMMIT, 1),
    ("new", "disagreement", f"{SUMMIT}: place: Oslo or Bergen", 1),
    ("new", "meeting", PLANNED, 1),
]


def test_what_was_known_gets_a_further_report(grown: Store, catalogue: Catalogue) -> None:
    answer = ask(grown, catalogue, "what-changed", {"from": "2026-02"})
    assert chosen(answer.rows, "change kind what reports") == LATER
    assert {row["article"] for row in answer.rows} == {"Bergen it was"}
    assert answer.understood is not None
    assert answer.understood.sentence == (
        "What articles have added or changed, read from 1 February 2026 on"
    )


def test_what_came_later_is_not_told_of_an_earlier_period(
    grown: Store, catalogue: Catalogue
) -> None:
    answer = ask(grown, catalogue, "what-changed", {"to": "2026-02-09", "kind": "meeting"})
    assert (SUMMIT, "new", 2) in chosen(answer.rows, "what change reports")
    assert PLANNED not in [row["what"] for row in answer.rows]
    assert (
        ask(grown, catalogue, "what-changed", {"to": "2026-02-09", "kind": "disagreement"}).rows
        == ()
    )


def test_everything_is_new_without_a_period(grown: Store, catalogue: Catalogue) -> None:
    rows = ask(grown, catalogue, "what-changed", {}).rows
    assert {row["change"] for row in rows} == {"new"}
    assert [row["read"] for row in rows if row["kind"] == "disagreement"] == ["2026-02-10"]


def test_a_second_file_with_the_same_article_adds_nothing(catalogue: Catalogue) -> None:
    with press() as store:
        store.put_article(
            extraction("a1"), source="/press/copy.txt", ingested="2026-02-10", reader_version="1"
        )
        assert ask(store, catalogue, "what-changed", {"from": "2026-02"}).rows == ()


@pytest.mark.parametrize(
    "words",
    [
        "What changed since 1 February 2026?",
        "What has changed since February 2026?",
        "What is new since 2026-02-01?",
        "What did the articles read in February 2026 add?",
    ],
)
def test_in_words(words: str, grown: Store, catalogue: Catalogue) -> None:
    answer = ask_text(grown, catalogue, words)
    assert answer.understood is not None
    assert answer.understood.name == "what-changed"
    assert chosen(answer.rows, "change kind what reports") == LATER
