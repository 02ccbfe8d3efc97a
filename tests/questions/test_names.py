from __future__ import annotations

import pytest

from kg.graph.store import Store, open_store
from kg.questions.directory import directory
from kg.questions.names import look_up, similar_names
from tests.questions.press import press

PARTICIPANTS = ("person", "organization", "description", "place")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ana Sol", "Ana Sol"),
        ("ana SOL", "Ana Sol"),
        ("Sol Ana", "Ana Sol"),
        ("Ana\u202fSol", "Ana Sol"),
        ("Ana\u2011Sol", "Ana Sol"),
        ("AnaSol", "Ana Sol"),
        ("President Sol", "Ana Sol"),
        ("Ambassador Sol", "Ben Sol"),
        ("Mr. Sol", "Ana Sol"),
        ("the president of Norland", "Ana Sol"),
        ("Chi Wen\u2010li", "Chi Wen-li"),
        ("Chi Wenli", "Chi Wen-li"),
        ("Wen-li Chi", "Chi Wen-li"),
        ("Wen Li", "Chi Wen-li"),
        ("Zoe Ruiz", "Zoë Ruiz"),
        ("ZOË RUIZ", "Zoë Ruiz"),
        ("Zoe\u0308 Ruiz", "Zoë Ruiz"),
        ("Ruiz", "Zoë Ruiz"),
        ("Lund", "Bo Lund"),
        ("norway", "Norway"),
    ],
)
def test_spellings(text: str, label: str, store: Store) -> None:
    found = look_up(directory(store), text, PARTICIPANTS)
    assert found.entry is not None
    assert found.entry.label == label


def test_the_likeliest_of_several_has_most_meetings(store: Store) -> None:
    found = look_up(directory(store), "Sol", PARTICIPANTS)
    assert found.entry is not None
    assert (found.entry.label, [other.label for other in found.others]) == ("Ana Sol", ["Ben Sol"])
    whole = look_up(directory(store), "Ben Sol", PARTICIPANTS)
    assert (whole.entry and whole.entry.label, whole.others) == ("Ben Sol", ())


@pytest.mark.parametrize("text", ["", "  ", "?!", "Sole", "Anna Sol", "x" * 1_000_000, "\u202e"])
def test_unknown_names(text: str, store: Store) -> None:
    assert look_up(directory(store), text, PARTICIPANTS).entry is None


def test_only_the_kinds_asked_for(store: Store) -> None:
    assert look_up(directory(store), "Oslo", ["person"]).entry is None
    assert look_up(directory(store), "Ana Sol", ["place"]).entry is None
    article = look_up(directory(store), "bergen it was", ["article"]).entry
    assert article is not None
    assert article.iri == "https://newskg.example/id/article/a3"


def test_did_you_mean(store: Store) -> None:
    names = directory(store)
    assert similar_names(names, "Anna Sol", PARTICIPANTS)[0] == "Ana Sol"
    assert similar_names(names, "Lundt", PARTICIPANTS) == ["Bo Lund"]
    assert similar_names(names, "Osla", ["place"]) == ["Oslo"]
    assert similar_names(names, "the price of herring", PARTICIPANTS) == []


def test_the_directory_follows_the_store() -> None:
    with open_store("memory:") as empty:
        assert look_up(directory(empty), "Ana Sol").entry is None
    with press() as filled:
        assert directory(filled) is directory(filled)
        assert look_up(directory(filled), "Ana Sol").entry is not None
