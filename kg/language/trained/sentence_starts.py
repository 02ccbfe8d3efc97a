"""Which words begin a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kg.language.trained.viterbi import Array
from kg.language.trained.words import GAPS, Words

LONGEST = 160
"""Words in a sentence at most; what has no end for so long is no sentence."""
_CLOSING = frozenset("\"')]}.!?…")
_FINAL = _CLOSING | frozenset(":;")
_MARKED, _UNMARKED, _PUNCTUATED = -0.5, 0.0, 2.5
"""Scores needed behind a final mark or a line's end, elsewhere, and in a punctuated paragraph; set
on the development parts of UD EWT and PUD.
"""
_JOINED, _LINE = GAPS.index("joined"), GAPS.index("line")


def sentence_starts(words: Words, scores: Array, edges: Sequence[int] = ()) -> list[int]:
    """The words that begin a sentence, the first word among them.

    Those with a high enough score and those of `edges`, where paragraphs begin. Closing marks and
    citation marks ("[10][11]") right behind a sentence stay with it. A stretch of more than LONGEST
    words is broken at its most likely place.
    """
    found = {0, *edges}
    for place in np.flatnonzero(scores > _needed(words, edges)).tolist():
        moved = _behind_marks(words, place)
        if moved < len(words):
            found.add(moved)
    starts = [0]
    for place in [*sorted(found - {0}), len(words)]:
        while place - starts[-1] > LONGEST:
            low = starts[-1] + LONGEST // 2
            starts.append(low + int(scores[low : starts[-1] + LONGEST].argmax()))
        starts.append(place)
    return starts[:-1]


def _needed(words: Words, edges: Sequence[int]) -> Array:
    """The score from which each word begins a sentence.

    Less is needed behind a final mark, and much more elsewhere in a paragraph that ends with one:
    who punctuates the end of a paragraph punctuates its sentences.
    """
    needed = np.full(len(words), _UNMARKED, dtype=np.float32)
    for start, end in pairwise([*edges, len(words)] if edges else ()):
        if words.text[end - 1][-1] in _FINAL:
            needed[start:end] = _PUNCTUATED
    marked = [word[-1] in _FINAL for word in words.text[:-1]]
    needed[1:][marked] = _MARKED
    needed[np.array(words.gaps) >= _LINE] = _MARKED
    return needed


def _behind_marks(words: Words, place: int) -> int:
    """The word behind the marks that are attached to the word before `place`."""
    while place < len(words) and words.gaps[place] == _JOINED:
        if words.text[place] in _CLOSING:
            place += 1
        elif (
            words.text[place] == "["
            and words.text[place + 1 : place + 2] != []
            and words.text[place + 1].isdigit()
            and words.text[place + 2 : place + 3] == ["]"]
        ):
            place += 3
        else:
            break
    return place
