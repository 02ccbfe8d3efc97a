"""Readers of articles with stand-off annotation: attributions (claims) and names."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.evaluation import is_held_out
from kg.language.trained.words import split

from .corpora import Aligner, Example, Link
from .mend_names import inner_names, mend


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


def read_names(path: Path, *, dev: bool, mended: bool = True) -> list[Example]:
    """Articles with people, organizations and places; `dev` picks the held-out fifth or the rest.

    This corpus marks no events; some lie in its "Misc" spans, so there an event is neither right
    nor wrong. With `mended`, names that lost a name inside them are whole (`mend_names`).
    """
    articles = []
    for record, text in records(path):
        if is_held_out(record["doc_id"]) == dev:
            words = split(text)
            align = Aligner(words)
            marked = [
                (*align.words(*mention["name"]), entity["type"])
                for entity in record["entities"]
                for mention in entity["mentions"]
            ]
            others = [(*align.words(start, end), kind) for start, end, kind in record["other"]]
            articles.append((record["doc_id"], words, marked, others))
    inner = inner_names((words, marked + others) for _, words, marked, others in articles)
    examples = []
    for doc_id, words, marked, others in articles:
        names = marked
        if mended:
            kinds = {kind for _, _, kind in marked}
            names = [name for name in mend(words, marked + others, inner) if name[2] in kinds]
        unsure: list[tuple[int, int, tuple[str, ...]]] = [
            (start, end, ("event",)) for start, end, kind in others if kind == "Misc"
        ]
        examples.append(Example(words, names=names, unsure=unsure, doc_id=doc_id))
    return examples
