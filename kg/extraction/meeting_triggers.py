"""The words of a sentence that tell of meetings: "met", "talks", "a working dinner"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Literal

from kg import lexicon
from kg.language.document import Sentence, Token
from kg.language.inflection import forms_of
from kg.language.words import grammar

_NEAR_VISITORS = 4
"""Tokens behind a verb of telling within which visitors are named."""
_NEAR_WITH = 8
"""Tokens behind a verb within which "with" may follow an adjunct."""
_LONGEST = 4
"""Words of the longest trigger ("spoke on the phone")."""
_PREPOSITIONS = frozenset(("with",))
_CLAUSE_ENDS = frozenset((".", ";", ":", ",", '"', "(", "–", "—"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens ``first`` to ``last`` (both included) that tell of a meeting of some ``kind``.

    ``form``: a ``verb`` takes whom is met as its object, a ``with`` verb behind "with", a ``noun``
    behind "with" or "between". A ``reciprocal`` verb needs no object ("A and B met"); a ``plural``
    noun tells of several meetings ("summits with A and B"). What a verb does to its object may be
    done ``together`` with others, so that the subjects alone meet ("A and B co-chaired talks").
    """

    first: int
    last: int
    kind: str
    form: Literal["verb", "with", "noun"]
    reciprocal: bool = False
    plural: bool = False
    together: bool = False


def find_triggers(sentence: Sentence) -> Iterator[Trigger]:
    """The triggers of a sentence in reading order, the longest first where several begin."""
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        trigger = _trigger_at(sentence, index)
        if trigger is None:
            index += 1
        else:
            yield trigger
            index = trigger.last + 1


def _trigger_at(sentence: Sentence, index: int) -> Trigger | None:
    tokens = sentence.tokens
    for length in range(_LONGEST, 0, -1):
        phrase = " ".join(token.lower for token in tokens[index : index + length])
        last = index + length - 1
        if last >= len(tokens):
            continue
        following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        if kind := _with_verbs().get(phrase):
            if following in _PREPOSITIONS:
                return Trigger(index, last, kind, "with")
            if phrase not in _nouns() and _leads_to_with(sentence, index, last):
                return Trigger(index, last, kind, "with")
            bare = phrase in _forms("reciprocal") and phrase not in _verbs()
            if bare and not _has_object(sentence, index):
                return Trigger(index, last, kind, "verb", reciprocal=True)
        if phrase in _forms("speaking") and following in _PREPOSITIONS and _is_remote(tokens, last):
            return Trigger(index, last, "phone call", "with")
        if (kind := _nouns().get(phrase)) and not _is_verbal(sentence, index, phrase):
            return Trigger(index, last, kind, "noun", plural=phrase in _plurals())
        if phrase in _forms("telling") and _faces_visitors(tokens, last + 1):
            return Trigger(index, last, "meeting", "verb")
        if phrase in _forms("together"):
            return Trigger(index, last, "meeting", "verb", reciprocal=True, together=True)
        if (kind := _verbs().get(phrase)) and not _is_something_else(tokens, last, phrase):
            return Trigger(index, last, kind, "verb", reciprocal=phrase in _forms("reciprocal"))
    return None


def _is_verbal(sentence: Sentence, index: int, phrase: str) -> bool:
    """Whether "meeting" is a form of the verb: behind "is", "was" or with an object."""
    if phrase != "meeting":
        return False
    if any(arc.head == index and arc.relation == "obj" for arc in sentence.dependencies):
        return True
    tokens = sentence.tokens
    before = tokens[index - 1].lower if index else ""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return before in ("is", "are", "was", "were", "been", "be", "after", "before", "by") and (
        following != "with"
    )


def _is_remote(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether they spoke by phone: "spoke with B by phone on Monday"."""
    clause = f" {' '.join(_clause_behind(tokens, last))} "
    return any(f" {phrase} " in clause for phrase in _by_phone())


def _clause_behind(tokens: tuple[Token, ...], last: int) -> list[str]:
    """The words behind a trigger, up to the end of their clause."""
    behind = (token.lower for token in tokens[last + 1 :])
    return list(takewhile(lambda word: word not in _CLAUSE_ENDS, behind))


def _has_object(sentence: Sentence, verb: int) -> bool:
    return any(arc.head == verb and arc.relation == "obj" for arc in sentence.dependencies)


def _leads_to_with(sentence: Sentence, verb: int, last: int) -> bool:
    """Whether "with" follows behind an adjunct: "sat down over tea with B"."""
    tokens = sentence.tokens
    behind = [token.lower for token in tokens[last + 1 : last + 1 + _NEAR_WITH]]
    if not behind or behind[0] not in grammar("adjuncts") or "with" not in behind:
        return False
    between = behind[: behind.index("with")]
    return not _has_object(sentence, verb) and all(word.isalnum() for word in between)


def _is_something_else(tokens: tuple[Token, ...], last: int, phrase: str) -> bool:
    """Whether nobody is met: "called on B to resign", "will meet B in the semi-finals"."""
    clause = _clause_behind(tokens, last)
    if phrase in _forms("demanding"):
        return "to" in clause
    return bool(_fixture().search(" ".join(clause)))


def _faces_visitors(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether those who are told something have come: "told a visiting delegation of ..."."""
    reach = tokens[start : start + _NEAR_VISITORS]
    return any(token.lower in lexicon.words("meetings", "visits.who") for token in reach)


@cache
def _forms(key: str) -> frozenset[str]:
    """All forms of a list of verbs."""
    content = lexicon.load("meetings")
    return frozenset(forms_of(content[key], content["irregular"]))


@cache
def _nouns() -> Mapping[str, str]:
    """From each noun to its kind."""
    return {
        noun: kind for kind, nouns in lexicon.load("meetings")["nouns"].items() for noun in nouns
    }


def _verb_forms(key: str) -> dict[str, str]:
    content = lexicon.load("meetings")
    return {
        form: kind
        for kind, bases in content[key].items()
        for form in forms_of(bases, content["irregular"])
    }


@cache
def _plurals() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "several"))


@cache
def _by_phone() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "by_phone"))


@cache
def _fixture() -> re.Pattern[str]:
    """As in "in the semi-finals of the Open", "for the title fight"."""
    phrases = sorted(lexicon.words("meetings", "fixtures"), key=len, reverse=True)
    return re.compile(
        rf"\b(?:in|for|at) (?:the |a |\w+'s? )?(?:{'|'.join(map(re.escape, phrases))})\b"
    )


def holding_forms() -> frozenset[str]:
    """Forms of the verbs that hold a meeting named by a noun: "held talks", "the summit opens"."""
    return _forms("holding")


@cache
def _verbs() -> Mapping[str, str]:
    return _verb_forms("verbs")


@cache
def _with_verbs() -> Mapping[str, str]:
    return _verb_forms("with")
