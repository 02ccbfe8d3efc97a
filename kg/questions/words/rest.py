"""The rest of a question: words that are searched for as they are written."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import words
from kg.questions.words.wording import Token, Wording, text_of


def begin_of_rest(said: Sequence[Token], start: int, marker: str, wording: Wording) -> int:
    """The token from ``start`` on behind the preposition that the slot wants."""
    if marker:
        terms = wording.terms(said[start:])
        start += next((term.end for term in terms if term.marker == marker), len(said) - start)
    while start < len(said) and said[start].folded in ("that", "the", "a", "an", "about", "of"):
        start += 1
    return start


def searched(rest: Sequence[Token], *, is_introduced: bool) -> str:
    """The words as they are written, or those in quotation marks if some are.

    Empty where they are nothing that was said; ``is_introduced`` tells that a preposition such as
    "about" sets them apart.
    """
    if not rest or _tells_when(rest) or (not is_introduced and _goes_on(rest[0])):
        return ""
    quoted = next((token.text for token in rest if token.quoted), None)
    return quoted if quoted is not None else text_of(rest)


def _goes_on(token: Token) -> bool:
    """Whether a word goes on with the question ("after they met") rather than being said."""
    return token.folded in words("questions", "goes_on")


def _tells_when(rest: Sequence[Token]) -> bool:
    """Whether words tell an occasion rather than a topic: "on the day of the vote"."""
    occasion = rest[0].folded in words("questions", "occasions")
    return occasion and len(rest) > 1 and rest[1].folded == "of"
