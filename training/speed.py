"""Words per second of reading, quantized against unquantized, on one thread by turns.

    python -m training.speed --corpora ../shared --model reader.onnx --tokenizer tokenizer.json

Everything is counted: splitting, word pieces, the model, decoding and trees.
"""

import argparse
import time
from pathlib import Path

from .corpus_text import records
from .pieces import Pieces
from .reading import Constants, Forward, read
from .runtime import load_reader
from .words import split


def rate(texts: list[str], forward: Forward, known: Constants, pieces: Pieces) -> float:
    """Words per second of processor time."""
    words = 0
    began = time.process_time()
    for text in texts:
        found = split(text)
        read(found, forward, pieces, known)
        words += len(found)
    return words / (time.process_time() - began)


def main() -> None:
    """Print both rates and their ratio."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--tokenizer", type=Path, required=True)
    options.add_argument("--articles", type=int, default=84)
    options.add_argument("--turns", type=int, default=2)
    given = options.parse_args()
    pieces = Pieces(given.tokenizer)
    texts = [text for _, text in records(given.corpora / "gold/claims/dev/claims.jsonl")][
        : given.articles
    ]
    readers = {
        path.name: load_reader(path, pieces)
        for path in (given.model, given.model.with_suffix(".float.onnx"))
    }
    best = dict.fromkeys(readers, 0.0)
    for _ in range(given.turns):
        for name, (forward, known) in readers.items():
            best[name] = max(best[name], rate(texts, forward, known, pieces))
    for name, value in best.items():
        print(f"{name:30s} {value:6.0f} words per CPU second")
    quick, slow = best.values()
    print(f"{'ratio':30s} {quick / slow:6.2f}")


if __name__ == "__main__":
    main()
