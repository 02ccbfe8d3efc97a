"""Words that tell another language in a text of a few words: "Le ministre démissionne"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from kg import lexicon
from kg.articles.wording import wording

_WORD = re.compile(r"(?<![.@/])\b[^\W\d_]+(?:['’-][^\W\d_]+)*")

_REACH = 4
"""A name begins within so many words, if what stands before it belongs to it."""


def telling_words(text: str) -> frozenset[str]:
    """The small words and foreign letters of a text that are not those of names.

    Small words of names stand before a capital ("von der Leyen", "El Salvador"), and a capital
    begins what is a name in English; so only small letters count, but for a first word that no
    capital follows ("El ministro").
    """
    words = _WORD.findall(text)
    return frozenset(
        word.lower()
        for number, word in enumerate(words)
        if _tells(word, words[number + 1 : number + _REACH], is_first=number == 0)
    )


def languages_of(words: Iterable[str]) -> list[str]:
    """The codes of the languages that most of the words belong to."""
    counted = Counter(
        code for code, known in _languages().items() for word in words if word in known
    )
    most = max(counted.values(), default=0)
    return [code for code, number in counted.items() if number == most]


@cache
def neutral_words() -> frozenset[str]:
    """Words that English shares with other languages."""
    return frozenset(lexicon.words("languages", "shared"))


def _tells(word: str, following: list[str], *, is_first: bool) -> bool:
    lower = word.lower().replace("’", "'")
    if word[0].isupper():
        return is_first and lower in _all() and following[:1] != [] and following[0].islower()
    particles = wording().name_particles
    behind = next((other for other in following if other not in particles), "a")
    if lower in particles and behind[0].isupper():
        return False
    return lower in _all() or not (lower.isascii() or lower in _borrowed())


@cache
def _borrowed() -> frozenset[str]:
    return frozenset(lexicon.words("languages", "borrowed"))


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    short = lexicon.load("languages")["short"]
    return {code: frozenset(words) for code, words in short.items()}


@cache
def _all() -> frozenset[str]:
    return frozenset(lexicon.words("languages", "short"))
