"""The PyTorch model behind the same interface as the exported file."""

import numpy as np
import torch

from kg.language.trained.pieces import Pieces
from kg.language.trained.reading import Constants, Reader
from kg.language.trained.viterbi import Array
from kg.language.trained.words import Words

from .batches import inputs
from .corpora import Example
from .model import Network

_SCORE_ALONE: Array = np.eye(1, 11, dtype=np.float32)[0]
"""Weights of sentence starts with which the reader's score counts and no other sign of them."""


def reader_with(
    model: Network, pieces: Pieces, labels: dict[str, list[str]], *, bfloat16: bool = False
) -> Reader:
    """One window in, its scores out as NumPy arrays."""

    def forward(words: Words) -> dict[str, Array]:
        made = inputs([Example(words)], pieces)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            scores = model(*made)
        found = {name: value[0].float().numpy() for name, value in scores._asdict().items()}
        found["candidates"] = scores.candidates[0].numpy()
        return found

    return Reader(forward, pieces, _constants(model, labels["xpos"], labels["relations"]))


def _constants(model: Network, xpos: list[str], relations: list[str]) -> Constants:
    """The learned numbers that decoding needs, taken out of the model."""
    with torch.no_grad():
        names = [part.numpy().copy() for part in model.name_chain.scores()]
        roles = [part.numpy().copy() for part in model.role_chain.scores()]
    return Constants(xpos, relations, names[0], names[1], roles[0], roles[1], _SCORE_ALONE)
