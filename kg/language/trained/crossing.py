"""How likely it is that words are tied over the gap before each word of a text."""

from __future__ import annotations

import numpy as np

from kg.language.trained.viterbi import Array


class Crossing:
    """The arcs over each gap, summed up window by window.

    ``ties[word]`` is the number of words on either side of the gap before ``word`` that are
    expected to have their head on the other one, ``tightest[word]`` the highest such probability of
    a single word, and ``roots[word]`` the probability that the word itself has no head.
    """

    def __init__(self, words: int) -> None:
        self.ties, self.tightest, self.roots = (np.zeros(words, np.float32) for _ in range(3))

    def add(self, low: int, start: int, arcs: Array) -> None:
        """The arc scores of words from ``low`` on in a window that begins at ``start``.

        Column 0 of ``arcs`` is the root, each other one a word of the window.
        """
        heads = np.exp(arcs - arcs.max(1, keepdims=True))
        heads /= heads.sum(1, keepdims=True)
        rows, columns = heads.shape[0], heads.shape[1] - 1
        self.roots[low : low + rows] = heads[:, 0]
        before = heads[:, 1:].cumsum(1)[:, :-1]
        behind = heads[:, 1:].sum(1, keepdims=True) - before
        word = np.arange(low, low + rows)[:, None]
        gap = np.arange(start + 1, start + columns)[None]
        over = np.where(word < gap, behind, before)
        gaps = slice(start + 1, start + columns)
        self.ties[gaps] += over.sum(0)
        self.tightest[gaps] = np.maximum(self.tightest[gaps], over.max(0, initial=0.0))
