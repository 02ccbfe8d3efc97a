"""Ordinals in a question: "first", "the last three", "5 latest"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.lexicon import load, words
from kg.questions.ordinal import Ordinal
from kg.questions.words.wording import Token
from kg.resolution.phrases import Phrases

_MOST = 100


def ordinal_at(said: Sequence[Token], index: int) -> tuple[Ordinal, int] | None:
    """The ordinal at ``index``, its number before or behind it, and the token behind all that."""
    folded = [token.folded for token in said]
    before = _number(folded, index)
    found = _ordinals().at(folded, index + 1 if before else index)
    if found is None:
        return None
    end = index + found[0] + (1 if before else 0)
    behind = None if before else _number(folded, end)
    return Ordinal(found[1], before or behind or 1), end + 1 if behind else end


def _number(folded: Sequence[str], index: int) -> int | None:
    """The number from 2 on that stands there, in digits or words."""
    word = folded[index] if index < len(folded) else ""
    numbers = words("questions", "numbers")
    number = numbers.index(word) if word in numbers else int(word) if word.isdecimal() else 0
    return number if 1 < number < _MOST else None


@cache
def _ordinals() -> Phrases[str]:
    return Phrases(
        {
            phrase: edge
            for edge, phrases in load("questions")["ordinals"].items()
            for phrase in phrases
        }
    )
