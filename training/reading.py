"""One text through the model: windows, one pass each, and everything decoded over the whole text.

A window owns the words whose scores are taken from it. Windows of whole paragraphs own all their
words; a paragraph longer than a window is read in windows that overlap, each owning the words
that lie farther from its edges.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .decode import Array, Attribution, LinkScores, Range, attributions, viterbi
from .labels import NAME_TAGS, ROLE_TAGS, Span, spans_of
from .pieces import Pieces
from .second_look import second_look
from .trees import best_tree
from .words import GAPS, Words

SIZE, OVERLAP = 254, 64
LONGEST = 160
"""Words in a sentence at most."""
Forward = Callable[[Words], dict[str, Array]]
"""The model on one window: `model.Scores` without the batch dimension, by name."""


@dataclass
class Constants:
    """What decoding needs beside the scores; travels with the model file."""

    xpos: list[str]
    relations: list[str]
    name_between: Array
    name_edges: Array
    role_between: Array
    role_edges: Array


@dataclass
class Reading:
    """A text's annotation, by word number."""

    names: list[Span] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


def plan(
    words: Words, pieces: Pieces, breaks: list[int] | None = None
) -> list[tuple[Range, Range]]:
    """(window, owned words) ranges that together own every word once."""
    costs = [len(pieces.of(word)) for word in words.text]
    line = GAPS.index("line")
    starts = (
        breaks
        if breaks is not None
        else [number for number, gap in enumerate(words.gaps) if gap >= line]
    )
    starts = sorted({0, *starts})
    windows: list[tuple[Range, Range]] = []
    begin = end = used = 0
    for low, high in zip(starts, [*starts[1:], len(words)], strict=True):
        cost = sum(costs[low:high])
        if end > begin and used + cost > SIZE:
            windows.append(((begin, end), (begin, end)))
            begin, used = low, 0
        end, used = high, used + cost
        if used > SIZE:
            windows += _slide(costs, begin, end)
            begin, used = end, 0
    if end > begin:
        windows.append(((begin, end), (begin, end)))
    return windows


def _slide(costs: list[int], low: int, high: int) -> list[tuple[Range, Range]]:
    """Windows over a stretch that is too long, each sharing about OVERLAP pieces with the next."""
    ranges: list[Range] = []
    start = low
    while True:
        end, used = start, 0
        while end < high and used + costs[end] <= SIZE:
            used += costs[end]
            end += 1
        ranges.append((start, end))
        if end == high:
            break
        back = 0
        start = end
        while back < OVERLAP:
            start -= 1
            back += costs[start]
    owned = [
        low,
        *((left[1] + right[0]) // 2 for left, right in pairwise(ranges)),
        high,
    ]
    return [(window, (owned[n], owned[n + 1])) for n, window in enumerate(ranges)]


class Scored:
    """The scores of a whole text, stitched from its windows.

    Kept as small as can be, so that an article of a megabyte fits: pairs as 16-bit numbers, and
    of tags and relations only the best.
    """

    def __init__(
        self,
        words: Words,
        forward: Forward,
        pieces: Pieces,
        root: int,
        breaks: list[int] | None = None,
    ) -> None:
        self.links = LinkScores()
        self._arcs: list[tuple[int, NDArray[np.float16]]] = []
        collected: dict[str, list[Array]] = {}
        for (start, end), (low, high) in plan(words, pieces, breaks):
            part = Words(
                words.text[start:end],
                words.spans[start:end],
                words.gaps[start:end],
                words.quotes[start:end],
            )
            scores = forward(part)
            self.links.add((low, high), start, scores["links"])
            scores["relations"][..., root] = -np.inf
            for name in ("upos", "xpos", "relations"):
                scores[name] = scores[name].argmax(-1)
            scores["candidates"] = np.where(
                scores["candidates"] > 0, scores["candidates"] + start, 0
            )
            for name in ("names", "roles", "starts", "upos", "xpos", "relations", "candidates"):
                own = scores[name][low - start : high - start].copy()
                collected.setdefault(name, []).append(own)
            arcs = scores["arcs"][low - start : high - start].astype(np.float16)
            self._arcs += [(start, row) for row in arcs]
        self.columns = {name: np.concatenate(parts) for name, parts in collected.items()}

    def arc_block(self, low: int, high: int) -> Array:
        """Arc scores among the words of one sentence, the root in column 0."""
        block = np.full((high - low, high - low + 1), -1e4, dtype=np.float32)
        for number in range(low, high):
            start, row = self._arcs[number]
            block[number - low, 0] = row[0]
            first, last = max(low, start), min(high, start + len(row) - 1)
            block[number - low, first - low + 1 : last - low + 1] = row[
                first - start + 1 : last - start + 1
            ]
        return block


def read(words: Words, forward: Forward, pieces: Pieces, constants: Constants, *,
         sentences: list[int] | None = None, trees: bool = True) -> Reading:  # fmt: skip
    """Everything about a text.

    `sentences` gives its sentence starts where they are known (to measure trees alone).
    """
    if not len(words):
        return Reading()
    scored = Scored(words, forward, pieces, constants.relations.index("root"), sentences)
    columns = scored.columns
    name_scores = second_look(words, columns["names"])
    names = spans_of(
        viterbi(name_scores[:, None], constants.name_between, constants.name_edges)[0], NAME_TAGS
    )
    tagged = viterbi(columns["roles"], constants.role_between, constants.role_edges)
    sources, cues, contents = (
        [(start, end) for start, end, _ in spans_of(tags, ROLE_TAGS)] for tags in tagged
    )
    starts = sentences if sentences is not None else sentence_starts(columns["starts"])
    found = attributions(sources, cues, contents, scored.links)
    upos, xpos = columns["upos"].tolist(), columns["xpos"].tolist()
    reading = Reading(names, found, upos, xpos, starts)
    if trees:
        _add_trees(reading, scored, constants, len(words))
    return reading


def sentence_starts(scores: Array) -> list[int]:
    """The words that begin a sentence.

    A stretch of more than LONGEST words is broken at its most likely place.
    """
    starts = [0]
    for place in [*(np.flatnonzero(scores[1:] > 0) + 1).tolist(), len(scores)]:
        while place - starts[-1] > LONGEST:
            low = starts[-1] + LONGEST // 2
            starts.append(low + int(scores[low : starts[-1] + LONGEST].argmax()))
        starts.append(place)
    return starts[:-1]


def _add_trees(reading: Reading, scored: Scored, constants: Constants, count: int) -> None:
    """Heads and relations, sentence by sentence."""
    candidates, relations = scored.columns["candidates"], scored.columns["relations"]
    for low, high in zip(reading.starts, [*reading.starts[1:], count], strict=True):
        for number, column in enumerate(best_tree(scored.arc_block(low, high)), start=low):
            reading.heads.append(low + column - 1 if column else -1)
            if not column:
                reading.relations.append("root")
                continue
            match = np.flatnonzero(candidates[number] == low + column)
            best = relations[number, int(match[0]) if len(match) else 0]
            reading.relations.append(constants.relations[int(best)])
