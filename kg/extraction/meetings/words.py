"""The words of the lexicon that tell of meetings, in all their forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg import lexicon
from kg.language.inflection import forms_of, verb_forms
from kg.language.words import grammar, verb_forms_in


def forms(key: str) -> frozenset[str]:
    """All forms of a list of verbs."""
    return verb_forms_in("meetings", key)


@cache
def nouns() -> Mapping[str, str]:
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
def longest_from() -> Mapping[str, int]:
    """How many words the longest phrase of the lexicon has that begins with a word, if several."""
    content = lexicon.load("meetings")
    longest: dict[str, int] = {}
    waiting = list(content.values())
    while waiting:
        each = waiting.pop()
        if isinstance(each, str) and " " in each:
            irregular = content["irregular"].get(each.split()[0], ())
            for form in {each, *verb_forms(each, irregular)}:
                words = form.split()
                longest[words[0]] = max(longest.get(words[0], 1), len(words))
        elif isinstance(each, Mapping):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return longest


def is_length_of_time(word: str) -> bool:
    """Whether a noun measures time ("hours", "minute")."""
    return word.rstrip("s") in grammar("times") | {"minute"}


@cache
def plurals() -> frozenset[str]:
    """Nouns that tell of several meetings."""
    return frozenset(lexicon.words("meetings", "several"))


@cache
def by_phone() -> frozenset[str]:
    """Words that say that people spoke by phone."""
    return frozenset(lexicon.words("meetings", "by_phone"))


@cache
def fixture() -> re.Pattern[str]:
    """As in "in the semi-finals of the Open", "for the title fight"."""
    phrases = lexicon.any_of(lexicon.words("meetings", "fixtures"))
    return re.compile(rf"\b(?:in|for|at)\s+(?:the\s+|a\s+|\w+'s?\s+)?(?:{phrases})\b")


def holding_forms() -> frozenset[str]:
    """Forms of the verbs that hold a meeting named by a noun: "held talks", "the summit opens"."""
    return forms("holding")


@cache
def verbs() -> Mapping[str, str]:
    """From each form of a verb whose object is met to its kind."""
    return _verb_forms("verbs")


@cache
def with_verbs() -> Mapping[str, str]:
    """From each form of a verb that needs "with" to its kind."""
    return _verb_forms("with")


@cache
def loose_verbs() -> Mapping[str, str]:
    """From each form of a verb that tells of a meeting only with when or where to its kind."""
    return _verb_forms("loose")


@cache
def plain() -> frozenset[str]:
    """Words that are hardly ever of anything but a meeting: "met", "talks"."""
    return frozenset(lexicon.words("meetings", "plain"))


@cache
def ambiguous() -> frozenset[str]:
    """The nouns and verbs for meetings that are often of something else: "hosted", "dinner"."""
    told = frozenset[str]().union(nouns(), verbs(), with_verbs(), loose_verbs(), forms("ringing"))
    return frozenset(phrase for phrase in told if not plain() & {phrase, *phrase.split()})
