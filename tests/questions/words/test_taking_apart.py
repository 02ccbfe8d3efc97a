from __future__ import annotations

import pytest

from kg.graph.store import Store
from kg.questions import Catalogue
from kg.questions.directory import directory
from kg.questions.ordinal import Ordinal
from kg.questions.words.said import Name, Said, Word
from kg.questions.words.taking_apart import take_apart
from kg.questions.words.wording import wording


@pytest.fixture
def said(store: Store, catalogue: Catalogue) -> object:
    examples = (each for question in catalogue.questions.values() for each in question.examples)
    words = wording(tuple(examples))
    return lambda text: take_apart(text, words, directory(store), None)


def shown(said: Said) -> list[str]:
    """Names as they are looked up, with their prepositions; words by their meanings."""
    return [
        f"<{item.meaning}>" if isinstance(item, Word) else
        f"{item.marker or '-'}:{'|'.join(item.values)}{'' if item.known else '?'}"
        for item in said.items
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Who did Ana Sol sit down with in Oslo?", ["<who>", "-:Ana Sol", "<meet>", "in:Oslo"]),
        ("what did lund say about the herring",
         ["-:lund", "<say>", "about:herring?"]),
        ("the Oslo summit", ["in:Oslo", "<summit>"]),
        ("Sol-Lund talks", ["-:Sol", "-:Lund", "<talks>"]),
        ("meetings of Ana Sol, Ben Sol or Zoe Ruiz", ["<meet>", "-:Ana Sol|Ben Sol|Zoe Ruiz"]),
        ("Who met Chi Wenly?", ["<who>", "<meet>", "-:Chi Wenly?"]),
        ("Who met Chi Wen-ly?", ["<who>", "<meet>", "-:Chi Wen-ly?"]),
        ("Who met Bo Luhd?", ["<who>", "<meet>", "-:Bo Lund"]),
        ("Who met Bo Lumd in Berm?", ["<who>", "<meet>", "-:Bo Lund", "in:Bern"]),
        ("Who met Jo Lund?", ["<who>", "<meet>", "-:Jo Lund?"]),
        ("What did Ana Sol do?", ["-:Ana Sol", "<happen>"]),
        ("What do the articles say?", ["<article>", "<say>"]),
        ("Sol, Lund", ["-:Sol", "-:Lund"]),
    ],
)  # fmt: skip
def test_names_and_deciding_words(text: str, items: list[str], said: object) -> None:
    assert callable(said)
    assert shown(said(text)) == items


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What did Sol tell Lund?", ["Lund"]),
        ("What did Sol tell the prime minister?", ["the prime minister"]),
        ("What did Sol say to Lund?", ["Lund"]),
        ("Statements to Lund", ["Lund"]),
        ("What has Lund been told by Sol?", ["Lund"]),
        ("What was Lund asked?", ["Lund"]),
        ("What was Lund asking?", []),
        ("Who did Sol tell?", []),
        ("Did Sol refer to Lund?", []),
        ("Who met Lund?", []),
    ],
)
def test_who_is_told_something(text: str, told: list[str], said: object) -> None:
    assert callable(said)
    assert [name.values[0] for name in said(text).names if name.told] == told


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("When did they first meet?", Ordinal("first")),
        ("the last three meetings", Ordinal("last", 3)),
        ("the 5 latest meetings", Ordinal("last", 5)),
        ("Who met Sol?", None),
    ],
)
def test_ordinals(text: str, ordinal: Ordinal | None, said: object) -> None:
    assert callable(said)
    assert said(text).ordinal == ordinal


def test_misspelt_names_tell_what_they_were_taken_for(said: object) -> None:
    assert callable(said)
    (name,) = said("Bo Lumd").names
    assert isinstance(name, Name)
    assert name.respelt == (("Bo Lumd", "Bo Lund"),)
