"""What copies of a story repeat is one statement, whatever the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from kg.graph.store import Store
from kg.questions import Catalogue, ask
from kg.records import (
    Article,
    Claim,
    Copy,
    Entity,
    Extraction,
    Member,
    Person,
    Resolution,
    Span,
)
from tests.queries.kinds import new_store

BASE = "https://newskg.example/"
LENGTH = "with so many words that engines which keep rows on one page have to think, " * 40
HARBOUR = f"the harbour stays open {LENGTH}to the end"
FERRY = "the ferry belongs to all"
TOLL = "the toll is gone"
OWN_NAMES = ("Ana Sol", "Bo Lund")
SAID: dict[str, tuple[tuple[str, str], ...]] = {
    "first": ((HARBOUR, "says"), (TOLL, "says")),
    "later": ((HARBOUR, "says"), (FERRY, "says"), (TOLL, "denies")),
    "latest": ((HARBOUR, "says"), (FERRY, "says")),
    "short": (),
    "other": ((HARBOUR, "says"),),
}
DAYS = {"first": 10, "later": 11, "latest": 12, "short": 12, "other": 20}
ONCE = [
    (HARBOUR, "first", "says", 2),
    (TOLL, "first", "says", 0),
    (FERRY, "later", "says", 1),
    (TOLL, "later", "denies", 0),
    (HARBOUR, "other", "says", 0),
]
QUESTIONS = {
    "claims-by": {"person": "Ana Sol"},
    "claims-about": {"about": "Bo Lund"},
    "claims-by-about": {"person": "Ana Sol", "about": "Bo Lund"},
    "claims-to": {"addressee": "Bo Lund"},
    "claims-on-topic": {"topic": "the"},
    "who-said": {"words": "THE"},
}


def extraction(name: str) -> Extraction:
    lines = [f"Ana Sol {verb} to Bo Lund that {words}." for words, verb in SAID[name]]
    text = "\n".join([f"Ana Sol and Bo Lund, seen by {name}.", *lines])
    digest = hashlib.sha256(text.encode()).hexdigest()

    def span(words: str, start: int = 0) -> Span:
        at = text.index(words, start)
        return Span(at, at + len(words), words)

    claims = tuple(
        Claim(
            ("Ana Sol",), "Ana Sol", None, None, (span(words),), "indirect", verb, False,
            ("Bo Lund",), None, (span(line),), ("Bo Lund",),
        )
        for line, (words, verb) in zip(lines, SAID[name], strict=True)
    )  # fmt: skip
    people = tuple(
        Person(who, (), (), (span(who),), span(text.splitlines()[0])) for who in OWN_NAMES
    )
    article = Article(
        name, f"{name}.txt", name, f"2026-01-{DAYS[name]}", None, None, None, "en", digest, text
    )
    return Extraction(article, people, (), (), (), claims)


def fill(store: Store) -> None:
    for name in SAID:
        store.put_article(
            extraction(name), source=f"/{name}", ingested="2026-01-31", reader_version="1"
        )
    people = tuple(
        Entity("person", who.casefold(), who, (), tuple(Member(n, who, "same") for n in SAID))
        for who in OWN_NAMES
    )
    copies = tuple(Copy(name, "first", "all") for name in ("later", "latest", "short"))
    store.put_resolution(Resolution(people, (), (), copies), "digest")


@pytest.fixture(scope="module", params=["memory", "folder", "oxigraph", "virtuoso"])
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    with new_store(request.param, request, tmp_path_factory, BASE) as opened:
        fill(opened)
        yield opened


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_story_says_a_thing_once(store: Store, catalogue: Catalogue, name: str) -> None:
    rows = ask(store, catalogue, name, QUESTIONS[name]).rows
    told = [(row["claim"], row["article"], row["attitude"], row["copies"]) for row in rows]
    assert told == ONCE
    assert ask(store, catalogue, name, QUESTIONS[name], limit=2).rows == rows[:2]


def test_the_speaker_asked_for_counts(store: Store, catalogue: Catalogue) -> None:
    values = {"topic": "ferry", "person": "Ana Sol", "from": "2026-01-01", "to": "2026-01-31"}
    (row,) = ask(store, catalogue, "claims-on-topic", values).rows
    assert (row["article"], row["copies"]) == ("later", 1)
