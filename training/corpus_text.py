"""Readers of articles with stand-off annotation: attributions (claims) and names."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .corpora import Aligner, Example, Link
from .words import split


def held_out(doc_id: str) -> bool:
    """Whether a document of the names corpus belongs to the fifth that is never trained on."""
    return int(hashlib.sha256(("dev" + doc_id).encode()).hexdigest(), 16) % 5 == 0


def records(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Each article's record with its text, untouched by newline translation."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            with (path.parent / record["text_file"]).open(encoding="utf-8", newline="") as file:
                yield record, file.read()


def read_claims(path: Path) -> list[Example]:
    """Articles with their attributions as links between word ranges."""
    examples = []
    for record, text in records(path):
        words = split(text)
        align = Aligner(words)
        links = [
            Link(
                *(
                    [align.words(s, e) for s, e in item[role]]
                    for role in ("source", "cue", "content")
                )
            )
            for item in record["attributions"]
        ]
        examples.append(Example(words, links=links, doc_id=record["doc_id"]))
    return examples


def read_names(path: Path, *, dev: bool) -> list[Example]:
    """Articles with people, organizations and places; `dev` picks the held-out fifth or the rest.

    This corpus marks no events; some lie in its "Misc" spans, so there an event is neither right
    nor wrong.
    """
    examples = []
    for record, text in records(path):
        if held_out(record["doc_id"]) != dev:
            continue
        words = split(text)
        align = Aligner(words)
        names = [(*align.words(*mention["name"]), entity["type"])
                 for entity in record["entities"] for mention in entity["mentions"]]  # fmt: skip
        unsure: list[tuple[int, int, tuple[str, ...]]] = [
            (*align.words(start, end), ("event",))
            for start, end, kind in record["other"]
            if kind == "Misc"
        ]
        examples.append(Example(words, names=names, unsure=unsure, doc_id=record["doc_id"]))
    return examples
