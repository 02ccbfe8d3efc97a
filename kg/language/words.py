"""Words and marks of a stretch of text, and lists of words from the lexicon."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.language.document import Token
from kg.language.inflection import forms_of

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                    # U.S.  a.m.
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])          # 2026  3:31  13th
  | '(?:s|ll|re|ve|d|m)(?![^\W_])                         # Berg's, they'll
  | [^\W\d_]+?(?=n't(?![^\W_])) | n't(?![^\W_])             # did n't
  | [^\W_]+(?:(?:[-&]|\.(?=[^\W\d_]\.)|'(?!(?:s|ll|re|ve|d|m)(?![^\W_])))[^\W_]+)*   # words, O'Neil
  | \S
    """,
    re.VERBOSE,
)


@cache
def words(name: str) -> frozenset[str]:
    """The list ``name`` of ``ontology/lexicon/language.yaml``, as a set."""
    return frozenset(lexicon.words("language", name))


@cache
def grammar(name: str) -> frozenset[str]:
    """The list ``name`` of ``ontology/lexicon/grammar.yaml``, as a set."""
    return frozenset(lexicon.words("grammar", name))


def is_calendar_word(word: str) -> bool:
    """Whether the word is a day's, a month's or the like, or a number."""
    return word in words("calendar") or word in words("months") or word[0].isdigit()


@cache
def irregular_past() -> frozenset[str]:
    """Forms of the past that no rule makes ("met", "held")."""
    irregular = lexicon.load("meetings")["irregular"].values()
    own = {form for forms in irregular for form in forms if not form.endswith("ing")}
    return frozenset(grammar("irregular_past") | own)


def is_past_form(word: str) -> bool:
    """Whether a verb's form, in lower case, is one of the past: "met", "visited"."""
    return word.endswith("ed") or word in irregular_past()


@cache
def verb_forms_in(name: str, key: str) -> frozenset[str]:
    """All forms of the verbs in a list of a lexicon, which has the irregular ones as well."""
    return frozenset(forms_of(lexicon.words(name, key), lexicon.load(name)["irregular"]))


def verbs_of_saying() -> frozenset[str]:
    """All forms of the verbs that say something ("said", "warns")."""
    return verb_forms_in("claims", "verbs.says")


def number_of(word: str) -> int | None:
    """The number that digits or a word from "zero" to "ten" say."""
    if word.isdecimal():
        return int(word)
    names = lexicon.words("grammar", "numbers")
    return names.index(word.lower()) if word.lower() in names else None


def tokenize(plain: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of ``plain[start:end]``; a full stop stays with an abbreviation."""
    tokens: list[Token] = []
    position = start
    while found := _WORD.search(plain, position, end):
        stop = found.end()
        if (
            found.end() < end and plain[stop] == "." and found.group() in words("abbreviations")
        ) or (_is_initial(found.group()) and found.end() < end and plain[stop] == "."):
            stop += 1
        tokens.append(Token(found.start(), stop, plain[found.start() : stop]))
        position = stop
    return tuple(tokens)


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"
