"""Correction notices: the lines in which an article says that it was corrected."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.records import Span

_LONGEST = 1000
"""Characters of a line; a longer one is no notice, though it may speak of corrections."""

_LOOSE = {" ": r"\s+", "'": "['’‘]"}


def notices(text: str) -> tuple[Span, ...]:
    """The lines of a text that are correction notices."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        noted = _beginning().search(words) or _phrases().search(words)
        if words and len(words) <= _LONGEST and noted:
            start = at + line.index(words)
            found.append(Span(start, start + len(words), words))
        at += len(line)
    return tuple(found)


def is_of_notice(sentence: Span, text: str) -> bool:
    """Whether a sentence is of a notice: it has such words, or its line begins as notices do."""
    start = text.rfind("\n", 0, sentence.start) + 1
    line = text[start : sentence.end].strip()
    return len(line) <= _LONGEST and bool(
        _phrases().search(sentence.text) or _beginning().search(line)
    )


@cache
def _beginning() -> re.Pattern[str]:
    words = "|".join(map(_loose, lexicon.words("revisions", "notices.beginnings")))
    return re.compile(rf"\A\W{{0,4}}(?:{words})\s*[:.–—-]", re.IGNORECASE)


@cache
def _phrases() -> re.Pattern[str]:
    words = "|".join(map(_loose, lexicon.words("revisions", "notices.phrases")))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _loose(words: str) -> str:
    return "".join(_LOOSE.get(character, re.escape(character)) for character in words)
