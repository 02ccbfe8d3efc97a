"""From arc scores to a dependency tree.

One root, every word below it, the best total (Chu-Liu/Edmonds) over a few candidate roots.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.language.trained.viterbi import Array

MOST_ROOTS = 3
"""Words tried as the root where the best arcs do not already form a tree."""


def best_tree(scores: Array) -> list[int]:
    """The best tree for scores (words, 1 + words), column 0 for the root.

    Returns each word's column; exactly one is 0.

    >>> best_tree(np.array([[0, -9, 5], [4, 1, -9]], dtype=np.float32))
    [2, 0]
    """
    count = len(scores)
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:, :] = scores
    np.fill_diagonal(square, -np.inf)
    greedy = square.argmax(1)
    greedy[0] = 0
    if (greedy[1:] == 0).sum() == 1 and not _cycle(greedy):
        return [int(head) for head in greedy[1:]]
    margin = square[1:, 0] - square[1:, 1:].max(1, initial=-np.inf)
    roots = np.flatnonzero(greedy[1:] == 0)
    if not 0 < len(roots) <= MOST_ROOTS:
        roots = np.argsort(-margin, kind="stable")[:MOST_ROOTS]
    trees = [_rooted(square, int(root) + 1) for root in roots]
    return max(trees, key=lambda tree: sum(float(scores[n, head]) for n, head in enumerate(tree)))


def _rooted(square: NDArray[np.float64], root: int) -> list[int]:
    """The best tree whose root is the given word."""
    fixed = square.copy()
    fixed[1:, 0] = -np.inf
    fixed[root, 1:] = -np.inf
    fixed[root, 0] = 0.0
    return [int(head) for head in _edmonds(fixed)[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The nodes of one cycle, or none; node 0 is the root and its own head does not count."""
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in done:
            if node in path:
                return path[path.index(node) :]
            path.append(node)
            node = int(heads[node])
        done.update(path)
    return []


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the best arborescence below node 0; scores[dependent, head]."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    out = scores[np.ix_(outside, ring)]
    small[:-1, -1] = out.max(1)
    gain = scores[np.ix_(ring, outside)] - scores[ring, heads[ring]][:, None]
    small[-1, :-1] = gain.max(0)
    small[0, -1] = -np.inf
    contracted = _edmonds(small)
    result = heads.copy()
    for number, node in enumerate(outside[1:], start=1):
        head = contracted[number]
        result[node] = ring[out[number].argmax()] if head == len(outside) else outside[head]
    entry = contracted[-1]
    broken = ring[gain[:, entry].argmax()]
    result[broken] = outside[entry]
    return result
