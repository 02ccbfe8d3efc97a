"""The shipped file as a checkpoint, to train on from it where the checkpoint itself is gone.

    python -m training.recover --model kg/language/trained/reader.onnx --out build/reader/shipped.pt

Its 8-bit weights become numbers again. They lie on the same grid afterwards, so exporting them
without further training gives the same weights.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from kg.language.trained.runtime import read_constants
from kg.language.trained.viterbi import Array

from .crf import FORBIDDEN
from .model import Network


def recover(path: Path) -> tuple[Network, dict[str, list[str]]]:
    """The model of an exported 8-bit file, with its open label sets.

    What the file lacks (layers added to the recipe since) is as if newly made.
    """
    exported = onnx.load(str(path))
    metadata = {entry.key: entry.value for entry in exported.metadata_props}
    known = read_constants(metadata["reader"])
    stored = {each.name: numpy_helper.to_array(each) for each in exported.graph.initializer}
    model = Network(len(known.xpos), len(known.relations))
    state = model.state_dict()
    found = _plain(stored) | _products(exported.graph, stored) | _chains(known.__dict__)
    for name, value in found.items():
        if name in state:
            if tuple(state[name].shape) != value.shape:
                raise SystemExit(f"{path}: {name} has the shape {value.shape}")
            state[name] = torch.tensor(value)
    model.load_state_dict(state)
    return model, {"xpos": known.xpos, "relations": known.relations}


def _plain(stored: dict[str, Array]) -> dict[str, Array]:
    """Biases, norms and bilinear forms as they are; embeddings times their scale."""
    found = {}
    for name, value in stored.items():
        if name.endswith("_quantized") and not name.startswith("onnx::"):
            base = name.removesuffix("_quantized")
            found[base] = _times(value, stored[f"{base}_scale"], stored[f"{base}_zero_point"], 0)
        elif not name.startswith("onnx::"):
            found[name] = value
    return found


def _products(graph: onnx.GraphProto, stored: dict[str, Array]) -> dict[str, Array]:
    """The weights of linear layers, named after the product that uses them."""
    found = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            base = node.input[1].removesuffix("_quantized")
            value = _times(
                stored[f"{base}_quantized"],
                stored[f"{base}_scale"],
                stored[f"{base}_zero_point"],
                1,
            )
            found[_layer(node.name) + ".weight"] = np.ascontiguousarray(value.T)
        elif node.name == "/relations/Expand":
            found["relations.root"] = stored[node.input[0]]
    return found


def _layer(node: str) -> str:
    """The layer of a product: names.1 of "/names/names.1/MatMul_quant"."""
    parts = node.split("/")[1:-1]
    kept = [
        part
        for number, part in enumerate(parts)
        if number + 1 == len(parts) or not parts[number + 1].startswith(f"{part}.")
    ]
    return ".".join(kept)


def _times(value: Array, scale: Array, zero: Array, axis: int) -> Array:
    if scale.ndim and scale.size > 1:
        shape = [1] * value.ndim
        shape[axis if value.shape[axis] == scale.size else 1 - axis] = scale.size
        scale, zero = scale.reshape(shape), zero.reshape(shape)
    return ((value.astype(np.float32) - zero.astype(np.float32)) * scale).astype(np.float32)


def _chains(known: dict[str, Array]) -> dict[str, Array]:
    """The learned part of the scores between tags: what is forbidden was added to it."""
    names = {"name_chain": "name", "role_chain": "role"}
    found = {}
    for chain, prefix in names.items():
        for part in ("between", "edges"):
            value = known[f"{prefix}_{part}"]
            learned = np.where(value < FORBIDDEN / 2, 0.0, value)
            found[f"{chain}.{part}"] = learned.astype(np.float32)
    return found


def main() -> None:
    """Write the checkpoint."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    model, labels = recover(given.model)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict(), "labels": labels}, given.out)


if __name__ == "__main__":
    main()
