"""How likely arcs cross the gaps between words."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from kg.language.trained.crossing import Crossing

SURE = 50.0
"""A score beside which the others' probability is nothing."""


def arcs(*heads: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Scores by which each word surely has the given head: 0 is the root, else a word from 1 on."""
    scores = np.zeros((len(heads), len(heads) + 1), dtype=np.float32)
    scores[np.arange(len(heads)), heads] = SURE
    return scores


def test_words_of_one_clause_are_tied_and_clauses_are_not() -> None:
    # "Berg left. He slept": the second word of each is the root of its clause.
    crossing = Crossing(4)
    crossing.add(0, 0, arcs(2, 0, 4, 0))
    assert_allclose(crossing.ties, [0, 1, 0, 1], atol=1e-6)
    assert_allclose(crossing.tightest, [0, 1, 0, 1], atol=1e-6)
    assert_allclose(crossing.roots, [0, 1, 0, 1], atol=1e-6)


def test_several_words_tie_a_gap_and_doubt_counts_in_part() -> None:
    crossing = Crossing(3)
    scores = arcs(3, 3, 0)
    scores[1] = np.log([0.5, 0.25, 1e-9, 0.25])
    crossing.add(0, 0, scores)
    # Before the second word: its own arc to the first one (.25) and that of the first to the last.
    assert_allclose(crossing.ties, [0, 1.25, 1.25], atol=1e-6)
    assert_allclose(crossing.tightest, [0, 1, 1], atol=1e-6)
    assert_allclose(crossing.roots, [0, 0.5, 1], atol=1e-6)


def test_windows_add_up_over_the_gap_between_what_they_own() -> None:
    # Four words in two windows of three, each of which owns two: every word's head is the next one.
    crossing = Crossing(4)
    crossing.add(0, 0, arcs(2, 3, 0)[:2])
    crossing.add(2, 1, arcs(2, 3, 0)[1:])
    assert_allclose(crossing.ties, [0, 1, 1, 1], atol=1e-6)
    assert_allclose(crossing.roots, [0, 0, 0, 1], atol=1e-6)
