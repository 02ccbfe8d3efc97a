"""Uniform typography at unchanged offsets.

News text comes with curly quotes, non-breaking hyphens (U+2011) and narrow spaces (U+202F). They
must not change what is read, and offsets must stay those of the stored text: every code point is
therefore replaced by exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SAME = {
    "-": "\u2010\u2011\u2012\u2212\ufe63\uff0d\u00ad",
    "'": "\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4\u2032\uff07",
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff\t"
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
    "\n": "\r\v\f\x85\u2028\u2029",
}
_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = frozenset(_SAME[" "]) | {" "}
_TABLE = str.maketrans({odd: plain for plain, odds in _SAME.items() for odd in odds})


HIDDEN = "\u2060"
"""Stands for each character that is no part of the prose; a word joiner, which has no width."""


def hide(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """``text`` with these stretches hidden, at unchanged offsets.

    The space before a hidden stretch goes with it, unless a word follows at once.
    """
    pieces, done = [], 0
    for start, end in stretches:
        while start > done and text[start - 1] in _SPACES and not text[end : end + 1].isalnum():
            start -= 1
        start = max(start, done)
        pieces += [text[done:start], HIDDEN * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def in_lines(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """``text`` with a space for each line break inside these stretches, at unchanged offsets.

    A paragraph is read the same however its lines were broken.
    """
    pieces, done = [], 0
    for start, end in stretches:
        pieces += [text[done:start], _BREAKS.sub(" ", text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def behind_hidden(prose: str, offset: int) -> int:
    """Where what `hide` hid from ``offset`` on ends; ``offset`` itself where nothing is hidden."""
    while prose.startswith(HIDDEN, offset):
        offset += 1
    return offset


def plain_text(text: str) -> str:
    """``text`` with one hyphen, one apostrophe, one quote, one space and one line end.

    The result has the length of ``text``, so an offset means the same in both. Dashes (U+2013,
    U+2014) stay, since they join ranges and set off clauses.
    """
    return text.translate(_TABLE)
