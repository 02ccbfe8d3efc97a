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
        if words and len(words) <= _LONGEST and _pattern().search(words):
            start = at + line.index(words)
            found.append(Span(start, start + len(words), words))
        at += len(line)
    return tuple(found)


@cache
def _pattern() -> re.Pattern[str]:
    beginnings = "|".join(map(_loose, lexicon.words("revisions", "notices.beginnings")))
    phrases = "|".join(map(_loose, lexicon.words("revisions", "notices.phrases")))
    return re.compile(rf"\A\W{{0,4}}(?:{beginnings})\s*[:.–—-]|\b(?:{phrases})\b", re.IGNORECASE)


def _loose(words: str) -> str:
    return "".join(_LOOSE.get(character, re.escape(character)) for character in words)
