"""The best sequence of tags, by the Viterbi algorithm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_NEVER = -1e6


@dataclass(frozen=True)
class Chain:
    """Several layers of tag scores, each word of a layer tied to the next.

    emissions (words, layers, tags), between (layers, from, to), edges (layers, start or end, tag).
    """

    emissions: Array
    between: Array
    edges: Array


def viterbi(chains: Sequence[Chain]) -> list[list[int]]:
    """The best sequence of tags of each layer of each chain, all in one sweep over the words."""
    emissions, between, edges = _side_by_side(chains)
    count, layers, tags = emissions.shape
    incoming = np.ascontiguousarray(between.transpose(0, 2, 1))
    back = np.zeros(emissions.shape, dtype=np.intp)
    options = np.empty((layers, tags, tags), dtype=np.float32)
    score = edges[:, 0] + emissions[0]
    for step in range(1, count):
        np.add(score[:, None, :], incoming, out=options)
        options.argmax(2, out=back[step])
        np.maximum.reduce(options, 2, out=score)
        score += emissions[step]
    tag = (score + edges[:, 1]).argmax(1)
    path = np.empty((count, layers), dtype=np.intp)
    path[-1] = tag
    layer = np.arange(layers)
    for step in range(count - 1, 0, -1):
        tag = back[step, layer, tag]
        path[step - 1] = tag
    return path.T.tolist()


def _side_by_side(chains: Sequence[Chain]) -> tuple[Array, Array, Array]:
    """The chains' layers as those of one chain; tags that a layer lacks are out of the question."""
    layers = sum(len(chain.between) for chain in chains)
    tags = max(chain.between.shape[1] for chain in chains)
    emissions = np.full((len(chains[0].emissions), layers, tags), _NEVER, dtype=np.float32)
    between = np.zeros((layers, tags, tags), dtype=np.float32)
    edges = np.zeros((layers, 2, tags), dtype=np.float32)
    first = 0
    for chain in chains:
        last, own = first + len(chain.between), chain.between.shape[1]
        emissions[:, first:last, :own] = chain.emissions
        between[first:last, :own, :own] = chain.between
        edges[first:last, :, :own] = chain.edges
        first = last
    return emissions, between, edges
