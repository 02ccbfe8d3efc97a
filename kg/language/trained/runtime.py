"""The exported reader at run time: ONNX Runtime, tokenizers and NumPy, nothing else.

One window per pass and no padding: with dynamically quantized activations the scores of a window
would otherwise depend on what it was batched with.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from kg.language.trained.pieces import Pieces
from kg.language.trained.reading import Constants, Reader
from kg.language.trained.viterbi import Array
from kg.language.trained.words import Words, shape

FOLDER = Path(__file__).parent
MODEL, VOCABULARY = FOLDER / "reader.onnx", FOLDER / "vocabulary.txt"
SLOW = "SkipLayerNormFusion"
"""Sums fused with the norm behind them: ONNX Runtime computes these slower than one by one, which
is 6 % of all time.
"""
SHORTEST = 3
"""Words that a window must have; shorter ones are filled up with full stops, whose scores are
dropped.
"""


@cache
def shipped_reader() -> Reader:
    """The reader that newskg ships, loaded once per process."""
    return load_reader(MODEL, Pieces(VOCABULARY))


def load_reader(path: Path, pieces: Pieces, threads: int = 1) -> Reader:
    """The reader whose model `training.export` wrote to an ONNX file."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = ort.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW]
    )
    known = read_constants(session.get_modelmeta().custom_metadata_map["reader"])
    outputs = [output.name for output in session.get_outputs()]

    def forward(words: Words) -> dict[str, Array]:
        count = len(words)
        found = session.run(outputs, feed(_filled(words), pieces))
        scores = {name: value[0] for name, value in zip(outputs, found, strict=True)}
        return scores if count >= SHORTEST else _cropped(scores, count)

    return Reader(forward, pieces, known)


def feed(words: Words, pieces: Pieces) -> dict[str, NDArray[np.int64]]:
    """The model's four inputs for one window."""
    ids, owners, firsts = [pieces.first], [0], []
    for number, word in enumerate(words.text, start=1):
        parts = pieces.of(word)
        firsts.append(len(ids))
        ids.extend(parts)
        owners.extend([number] * len(parts))
    facts = np.array([[shape(word) for word in words.text], words.gaps, words.quotes], np.int64)
    made = {"pieces": [*ids, pieces.last], "owners": [*owners, 0], "firsts": firsts}
    feeds = {name: np.array([values], np.int64) for name, values in made.items()}
    return feeds | {"features": facts.T[None]}


def _filled(words: Words) -> Words:
    missing = SHORTEST - len(words)
    if missing <= 0:
        return words
    return Words(
        words.text + ["."] * missing,
        words.spans + [(0, 0)] * missing,
        words.gaps + [1] * missing,
        words.quotes + [1] * missing,
    )


def _cropped(scores: dict[str, Array], count: int) -> dict[str, Array]:
    cropped = {name: value[:count] for name, value in scores.items()}
    for name in ("links", "meeting_parts"):
        cropped[name] = scores[name][:, :count, :count]
    cropped["arcs"] = cropped["arcs"][:, : count + 1]
    return cropped


def write_constants(known: Constants) -> str:
    """The constants as text; `read_constants` is the inverse."""
    return json.dumps(
        {
            name: value.tolist() if isinstance(value, np.ndarray) else value
            for name, value in vars(known).items()
        }
    )


def read_constants(text: str) -> Constants:
    """The constants from the metadata of a model file."""
    found = json.loads(text)
    arrays = {
        name: np.array(value, dtype=np.float32)
        for name, value in found.items()
        if name not in ("xpos", "relations")
    }
    return Constants(found["xpos"], found["relations"], **arrays)
