r"""Scores of a reader on the held-out parts of every corpus.

    python -m training.evaluate --corpora ../shared \\
        --model FILE.onnx [--every N]

Claims and names are judged by the corpora's own scorers, trees and sentences as in the CoNLL
shared tasks (relations with and without their subtypes).
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kg.evaluation import is_held_out
from kg.language.trained.attributing import Range
from kg.language.trained.pieces import Pieces
from kg.language.trained.reading import Reader, Reading, read
from kg.language.trained.runtime import VOCABULARY, load_reader
from kg.language.trained.words import Words, split

from .corpus_columns import Inventory, read_trees
from .corpus_meetings import read_file, read_newswire
from .corpus_text import records
from .evaluate_meetings import MeetingCounts
from .evaluate_trees import TreeCounts, raw_words, sentence_starts

HELD_OUT = Path(__file__).with_name("meetings") / "held_out"
FIGURES = (
    "chunk_exact_source",
    "chunk_exact_cue",
    "chunk_exact_content",
    "full_iou50",
    "cue_match",
    "source_head",
    "content_soft",
)
_LISTS = {"person": "people", "organization": "organizations", "place": "places"}


class Evaluation:
    """One reader, measured task by task; `every` takes each n-th document only."""

    def __init__(
        self,
        corpora: Path,
        reader: Reader,
        every: int = 1,
    ) -> None:
        self._corpora, self._every = corpora, every
        self._reader = reader
        self.words = 0
        self.seconds = 0.0

    def _read(
        self, words: Words, sentences: list[int] | None = None, *, trees: bool = True
    ) -> Reading:
        began = time.perf_counter()
        reading = read(words, self._reader, sentences=sentences, trees=trees)
        self.seconds += time.perf_counter() - began
        self.words += len(words)
        return reading

    def claims(self) -> dict[str, float]:
        return self._scored(
            "gold/claims/dev/claims.jsonl", "score_claims.py", FIGURES, only_held_out=False
        )

    def names(self) -> dict[str, float]:
        figures = [
            f"mention_{mode}_{kind}"
            for mode in ("lenient", "exact")
            for kind in ("all", "person", "organization", "place")
        ]
        return self._scored(
            "gold/names/names.jsonl", "score_entities.py", tuple(figures), only_held_out=True
        )

    def _scored(
        self, gold: str, scorer: str, figures: tuple[str, ...], *, only_held_out: bool
    ) -> dict[str, float]:
        path = self._corpora / gold
        chosen = [
            (r, t) for r, t in records(path) if not only_held_out or is_held_out(r["doc_id"])
        ][:: self._every]
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder) / "gold.jsonl"
            with part.open("w", encoding="utf-8") as file:
                for record, text in chosen:
                    words = split(text)
                    found = as_json(self._read(words, trees=False), words, text)
                    (Path(folder) / f"{record['doc_id']}.json").write_text(
                        json.dumps(found), encoding="utf-8"
                    )
                    record["text_file"] = str((path.parent / record["text_file"]).resolve())
                    file.write(json.dumps(record) + "\n")
            command = [
                sys.executable,
                str(self._corpora / "gold/score" / scorer),
                str(part),
                folder,
                "--json",
            ]
            printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        result = json.loads(printed)
        return {name: result[name]["f1"] for name in figures}

    def trees(self, name: str) -> dict[str, float]:
        """On gold words: tags and trees with gold sentences; on running text: sentences."""
        xpos, relations = (
            Inventory(self._reader.constants.xpos),
            Inventory(self._reader.constants.relations),
        )
        path = self._corpora / "corpora/ud" / name
        counts = TreeCounts()
        for example in read_trees(path, xpos, relations)[:: self._every]:
            starts = sentence_starts(example)
            counts.add_tree(example, self._read(example.words, starts), relations.labels)
            for kind, words in raw_words(example).items():
                counts.add_sentences(kind, example, words, self._read(words, trees=False).starts)
        return counts.result()


def as_json(reading: Reading, words: Words, text: str) -> dict[str, Any]:
    """The part of the extractor's output that the scorers read."""

    def span(part: Range) -> dict[str, Any]:
        start, end = words.spans[part[0]][0], words.spans[part[1] - 1][1]
        return {"start": start, "end": end, "text": text[start:end]}

    found: dict[str, Any] = {name: [] for name in _LISTS.values()}
    for low, high, kind in reading.names:
        if kind in _LISTS:
            found[_LISTS[kind]].append(
                {"name": span((low, high))["text"], "mentions": [span((low, high))]}
            )
    found["claims"] = [
        {"source": [span(part) for part in item.source], "cue": span(item.cue),
         "content": [span(part) for part in item.content]}
        for item in reading.attributions
    ]  # fmt: skip
    return found


def main() -> None:
    """Print the scores of the given model."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--threads", type=int, default=1)
    given = options.parse_args()
    reader = load_reader(given.model, Pieces(VOCABULARY), given.threads)
    evaluation = Evaluation(given.corpora, reader, given.every)
    show("claims dev", evaluation.claims())
    print(f"{'':20s} {evaluation.words / evaluation.seconds:.0f} words/s")
    show("names held out", evaluation.names())
    for name in ("ewt-dev", "ewt-test", "pud-test"):
        show(name, evaluation.trees(f"{name}.conllu.gz"))
    held_out = {path.stem: read_file(path) for path in sorted(HELD_OUT.glob("*.txt"))}
    held_out["newswire"] = read_newswire(HELD_OUT / "newswire.jsonl", given.corpora)
    for name, examples in held_out.items():
        counts = MeetingCounts(reader)
        for example in examples:
            counts.add(example)
        show(f"meetings {name}", counts.result())


def show(title: str, figures: dict[str, float]) -> None:
    """Print one line of scores."""
    print(
        f"{title:20s} " + "  ".join(f"{name} {value:.4f}" for name, value in figures.items()),
        flush=True,
    )


if __name__ == "__main__":
    main()
