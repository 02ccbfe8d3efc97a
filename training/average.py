"""Average the weights of several trained checkpoints.

    python -m training.average --out build/reader/average.pt CHECKPOINT CHECKPOINT ...

Checkpoints that come from one another by further training lie in one valley of the loss, and their
mean reads better than each (Wortsman et al., "Model soups", ICML 2022). The result can be exported
or trained further like any other checkpoint.
"""

import argparse
from pathlib import Path

import torch

from .checkpoints import load


def main() -> None:
    """Write the average."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("checkpoints", type=Path, nargs="+")
    options.add_argument("--shares", type=float, nargs="+", help="a weight for each, equal if none")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    states = [load(path) for path in given.checkpoints]
    shares = given.shares or [1.0] * len(states)
    if len(shares) != len(states):
        raise SystemExit(f"{len(shares)} shares for {len(states)} checkpoints; give one for each")
    if any(state["labels"] != states[0]["labels"] for state in states):
        raise SystemExit("The checkpoints were trained on different labels; average others.")
    averaged = states[-1]
    for name, value in averaged["model"].items():
        if value.is_floating_point():
            parts = [
                share * state["model"][name] for share, state in zip(shares, states, strict=True)
            ]
            averaged["model"][name] = sum(parts) / sum(shares)
    torch.save(averaged, given.out)


if __name__ == "__main__":
    main()
