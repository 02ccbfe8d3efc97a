"""Readers of corpora that come as columns of tokens: Universal Dependencies and CrossNER."""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.language.trained.labels import UPOS
from kg.language.trained.words import GAPS, Words, quote_states
from kg.language.typography import plain_text

from .corpora import Example, Tree

_TYPES = {
    "person": "person",
    "politician": "person",
    "writer": "person",
    "musicalartist": "person",
    "scientist": "person",
    "researcher": "person",
    "organisation": "organization",
    "politicalparty": "organization",
    "band": "organization",
    "university": "organization",
    "country": "place",
    "location": "place",
    "event": "event",
    "election": "event",
    "conference": "event",
}
"""CrossNER's fine types; a country is a place even where it acts, as in the newswire corpus."""
_UNSURE = {
    "misc": ("event",),
    "magazine": ("organization",),
    "academicjournal": ("organization",),
    "award": ("event",),
}

_NO_SPACE_BEFORE = set(".,;:!?)]}%'") | {"'s", "n't", "'re", "'ve", "'ll", "'m", "'d"}
_NO_SPACE_AFTER = set("([{$")


class Inventory:
    """Numbers for an open set of labels, in order of first appearance.

    Closed once training data are read.
    """

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self.labels = list(labels)

    def number(self, label: str) -> int:
        if label not in self.labels:
            self.labels.append(label)
        return self.labels.index(label)


def read_trees(path: Path, xpos: Inventory, relations: Inventory) -> list[Example]:
    """One example per document of a CoNLL-U file, its sentences joined as running text.

    Where a sentence ends without SpaceAfter=No a space follows: these files keep no paragraphs.
    """
    documents: list[list[list[list[str]]]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for sentence, new in _sentences(lines):
            if new or not documents:
                documents.append([])
            documents[-1].append(sentence)
    return [_document(sentences, xpos, relations) for sentences in documents]


def _sentences(lines: Iterable[str]) -> Iterator[tuple[list[list[str]], bool]]:
    rows: list[list[str]] = []
    new = False
    for line in lines:
        if line.startswith("# newdoc"):
            new = True
        elif line[0].isdigit():
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif not line.strip() and rows:
            yield rows, new
            rows, new = [], False
    if rows:
        yield rows, new


def _document(sentences: list[list[list[str]]], xpos: Inventory, relations: Inventory) -> Example:
    text: list[str] = []
    gaps: list[int] = []
    spans: list[tuple[int, int]] = []
    tree = Tree([], [], [], [], [])
    gap, position = GAPS.index("blank"), 0
    for rows in sentences:
        first = len(text)
        for row in rows:
            position += gap == GAPS.index("space")
            text.append(plain_text(row[1]).replace(" ", ""))
            gaps.append(gap)
            spans.append((position, position + len(row[1])))
            position += len(row[1])
            gap = GAPS.index("joined" if "SpaceAfter=No" in row[9] else "space")
            tree.upos.append(UPOS.index(row[3]))
            tree.xpos.append(xpos.number(row[4]))
            tree.heads.append(first + int(row[6]) - 1 if row[6] != "0" else -1)
            tree.relations.append(relations.number(row[7]))
        tree.starts += [True] + [False] * (len(rows) - 1)
    return Example(Words(text, spans, gaps, quote_states(text, gaps)), tree=tree)


def read_crossner(path: Path) -> list[Example]:
    """One example per sentence; the spaces that its tokens lost are put back by simple rules."""
    examples = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if not rows:
            continue
        text = [plain_text(row[0]) for row in rows]
        example = Example(Words(text, [(0, 0)] * len(text), *_restore(text)), names=[])
        for start, end, kind in _bio([row[1].strip() for row in rows]):
            if kind in _TYPES:
                assert example.names is not None
                example.names.append((start, end, _TYPES[kind]))
            elif kind in _UNSURE:
                example.unsure.append((start, end, _UNSURE[kind]))
        examples.append(example)
    return examples


def _restore(text: list[str]) -> tuple[list[int], list[int]]:
    joined, space = GAPS.index("joined"), GAPS.index("space")
    gaps, open_quote, after_open = [], False, False
    for number, word in enumerate(text):
        closing = word == '"' and open_quote
        tight = word in _NO_SPACE_BEFORE or closing or after_open
        gaps.append(GAPS.index("blank") if not number else joined if tight else space)
        after_open = word in _NO_SPACE_AFTER or (word == '"' and not open_quote)
        if word == '"':
            open_quote = not open_quote
    return gaps, quote_states(text, gaps)


def _bio(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for number, tag in enumerate([*tags, "O"]):
        previous = tags[number - 1] if number else "O"
        if previous != "O" and tag != "I-" + previous[2:]:
            yield start, number, previous[2:]
        if tag != "O" and (tag[0] == "B" or previous[2:] != tag[2:]):
            start = number
