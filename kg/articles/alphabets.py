"""Whether bytes that could be windows-1252 are in another encoding, by the letters of languages.

Any byte is some letter in windows-1252. But where a text is in another encoding, its words have
letters that no language writes in one word: a Czech ``ř`` becomes ``ø`` beside ``í``. One such word
may be a slip, or a name of some other language; several of them, or one with a sign in place of a
letter, that are all words of one language in another encoding tell that it is in that one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from kg import lexicon

_USUAL = "cp1252"
_FEWEST = 2
"""Different words that no language writes so."""
_MARKS = "‘’“”„‹›«»–—…•´·\xa0\xad".encode(_USUAL)
"""What stands between words as windows-1252 has it."""
_WORD = re.compile(rb"(?:[A-Za-z]|(?![%s])[\x80-\xff])+" % _MARKS)
_MOST_WORDS = 5_000

Alphabets = Mapping[str, frozenset[str]]


def other_encoding(content: bytes) -> str | None:
    """The encoding in which the words make sense, where they do not in windows-1252."""
    found = dict.fromkeys(match[0] for match in _WORD.finditer(content) if not match[0].isascii())
    words = [word for word in found if _is_word(word)][:_MOST_WORDS]
    strange = {word for word in words if not _languages(_letters(word, _USUAL), _USUAL)}
    if len(strange) < _FEWEST and not any(_has_sign(word) for word in strange):
        return None
    for codec in _alphabets():
        # What is the same in both tells nothing.
        differ = [word for word in words if _letters(word, codec) != _letters(word, _USUAL)]
        letters = frozenset[str]().union(*(_letters(word, codec) for word in differ))
        fits = strange.issubset(differ) and not any(_has_capital(word, codec) for word in differ)
        if codec != _USUAL and fits and _languages(letters, codec):
            return codec
    return None


def _is_word(word: bytes) -> bool:
    """Whether there is a letter beyond ASCII, or something in place of one."""
    text = word.decode(_USUAL, "replace")
    return _has_sign(word) or any(letter > "\x7f" and letter.isalpha() for letter in text)


def _has_sign(word: bytes) -> bool:
    """Whether a sign stands between letters, where no text has one."""
    text = word.decode(_USUAL, "replace")
    triples = zip(text, text[1:], text[2:], strict=False)
    return any(a.isalpha() and c.isalpha() and not b.isalpha() for a, b, c in triples)


def _has_capital(word: bytes, codec: str) -> bool:
    """Whether a capital beyond ASCII stands in the middle of a word of small letters."""
    text = word.decode(codec, "replace")
    middle = (letter for letter in text[1:] if letter > "\x7f")
    return not text.isupper() and any(letter.isupper() for letter in middle)


def _letters(word: bytes, codec: str) -> frozenset[str]:
    """What a word has beyond ASCII, in lower case."""
    text = word.decode(codec, "replace").lower()
    return frozenset(letter for letter in text if letter > "\x7f")


def _languages(letters: Collection[str], codec: str) -> list[str]:
    """The languages that have all of these letters."""
    return [name for name, known in _alphabets()[codec].items() if known.issuperset(letters)]


@cache
def _alphabets() -> Mapping[str, Alphabets]:
    return {
        codec: {name: frozenset(letters) for name, letters in languages.items()}
        for codec, languages in lexicon.load("alphabets").items()
    }
