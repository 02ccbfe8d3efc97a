"""Text to words and to the few facts about each word that the encoder cannot see.

The encoder is uncased and reads word pieces, so three things are told to it beside the pieces:
the word's shape (its casing), the gap before it (nothing, space, line break, blank line) and
whether it stands inside double quotation marks. Typography is normalised one character for one,
so offsets in the normalised text are offsets in the stored text and a curly quote or a U+2011
hyphen cannot change a result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.language.typography import HIDDEN, plain_text

SHAPES = (
    "none",
    "lower",
    "title",
    "upper",
    "initial",
    "mixed",
    "digits",
    "alnum",
    "quote",
    "stop",
    "punct",
)
NAMELIKE = frozenset(SHAPES.index(name) for name in ("title", "upper", "mixed", "alnum"))
"""Shapes of words that may be a name by themselves."""
GAPS = ("none", "joined", "space", "line", "blank")
QUOTES = ("none", "outside", "open", "inside", "close")

_WORD = re.compile(
    r"(?:https?://|www\.)[^\s\"<>]*[\w/]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Sens|Rep|Reps|Gen|Col|Lt|Sgt|Capt|Prof|Hon|Rev|St|Jr|Sr|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
    r"|Inc|Corp|Co|Ltd|No)\.(?=\s)"
    r"|\b[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:[.,:]\d+)+"
    r"|[^\W_]+?(?=n't\b)|n't\b|'(?:s|m|d|re|ve|ll)\b"
    r"|[^\W_]+"
    r"|\.{2,}|-{2,}|!{2,}|\?{2,}|_+|=+|\*+"
    r"|[^\w\s]",
    re.IGNORECASE,
)


@dataclass
class Words:
    """The words of a text.

    The normalised strings, their offsets, and one number per word for each extra fact.
    """

    text: list[str]
    spans: list[tuple[int, int]]
    gaps: list[int]
    quotes: list[int]

    def __len__(self) -> int:
        return len(self.text)


def split(text: str) -> Words:
    r"""Split a stored text into words; `spans` are code-point offsets into it.

    >>> split('He said \u201cno\u201d.').text
    ['He', 'said', '"', 'no', '"', '.']
    """
    return of_spans(text, [match.span() for match in _WORD.finditer(plain_text(text))])


@dataclass(frozen=True)
class Stretch:
    """A part of a stored text to be read; ``ends_sentence`` where a sentence must end with it."""

    start: int
    end: int
    ends_sentence: bool


def split_within(text: str, stretches: Iterable[Stretch]) -> Words:
    """The words of some stretches of a text alone, as `split` gives them.

    Where a stretch that ends a sentence lacks a final mark, a full stop without any width stands
    for it, so that a stop that was left out changes nothing.
    """
    plain = plain_text(text)
    spans: list[tuple[int, int]] = []
    for stretch in stretches:
        found = [match.span() for match in _WORD.finditer(plain, stretch.start, stretch.end)]
        spans += found
        if found and stretch.ends_sentence and plain[found[-1][0]].isalnum():
            spans.append((found[-1][1], found[-1][1]))
    return of_spans(text, spans)


def of_spans(stored: str, spans: list[tuple[int, int]]) -> Words:
    """Words at given offsets of a stored text; one without width is a full stop.

    Also for corpora that bring their own tokens.
    """
    plain = plain_text(stored)
    text = [plain[start:end] or "." for start, end in spans]
    gaps = []
    before = 0
    for number, (start, end) in enumerate(spans):
        gaps.append(_gap(stored[before:start]) if number else GAPS.index("blank"))
        before = end
    return Words(text, spans, gaps, quote_states(text, gaps))


def _gap(between: str) -> int:
    between = between.replace(HIDDEN, "")
    lines = between.count("\n") or between.count("\r")
    if lines:
        return GAPS.index("blank" if lines > 1 else "line")
    return GAPS.index("space" if between else "joined")


def quote_states(text: list[str], gaps: list[int]) -> list[int]:
    """Where each word stands with regard to double quotation marks.

    A mark with a space before it and none after opens, the reverse closes, anything else changes
    the state; a line break ends a quotation, because each paragraph of a longer one begins with a
    new mark.
    """
    joined, line = GAPS.index("joined"), GAPS.index("line")
    outside, opening, inside, closing = (
        QUOTES.index(name) for name in ("outside", "open", "inside", "close")
    )
    states, within = [], False
    for number, word in enumerate(text):
        if gaps[number] >= line:
            within = False
        if word in ('"', "''", "``"):
            free_before = gaps[number] != joined
            free_after = number + 1 == len(text) or gaps[number + 1] != joined
            within = free_before if free_before != free_after else not within
            states.append(opening if within else closing)
        else:
            states.append(inside if within else outside)
    return states


@lru_cache(maxsize=65536)
def shape(word: str) -> int:
    """The casing class of a word, an index into SHAPES."""
    return SHAPES.index(_shape(word))


def _shape(word: str) -> str:
    if word in ('"', "'", "''", "``"):
        return "quote"
    if word in (".", "!", "?"):
        return "stop"
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return "digits" if any(char.isdigit() for char in word) else "punct"
    if len(letters) != sum(char.isalnum() for char in word):
        return "alnum"
    if all(not char.isupper() for char in letters):
        return "lower"
    if all(char.isupper() for char in letters):
        return "upper" if len(letters) > 1 else "initial"
    if letters[0].isupper() and not any(char.isupper() for char in letters[1:]):
        return "title"
    return "mixed"
