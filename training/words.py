"""Text to words and to the few facts about each word that the encoder cannot see.

The encoder is uncased and reads word pieces, so three things are told to it beside the pieces:
the word's shape (its casing), the gap before it (nothing, space, line break, blank line) and
whether it stands inside double quotation marks. Typography is normalised one character for one,
so offsets in the normalised text are offsets in the stored text and a curly quote or a U+2011
hyphen cannot change a result.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

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
GAPS = ("none", "joined", "space", "line", "blank")
QUOTES = ("none", "outside", "open", "inside", "close")

_FOLD = str.maketrans(
    "\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4"
    "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
    "\u2010\u2011\u00ad\u2012\u2212\ufe63\uff0d"
    "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\u200b\ufeff\u2060",
    "'" * 8 + '"' * 7 + "-" * 7 + " " * 11,
)
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


def fold(text: str) -> str:
    """The text with plain characters for typographic variants, of exactly the same length."""
    return text.translate(_FOLD)


def split(text: str) -> Words:
    r"""Split a stored text into words; `spans` are code-point offsets into it.

    >>> split('He said \u201cno\u201d.').text
    ['He', 'said', '"', 'no', '"', '.']
    """
    plain = fold(text)
    spans = [match.span() for match in _WORD.finditer(plain)]
    return of_spans(plain, spans)


def of_spans(plain: str, spans: list[tuple[int, int]]) -> Words:
    """Words at given offsets of a folded text (used for corpora that bring their own tokens)."""
    text = [plain[start:end] for start, end in spans]
    gaps = []
    before = 0
    for number, (start, end) in enumerate(spans):
        gaps.append(_gap(plain[before:start]) if number else GAPS.index("blank"))
        before = end
    return Words(text, spans, gaps, quote_states(text, gaps))


def _gap(between: str) -> int:
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
