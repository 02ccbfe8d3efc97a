"""Who is told something in a question: "Who told A?" asks for others than "Who did A tell?".

Word order and voice decide: who is told stands behind a verb that takes whom it speaks to, behind
"to" after words of speaking, or in front of such a verb in the passive.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.language.inflection import forms_of
from kg.language.words import verb_forms_in
from kg.lexicon import load, words
from kg.questions.words.said import Name, Said
from kg.questions.words.wording import Token
from kg.spelling import fold

_TO = "to"


def is_told(said: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` (excluded) name whom something is told."""
    before = _before(said, start)
    if before is None:
        return False
    if said[before].folded == _TO:
        return before > 0 and said[before - 1].folded in _speaking()
    if said[before].folded in _telling():
        return True
    return _is_passive(said, start, end)


def told_unnamed(said: Said) -> str | None:
    """Whom something is told though no name tells who it is: "reporters", "the press"."""
    start = 0
    for item, end in zip(said.items, said.ends, strict=True):
        if isinstance(item, Name):
            if item.told and not item.known and not item.values[0][0].isupper():
                return item.values[0]
        elif item.meaning in words("questions", "unnamed"):
            first = end - len(item.text.split())
            if first >= start and is_told(said.tokens, first, end):
                return item.text
        start = end
    return None


def _before(said: Sequence[Token], start: int) -> int | None:
    """The token in front of a name and its article."""
    index = start - 1
    while index >= 0 and said[index].folded in words("questions", "articles"):
        index -= 1
    return index if index >= 0 else None


def _is_passive(said: Sequence[Token], start: int, end: int) -> bool:
    """Whether a form of "be" around the name makes the next verb tell it something."""
    before = _before(said, start)
    be = words("questions", "passive")
    index = end
    while index < len(said) and said[index].folded in words("questions", "function_words"):
        index += 1
    between = [token.folded for token in said[end:index]]
    around = [*between, said[before].folded] if before is not None else between
    if index == len(said) or not any(word in be for word in around):
        return False
    verb = said[index].folded
    return verb in _telling() and not verb.endswith("ing")


@cache
def _telling() -> frozenset[str]:
    """All forms of the verbs that take whom they speak to."""
    return frozenset(map(fold, verb_forms_in("claims", "tell_somebody")))


@cache
def _speaking() -> frozenset[str]:
    """Words of speaking behind which "to" introduces who is told."""
    claims = load("claims")
    verbs = {
        fold(form)
        for bases in claims["verbs"].values()
        for form, base in forms_of(bases, claims["irregular"]).items()
        if base not in claims["about_something"]
    }
    nouns = {
        phrase.removesuffix(f" {_TO}")
        for phrase in words("questions", "words.say to")
        if phrase.endswith(f" {_TO}")
    }
    return frozenset(verbs | nouns)
