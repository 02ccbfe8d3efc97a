"""Acronyms of one article: which of its names each one shortens.

By their letters ("EHF" beside the European Handball Federation), or because the article puts one
right behind the other ("the Justice and Development Party (AKP)"), in whatever language the letters
are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extraction.other_names import calls_the_same
from kg.language.document import Document, Name
from kg.language.words import grammar
from kg.spelling import tidy

_SMALL_WORDS = grammar("acronym_gaps")
_SHORTEST, _LONGEST = 2, 8
_OPENING = re.compile(r"\s?\((?:the\s)?")
_OR = re.compile(r",? or (?:the )?")
_BEHIND = re.compile(r", ([a-z]+)\b")
_APPOSED = re.compile(r"(?:,|\s[—–-]+)\s(?:or\s)?(?:the\s)?")


def find_acronyms(document: Document, names: Sequence[Name]) -> dict[str, str]:
    """From each acronym among the names of bodies to the name that it shortens."""
    texts = list(dict.fromkeys(tidy(name.span.text) for name in names))
    by_initials: dict[str, str] = {}
    for text in texts:
        if " " in text:
            for initials in _initials(text):
                by_initials.setdefault(initials, text)
    found = {text: by_initials[text] for text in texts if is_acronym(text) and text in by_initials}
    for short, long in _defined(document, names):
        found.setdefault(short, long)
    return found


def is_acronym(text: str) -> bool:
    """Whether a name is one word of a few letters, capitals most of them: "AKP", "PiS"."""
    capitals = sum(letter.isupper() for letter in text)
    return text.isalpha() and _SHORTEST <= len(text) <= _LONGEST and 2 * capitals > len(text)


def _defined(document: Document, names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """Acronyms and the names that stand right beside them."""
    alone = {tidy(name.span.text) for name in names if not _in_brackets(document, name)}
    for one, other in pairwise(names):
        short, long = sorted((tidy(one.span.text), tidy(other.span.text)), key=len)
        if not is_acronym(short) or " " not in long:
            continue
        between = document.plain[one.span.end : other.span.start]
        # Behind the name of a club stands that of its country, which nothing else is called by.
        explained = _in_brackets(document, other) and _OPENING.fullmatch(between) is not None
        if (
            calls_the_same(between)
            or (explained and short in alone and long in alone)
            or (_OR.fullmatch(between) and one.span.text != short)
            or (between == ", " and _is_apposed(document, other))
            or ((explained or _APPOSED.fullmatch(between)) and _spells(short, long))
        ):
            yield short, long


def _is_apposed(document: Document, name: Name) -> bool:
    """Whether a name stands between commas, in no list: "the Chess Union, UEX, said"."""
    behind = _BEHIND.match(document.plain, name.span.end)
    return behind is not None and behind[1] not in grammar("listing")


def _in_brackets(document: Document, name: Name) -> bool:
    return document.plain[name.span.end : name.span.end + 1] == ")"


def _spells(short: str, long: str) -> bool:
    """Whether the letters follow each other in the name: "MUSIGA", Musicians Union of Ghana."""
    letters = iter(long.lower())
    return long[0].lower() == short[0].lower() and all(each in letters for each in short.lower())


def _initials(name: str) -> set[str]:
    """The initials of a name's words, with and without its small words and halves of compounds."""
    words = name.split()
    large = [word for word in words if word.lower() not in _SMALL_WORDS]
    parts = [part for word in large for part in word.split("-") if part]
    return {"".join(word[0] for word in row).upper() for row in (words, large, parts)}
