"""Checkpoints that an interruption cannot break: written beside, then renamed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from .model import Network


@dataclass
class Progress:
    """How far training is; `seconds` counts training alone, over all its parts."""

    step: int = 0
    seconds: float = 0.0
    words: int = 0
    evaluated: float = 0.0


def save(
    path: Path,
    model: Network,
    optimizer: torch.optim.Optimizer,
    progress: Progress,
    labels: dict[str, list[str]],
) -> None:
    """Write everything that training needs to go on."""
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "progress": vars(progress),
        "labels": labels,
    }
    beside = path.with_suffix(".part")
    torch.save(state, beside)
    beside.replace(path)


def load(path: Path) -> dict[str, Any]:
    """Everything that `save` wrote."""
    found = torch.load(path, map_location="cpu", weights_only=True)
    assert isinstance(found, dict)
    return found


def load_model(path: Path) -> tuple[Network, dict[str, list[str]]]:
    """The model of a checkpoint, ready to read, with its open label sets."""
    state = load(path)
    labels = state["labels"]
    model = Network(len(labels["xpos"]), len(labels["relations"]))
    model.load_state_dict(state["model"])
    model.eval()
    return model, labels
