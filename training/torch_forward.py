"""The PyTorch model behind the same interface as the exported file."""

import torch

from .batches import inputs
from .corpora import Example
from .decode import Array
from .model import Reader
from .pieces import Pieces
from .reading import Constants, Forward
from .words import Words


def forward_with(model: Reader, pieces: Pieces, *, bfloat16: bool = False) -> Forward:
    """One window in, its scores out as NumPy arrays."""

    def forward(words: Words) -> dict[str, Array]:
        made = inputs([Example(words)], pieces)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            scores = model(*made)
        found = {name: value[0].float().numpy() for name, value in scores._asdict().items()}
        found["candidates"] = scores.candidates[0].numpy()
        return found

    return forward


def constants(model: Reader, xpos: list[str], relations: list[str]) -> Constants:
    """The learned numbers that decoding needs, taken out of the model."""
    with torch.no_grad():
        names = [part.numpy().copy() for part in model.name_chain.scores()]
        roles = [part.numpy().copy() for part in model.role_chain.scores()]
    return Constants(xpos, relations, names[0], names[1], roles[0], roles[1])
