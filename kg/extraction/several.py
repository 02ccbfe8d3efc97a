"""Words for several people, or countries, of whom the article has told: "both mayors"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg import lexicon
from kg.language.document import Token

NUMBERS = {"two": 2, "both": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
"""Words for those whom an article has named, and how many they are."""
_BEFORE = frozenset(("the", "these", "those", "all"))
_COUNTRIES = frozenset(("countries", "nations", "states", "neighbours", "neighbors"))
_MODIFIERS = 3


def number_named(tokens: Sequence[Token], index: int) -> int | None:
    """How many the words from a token on speak of: "the two", "both", "all three"."""
    word = tokens[index].lower
    if word == "both":
        return NUMBERS[word]
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return NUMBERS.get(following) if word in _BEFORE else None


def several_at(tokens: Sequence[Token], index: int) -> int | None:
    """The last token of words like "the two foreign ministers" that begin at a token."""
    number = number_named(tokens, index)
    if number is None:
        return None
    start = index + (1 if tokens[index].lower == "both" else 2)
    for last in range(start, min(len(tokens), start + _MODIFIERS)):
        word = tokens[last]
        if word.lower.split("-")[0] in people_nouns():
            return last
        if not word.is_word or not word.text.islower():
            return None
    return None


def countries_at(tokens: Sequence[Token], noun: int) -> int | None:
    """How many countries a noun with its number speaks of: "the three countries"."""
    if tokens[noun].lower not in _COUNTRIES or noun == 0:
        return None
    return NUMBERS.get(tokens[noun - 1].lower)


def singular(noun: str) -> str:
    """One of those whom a plural names: "secretary-general" of "secretaries-general"."""
    head, dash, rest = noun.partition("-")
    one = head[: -len("ies")] + "y" if head.endswith("ies") else head.removesuffix("s")
    return one + dash + rest


@cache
def people_nouns() -> frozenset[str]:
    """Plurals that name people by what they are."""
    groups = lexicon.words("meetings", "groups")
    fellows = lexicon.words("meetings", "fellows")
    return frozenset((*(word for word in groups if word.endswith("s")), *fellows))
