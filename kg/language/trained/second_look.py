"""A second look at names.

What a capitalised word is in one place of an article counts wherever it stands again.

The model sees one window at a time; "Haaretz" beside "journalists at" is clear, beside "tells" it
is not. Scores are shared by type, not by tag, since a word can begin a name here and end one
there.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from kg.language.trained.labels import NAME_TYPES, POSITIONS
from kg.language.trained.viterbi import Array
from kg.language.trained.words import NAMELIKE, Words, shape

SHARE = 0.8
"""How much of a word's own score gives way to the mean over the article (0 to 1)."""


def second_look(words: Words, scores: Array) -> Array:
    """Name scores (words, tags), repeated capitalised words drawn towards their mean."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words.text):
        if len(word) > 2 and shape(word) in NAMELIKE:
            places[word.lower()].append(number)
    repeated = [found for found in places.values() if len(found) > 1]
    if not repeated:
        return scores
    kinds = _by_type(scores)
    changed = scores.copy()
    for found in repeated:
        move = SHARE * (kinds[found].mean(0) - kinds[found])
        changed[found, :1] += move[:, :1]
        changed[found, 1:] += np.repeat(move[:, 1:], len(POSITIONS), axis=1)
    return changed


def _by_type(scores: Array) -> Array:
    """Log-probabilities of "no name" and of each type, all positions in a name together."""
    tagged = scores[:, 1:].reshape(len(scores), len(NAME_TYPES), len(POSITIONS))
    joined = np.concatenate([scores[:, :1], _logsumexp(tagged)], 1)
    return joined - _logsumexp(joined)[:, None]


def _logsumexp(values: Array) -> Array:
    top = values.max(-1)
    return top + np.log(np.exp(values - top[..., None]).sum(-1))  # type: ignore[no-any-return]
