"""Spellings of one name made equal: case, accents, hyphens, spaces, apostrophes, full stops.

Offsets play no part here: these functions compare names, they never touch an article's text.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from kg.lexicon import load, words

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bb\u02bc\u02bd\u02be\u02bf\u2032\u0060\u00b4\uff07"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
"""Part words, as the language stage reads them; a soft hyphen (U+00AD) does not."""
_TIDY = str.maketrans(
    {
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_INVISIBLE, " "),
        "\u00ad": None,
    }
)
# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


@lru_cache(maxsize=65536)
def tidy(name: str) -> str:
    """``name`` as it is shown: one kind of hyphen, apostrophe and space, otherwise unchanged."""
    return " ".join(name.translate(_TIDY).split())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """``name`` as it is compared: lower-case words without marks, one space between them.

    Hyphens part words ("Jin-ah" is "jin ah"), apostrophes and full stops do not ("O'Neil"
    is "oneil", "U.S." is "us"). A name without a letter or digit comes back tidied.
    """
    decomposed = unicodedata.normalize("NFKD", tidy(name)).casefold().translate(_LETTERS)
    plain = "".join(
        character if character.isalnum() else ("" if character in "'." else " ")
        for character in decomposed
        if not unicodedata.combining(character)
    )
    return unicodedata.normalize("NFC", " ".join(plain.split())) or tidy(name)


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(name).split())


def joined(name: str) -> str:
    """The folded name without spaces: one for "Anne-Marie", "Anne Marie" and "Annemarie"."""
    return fold(name).replace(" ", "")


def plainness(name: str) -> tuple[int, int, int, str]:
    """Sorts the plainest of several spellings first: few marks, few capitals, short, alphabetical.

    It settles only what is otherwise even, so that the choice never depends on the order of input.
    """
    marks = sum(not (letter.isascii() and (letter.isalnum() or letter == " ")) for letter in name)
    return marks, sum(letter.isupper() for letter in name), len(name), name


@cache
def folded_words(name: str, key: str) -> frozenset[str]:
    """The words under a key of the lexicon (`kg.lexicon.words`), folded for comparing."""
    return frozenset(map(fold, words(name, key)))


def fold_title(title: str) -> str:
    """An office as it is compared: "Gov." is "governor", a "chairwoman" is a "chair"."""
    known = folded_variants("names", "title_spellings")
    return " ".join(known.get(word, word) for word in fold(title).split())


@cache
def folded_variants(name: str, key: str) -> dict[str, str]:
    """From each variant under a key of the lexicon to the word that it is one of, both folded."""
    return {
        fold(variant): fold(word)
        for word, variants in load(name)[key].items()
        for variant in variants
    }
