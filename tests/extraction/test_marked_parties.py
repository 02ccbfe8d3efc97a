"""Who meets by what the trained reader links with the words that tell of a meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extraction.meetings.marked_parties import MarkedParties
from kg.extraction.organizations import find_organizations
from kg.extraction.people import find_people
from kg.extraction.places import find_places
from kg.extraction.references import References
from kg.language import annotate
from kg.language.document import MeetingMention
from kg.records import Span
from tests.news import article

OPENING = "Kari Berg and Luc Petit have quarrelled for years. Jan Novak knows both. "


def participants(text: str, *mentions: tuple[str, tuple[str, ...], tuple[str, ...]]) -> list[str]:
    """Who meets by mentions: the words, those that say who in their sentence, and the parties."""
    document = annotate(article(text))
    people, bodies = find_people(document), find_organizations(document)
    references = References(document, people, bodies, find_places(document))
    stored = document.article.text

    def span(words: str) -> Span:
        start = stored.index(words)
        return Span(start, start + len(words), words)

    marked = [
        MeetingMention(
            span(words),
            "held",
            1.0,
            who=tuple(map(span, who)),
            where=(),
            when=(),
            same=tuple(range(number)),
            party=tuple(map(span, party)),
        )
        for number, (words, who, party) in enumerate(mentions)
    ]
    document = replace(document, meetings=tuple(marked))
    return list(MarkedParties(document, references).of(marked[-1]))


@pytest.mark.parametrize(
    ("sentence", "words", "who", "party", "expected"),
    [
        (
            "He had coffee with Ana Silva.",
            "coffee",
            ("He", "Ana Silva"),
            ("Ana Silva", "Luc Petit"),
            ["Ana Silva", "Luc Petit"],
        ),
        (
            "Both sides sat down in Oslo.",
            "sat down",
            ("Both sides",),
            ("Kari Berg", "Luc Petit", "Jan Novak"),
            ["Kari Berg", "Luc Petit"],
        ),
        (
            "The talks lasted an hour.",
            "talks",
            (),
            ("Kari Berg", "Luc Petit"),
            [],
        ),
        (
            "Ana Silva received fishermen from Lagos.",
            "received",
            ("Ana Silva", "fishermen"),
            ("Ana Silva", "fishermen"),
            ["Ana Silva", "fishermen from Lagos"],
        ),
        (
            "Ana Silva saw the Polish president.",
            "saw",
            ("Ana Silva", "the Polish president"),
            ("Ana Silva", "Polish president"),
            ["Ana Silva", "Polish president"],
        ),
        (
            "Ana Silva met Eva Smit; both sides were pleased.",
            "met",
            ("Ana Silva", "Eva Smit", "both sides"),
            ("Ana Silva", "Eva Smit", "Kari Berg"),
            ["Ana Silva", "Eva Smit"],
        ),
        (
            "Norway and Poland held talks.",
            "talks",
            ("Norway and Poland",),
            ("Norway", "Poland"),
            ["Norway", "Poland"],
        ),
        ("Ana Silva held talks.", "talks", ("Ana Silva",), ("Ana Silva",), []),
        (
            "Ana Silva had coffee with him.",
            "coffee",
            ("Ana Silva", "him"),
            ("Ana Silva",),
            ["Ana Silva", "Jan Novak"],
        ),
        (
            "Ana Silva, the mayor, came. Later Eva Smit received the mayor.",
            "received",
            ("Eva Smit", "the mayor"),
            ("Eva Smit",),
            ["Ana Silva", "Eva Smit"],
        ),
        (
            "The ministers of Chile and Peru held talks.",
            "talks",
            ("The ministers of Chile and Peru",),
            ("Chile", "Peru"),
            ["Chile", "Peru"],
        ),
        (
            "Ana Silva lunched with evacuees.",
            "lunched",
            ("Ana Silva", "evacuees"),
            ("Ana Silva",),
            ["Ana Silva", "evacuees"],
        ),
        (
            "Ana Silva sat among nurses for most of the morning.",
            "sat",
            ("Ana Silva", "nurses"),
            ("Ana Silva",),
            ["Ana Silva", "nurses"],
        ),
        ("I met Ana Silva.", "met", ("I", "Ana Silva"), ("Ana Silva", "Kari Berg"), []),
    ],
)
def test_who_meets(
    sentence: str, words: str, who: tuple[str, ...], party: tuple[str, ...], expected: list[str]
) -> None:
    assert participants(OPENING + sentence, (words, who, party)) == expected


def test_all_mentions_of_a_meeting_tell_who_was_there() -> None:
    text = OPENING + "Ana Silva met Eva Smit. Silva spoke first at the session."
    told = ("met", ("Ana Silva", "Eva Smit"), ("Ana Silva", "Eva Smit"))
    again = ("session", ("Silva",), ("Ana Silva",))

    assert participants(text, told, again) == ["Ana Silva", "Eva Smit"]
    assert participants(text, again, told) == ["Ana Silva", "Eva Smit"]


def test_a_mention_without_anybody_tells_of_those_who_are_linked_with_it() -> None:
    told = ("quarrelled", ("Kari Berg", "Luc Petit"), ("Kari Berg", "Luc Petit"))
    again = ("talks", (), ("Kari Berg", "Luc Petit"))

    text = OPENING + "The talks lasted an hour."
    assert participants(text, told, again) == ["Kari Berg", "Luc Petit"]


def test_where_people_meet_their_countries_do_not_meet_besides() -> None:
    text = OPENING + "Ana Silva met Eva Smit for Poland."
    told = ("met", ("Ana Silva", "Eva Smit", "Poland"), ("Ana Silva", "Eva Smit", "Poland"))

    assert participants(text, told) == ["Ana Silva", "Eva Smit"]
