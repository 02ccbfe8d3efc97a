"""The words of a question, and what of them decides what is asked.

Everything here goes by ``ontology/lexicon/questions.yaml`` and the words of the examples: words
that change nothing are told from words that do, and each of the latter is given in one form, so
that "sat down with" and "met" are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.language.inflection import forms_of
from kg.lexicon import load, words
from kg.resolution.phrases import Phrases
from kg.spelling import fold

_WORD = re.compile(
    r"""[“"](?P<quoted>[^“”"]+)[”"] | \{\w+\} | ['’]s\b | [\w@#$%&]+(?:[-.'’‐‑–/][\w@#$%&]+)*\.?""",
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)", re.IGNORECASE)
_NEGATION = re.compile(r"n['’]t\b", re.IGNORECASE)
_LONG = 6
"""Letters from which on a word that is not known may be a misspelling of one that is."""

_ABBREVIATION = re.compile(r"(?:\w\.)+|(?:Jr|Sr|St|Mr|Mrs|Ms|Dr)\.")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a question as it was written and folded, or words in quotation marks.

    ``comma`` tells that a comma stands behind it.
    """

    text: str
    folded: str
    quoted: bool = False
    comma: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """What some words of a question stand for, from token ``start`` to ``end`` (excluded).

    ``meaning`` is the word of the examples that they say, empty for words that change nothing;
    ``marker`` tells a preposition's kind ("in", "about").
    """

    meaning: str
    marker: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text``, without punctuation; a possessive ``'s`` and ``not`` by themselves."""
    parted = _POSSESSIVE.sub(" 's", _NEGATION.sub(" not", text))
    found = []
    for match in _WORD.finditer(parted):
        if match["quoted"]:
            found.append(Token(match["quoted"], "", quoted=True))
            continue
        word = match.group()
        if word.endswith(".") and not _ABBREVIATION.fullmatch(word):
            word = word[:-1]
        found.append(Token(word, fold(word), comma=parted[match.end() : match.end() + 1] == ","))
    return tuple(found)


def text_of(said: Sequence[Token]) -> str:
    """Words as they are written together."""
    return " ".join(token.text for token in said).replace(" 's", "'s")


class Wording:
    """What the words of questions mean, for a catalogue with these examples."""

    def __init__(self, examples: Sequence[str]) -> None:
        own = {
            token.folded: _stance(token.folded) or token.folded
            for example in examples
            for token in tokens(example)
            if not token.text.startswith("{")
        }
        meanings = {
            **own,
            **{word: word for word in (*load("questions")["words"], *_uncovered())},
            **{form: word for word, forms in load("questions")["words"].items() for form in forms},
            **dict.fromkeys(words("questions", "function_words"), ""),
        }
        meanings = {**_reporting_verbs(), **meanings}
        meanings |= {marker: "" for marker in _markers() if meanings.get(marker) in (None, marker)}
        self._meanings = Phrases(meanings)
        self.long_words = [
            form for form in meanings if meanings[form] and " " not in form and len(form) >= _LONG
        ]

    def at(self, said: Sequence[Token], index: int) -> Term | None:
        """What the longest known phrase at ``index`` stands for; None for a word of no meaning."""
        found = self._meanings.at([token.folded for token in said], index)
        if found is None:
            return None
        length, meaning = found
        phrase = " ".join(token.folded for token in said[index : index + length])
        return Term(meaning, _markers().get(phrase, ""), index, index + length)

    def terms(self, said: Sequence[Token]) -> Iterator[Term]:
        """What is known of ``said``, from left to right."""
        index = 0
        while index < len(said):
            term = self.at(said, index)
            if term is not None:
                yield term
            index = term.end if term else index + 1


@lru_cache(maxsize=8)
def wording(examples: tuple[str, ...]) -> Wording:
    """The `Wording` of a catalogue with these examples, made once."""
    return Wording(examples)


def is_narrower(word: str, wider: str) -> bool:
    """Whether ``word`` may stand where an example has ``wider``: a summit is a meeting."""
    return word in load("questions")["narrower"].get(wider, ())


def states_value(word: str, wider: str) -> bool:
    """Whether ``word`` says ``wider`` and the value of a parameter besides ("denies")."""
    return word in load("questions")["values"].get(wider, ())


def says_same(word: str, other: str) -> bool:
    """Whether ``word`` says the same as ``other`` where somebody is told: "what A wrote to B"."""
    return word in load("questions")["told"].get(other, ())


def in_general(meaning: str) -> str:
    """What a word is called where a narrower one was taken for it: "a meeting of any kind"."""
    told: str = load("questions")["in_general"].get(meaning, meaning)
    return told


def names_meeting(phrase: str) -> bool:
    """Whether a phrase is a noun for a meeting ("summit")."""
    return fold(phrase) in meeting_nouns()


def is_uncovered(meaning: str) -> bool:
    """Whether a word changes a question in a way that no question covers ("never")."""
    return meaning in _uncovered()


@cache
def meeting_nouns() -> Mapping[str, str]:
    """Nouns for a meeting, folded, with the kind that they ask for; empty for any."""
    return {
        fold(noun): "" if kind == "any" else kind
        for kind in load("questions")["event_nouns"]
        for noun in words("questions", f"event_nouns.{kind}")
    }


@cache
def _reporting_verbs() -> Mapping[str, str]:
    """The verbs of claims in all forms: what merely says is "say", others keep their attitude."""
    claims = load("claims")
    return {
        fold(form): "say" if attitude == "says" else attitude
        for attitude, verbs in claims["verbs"].items()
        for form in forms_of(verbs, claims["irregular"])
    }


def _stance(word: str) -> str | None:
    """The attitude of a verb by which somebody takes a stand: "criticizes"."""
    attitude = _reporting_verbs().get(word)
    return attitude if attitude in words("questions", "stances") else None


@cache
def _uncovered() -> frozenset[str]:
    return frozenset(words("questions", "not_covered"))


@cache
def _markers() -> Mapping[str, str]:
    return {
        fold(phrase): marker
        for marker in load("questions")["markers"]
        for phrase in words("questions", f"markers.{marker}")
    }
