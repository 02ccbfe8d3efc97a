"""Which words begin a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kg.language.trained.crossing import Crossing
from kg.language.trained.viterbi import Array
from kg.language.trained.words import GAPS, Words

LONGEST = 160
"""Words in a sentence at most; what has no end for so long is no sentence."""
UNLIKELY = -7.0
"""The reader's score up to which a word begins no sentence, whatever else is known."""
_CLOSING = frozenset("\"')]}.!?…")
_FINAL = _CLOSING | frozenset(":;")
_LIKELY, _PUNCTUATED = 0.0, 2.5
"""Log odds needed for a sentence to begin, and in a punctuated paragraph without a final mark."""
_SMALL = 1e-3
_JOINED, _SPACE, _LINE = (GAPS.index(gap) for gap in ("joined", "space", "line"))


def evidence(words: Words, scores: Array, crossing: Crossing) -> Array:
    """What speaks for each word that it begins a sentence, and what against it: a row for each.

    `scores` are the reader's own; `training.fit_sentence_starts` tells how much each part counts.
    """
    ties, tightest = crossing.ties, crossing.tightest
    return np.stack(
        [
            scores,
            _behind_final_marks(words),
            np.log(ties + _SMALL),
            np.log(tightest + _SMALL),
            ties,
            tightest,
            crossing.roots,
            np.array([word[:1].isupper() for word in words.text]),
            np.array(words.gaps) == _SPACE,
            np.array(words.gaps) == _JOINED,
        ],
        axis=1,
    ).astype(np.float32)


def log_odds(words: Words, scores: Array, crossing: Crossing, weights: Array) -> Array:
    """How likely each word begins a sentence; the last of the `weights` counts for every word."""
    odds = evidence(words, scores, crossing) @ weights[:-1] + weights[-1]
    return np.where(scores > UNLIKELY, odds, scores)


def sentence_starts(words: Words, odds: Array, edges: Sequence[int] = ()) -> list[int]:
    """The words that begin a sentence, the first word among them.

    Those with high enough log odds and those of `edges`, where paragraphs begin. Closing marks and
    citation marks ("[10][11]") right behind a sentence stay with it. A stretch of more than LONGEST
    words is broken at its most likely place.
    """
    found = {0, *edges}
    for place in np.flatnonzero(odds > _needed(words, edges)).tolist():
        moved = _behind_marks(words, place)
        if moved < len(words):
            found.add(moved)
    starts = [0]
    for place in [*sorted(found - {0}), len(words)]:
        while place - starts[-1] > LONGEST:
            low = starts[-1] + LONGEST // 2
            starts.append(low + int(odds[low : starts[-1] + LONGEST].argmax()))
        starts.append(place)
    return starts[:-1]


def _needed(words: Words, edges: Sequence[int]) -> Array:
    """The log odds from which each word begins a sentence.

    Much more is needed within a paragraph that ends with a final mark, but behind such marks: who
    punctuates the end of a paragraph punctuates its sentences.
    """
    needed = np.full(len(words), _LIKELY, dtype=np.float32)
    for start, end in pairwise([*edges, len(words)] if edges else ()):
        if words.text[end - 1][-1] in _FINAL:
            needed[start:end] = _PUNCTUATED
    needed[_behind_final_marks(words) | (np.array(words.gaps) >= _LINE)] = _LIKELY
    return needed


def _behind_final_marks(words: Words) -> NDArray[np.bool_]:
    """The words that follow a mark which may end a sentence."""
    return np.array([False, *(word[-1] in _FINAL for word in words.text[:-1])])


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
