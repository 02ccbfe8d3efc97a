from __future__ import annotations

from kg.web.evidence import Evidence
from kg.web.kinds.comparison import Named
from kg.web.kinds.stories import Card, folded
from tests.web.kinds.test_comparison import CAPELLA, SINGAPORE, report


def card(article: str, original: str | None = None, place: Named = CAPELLA) -> Card:
    return Card(
        report(article, "2018-06-12", place, story=original or article),
        None,
        Evidence(f"{article} says so.", "", article, "", None),
        {},
        (),
        Named(original, f"/{original}") if original else None,
    )


def shown(*cards: Card) -> list[tuple[str, list[str]]]:
    """The articles of the cards that stand, with those that are folded under each."""
    return [(each.report.article, [copy.article for copy in each.copies]) for each in folded(cards)]


def test_copies_are_folded_under_their_original() -> None:
    assert shown(card("b", "a"), card("a"), card("x"), card("c", "a")) == [
        ("a", ["b", "c"]),
        ("x", []),
    ]


def test_a_copy_that_says_something_else_stands_by_itself() -> None:
    assert shown(card("a"), card("b", "a", SINGAPORE), card("c", "a", SINGAPORE)) == [
        ("a", []),
        ("b", ["c"]),
    ]


def test_copies_of_what_is_not_there_are_folded_under_the_first_of_them() -> None:
    assert shown(card("b", "a"), card("c", "a")) == [("b", ["c"])]


def test_two_reports_of_one_article_both_stand() -> None:
    assert shown(card("a"), card("a"), card("b", "a")) == [("a", ["b"]), ("a", [])]
