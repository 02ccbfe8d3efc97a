r"""From a checkpoint to the shipped file.

ONNX, compared word by word with PyTorch, then quantized to 8 bits.

    python -m training.export --corpora ../shared \\
        --checkpoint runs/one/last.pt --out reader.onnx

The unquantized file is kept beside it as NAME.float.onnx, for `bench`.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from kg.language.trained.pieces import Pieces
from kg.language.trained.reading import Reader, plan
from kg.language.trained.runtime import VOCABULARY, load_reader, write_constants
from kg.language.trained.viterbi import Array
from kg.language.trained.words import Words, split

from .batches import inputs
from .checkpoints import load_model
from .corpora import Example
from .corpus_text import read_claims
from .fit_sentence_starts import fitted
from .model import Network, Scores
from .torch_forward import reader_with

OPSET = 17
INPUTS = ("pieces", "owners", "firsts", "features")
SAMPLE = 'Berg said "no", she wrote. But in Paris the ministers met, according to an aide.'


def export(model: Network, pieces: Pieces, path: Path) -> None:
    """Write the float model for single windows; every length is dynamic."""
    words = split(SAMPLE)
    example = inputs([Example(words)], pieces)
    model.encoder.padded = False
    axes = {
        "pieces": {0: "batch", 1: "pieces"},
        "owners": {0: "batch", 1: "pieces"},
        "firsts": {0: "batch", 1: "words"},
        "features": {0: "batch", 1: "words"},
    }
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(Scores._fields),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantize(path: Path, target: Path) -> None:
    """8-bit weights for matrix products and embeddings; activations are quantized while running.

    The small bilinear forms stay as they are: ONNX Runtime refuses 8-bit weights of more than two
    dimensions.
    """
    prepared = target.with_suffix(".prepared.onnx")
    quant_pre_process(str(path), str(prepared), skip_symbolic_shape=True)
    forms = [
        node.name
        for node in onnx.load(str(prepared)).graph.node
        if node.name.startswith(("/links/MatMul", "/arcs/MatMul", "/meeting_parts/MatMul"))
    ]
    quantize_dynamic(
        str(prepared),
        str(target),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=forms,
        extra_options={"MatMulConstBOnly": True},
    )
    prepared.unlink()


def set_metadata(path: Path, text: str) -> None:
    """Put the constants that decoding needs into the file."""
    found = onnx.load(str(path))
    onnx.helper.set_model_props(found, {"reader": text})
    onnx.save(found, str(path))


def agreement(left: Reader, right: Reader, texts: list[Words]) -> dict[str, float]:
    """How often two readers choose the same, and the largest difference of any score."""
    same: dict[str, list[float]] = {}
    largest = 0.0
    for words in texts:
        for (low, high), _ in plan(words, left.pieces):
            part = Words(
                words.text[low:high],
                words.spans[low:high],
                words.gaps[low:high],
                words.quotes[low:high],
            )
            a, b = left.forward(part), right.forward(part)
            for name in ("names", "roles", "upos", "xpos", "arcs", "meetings"):
                same.setdefault(name, []).extend(
                    (a[name].argmax(-1) == b[name].argmax(-1)).ravel().tolist()
                )
                largest = max(largest, _apart(a[name], b[name]))
            for name in ("links", "starts", "meeting_parts"):
                same.setdefault(name, []).extend(((a[name] > 0) == (b[name] > 0)).ravel().tolist())
                largest = max(largest, _apart(a[name], b[name]))
    return {name: float(np.mean(values)) for name, values in same.items()} | {
        "largest_difference": largest
    }


def _apart(a: Array, b: Array) -> float:
    return float(np.abs(a - b).max())


def main() -> None:
    """Export, compare, quantize, compare."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--checkpoint", type=Path, required=True)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--articles", type=int, default=6, help="held-out articles to compare on")
    given = options.parse_args()
    torch.set_num_threads(1)
    pieces = Pieces(VOCABULARY)
    model, labels = load_model(given.checkpoint)
    reference = reader_with(model, pieces, labels)
    whole = given.out.with_suffix(".float.onnx")
    export(model, pieces, whole)
    quantize(whole, given.out)
    set_metadata(given.out, write_constants(reference.constants))
    starts = fitted(load_reader(given.out, pieces), given.corpora)
    for path in (whole, given.out):
        set_metadata(path, write_constants(replace(reference.constants, sentence_starts=starts)))
    texts = [
        example.words
        for example in read_claims(given.corpora / "gold/claims/dev/claims.jsonl")[: given.articles]
    ]
    for path in (whole, given.out):
        found = agreement(reference, load_reader(path, pieces), texts)
        print(
            f"{path.name} {path.stat().st_size / 1e6:.1f} MB: "
            + "  ".join(f"{name} {value:.5f}" for name, value in found.items())
        )
        if path == whole and found["largest_difference"] > 0.01:
            raise SystemExit(
                f"{path}: the exported model differs from PyTorch "
                f"by {found['largest_difference']:.3f}."
            )


if __name__ == "__main__":
    main()
