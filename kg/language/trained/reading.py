"""One text through the model: windows, one pass each, and everything decoded over the whole text.

A window owns the words whose scores are taken from it. Windows of whole paragraphs own all their
words; a paragraph longer than a window is read in windows that overlap, each owning the words
that lie farther from its edges.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kg.language.trained.attributing import Attribution, LinkScores, Range, attributions
from kg.language.trained.crossing import Crossing
from kg.language.trained.labels import NAME_TAGS, NAME_TYPES, ROLE_TAGS, NameType, spans_of
from kg.language.trained.meeting_mentions import MeetingMention, meeting_mentions, telling
from kg.language.trained.pieces import Pieces
from kg.language.trained.second_look import second_look
from kg.language.trained.sentence_starts import log_odds, sentence_starts
from kg.language.trained.trees import best_tree
from kg.language.trained.viterbi import Array, Chain, viterbi
from kg.language.trained.words import GAPS, Words

_TYPES: dict[str, NameType] = {kind: kind for kind in NAME_TYPES}
SIZE, OVERLAP = 254, 64
"""Word pieces in a window beside the two special ones, and those that two windows share."""
_BY_WORD = ("names", "roles", "meetings", "starts", "upos", "xpos", "relations", "candidates")
Forward = Callable[[Words], dict[str, Array]]
"""The model on one window: `training.model.Scores` without the batch dimension, by name."""


@dataclass
class Constants:
    """What decoding needs beside the scores; travels with the model file."""

    xpos: list[str]
    relations: list[str]
    name_between: Array
    name_edges: Array
    role_between: Array
    role_edges: Array
    sentence_starts: Array


@dataclass(frozen=True)
class Reader:
    """The model with all that reading through it needs."""

    forward: Forward
    pieces: Pieces
    constants: Constants


@dataclass
class Reading:
    """A text's annotation, by word number."""

    names: list[tuple[int, int, NameType]] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    meetings: list[MeetingMention] = field(default_factory=list)
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
        reader: Reader,
        breaks: list[int] | None = None,
    ) -> None:
        root = reader.constants.relations.index("root")
        self.links = LinkScores()
        self.meeting_parts = LinkScores()
        self.crossing = Crossing(len(words))
        self._arcs: list[tuple[int, int, int, NDArray[np.float16]]] = []
        self._lows: list[int] = []
        collected: dict[str, list[Array]] = {}
        for (start, end), (low, high) in plan(words, reader.pieces, breaks):
            part = Words(
                words.text[start:end],
                words.spans[start:end],
                words.gaps[start:end],
                words.quotes[start:end],
            )
            scores = reader.forward(part)
            owned = low, high
            self.links.add(owned, start, scores["links"], np.ones(end - start, bool))
            met = telling(scores["meetings"])
            self.meeting_parts.add(owned, start, scores["meeting_parts"], met)
            scores["relations"][..., root] = -np.inf
            for name in ("upos", "xpos", "relations"):
                scores[name] = scores[name].argmax(-1)
            scores["candidates"] = np.where(
                scores["candidates"] > 0, scores["candidates"] + start, 0
            )
            for name in _BY_WORD:
                own = scores[name][low - start : high - start].copy()
                collected.setdefault(name, []).append(own)
            arcs = scores["arcs"][low - start : high - start]
            self.crossing.add(low, start, arcs)
            self._arcs.append((low, high, start, arcs.astype(np.float16)))
            self._lows.append(low)
        self.columns = {name: np.concatenate(parts) for name, parts in collected.items()}

    def arc_block(self, low: int, high: int) -> Array:
        """Arc scores among the words of one sentence, the root in column 0."""
        block = np.full((high - low, high - low + 1), -1e4, dtype=np.float32)
        for own_low, own_high, start, rows in self._arcs[
            self._window(low) : self._window(high - 1) + 1
        ]:
            top, bottom = max(low, own_low), min(high, own_high)
            part = rows[top - own_low : bottom - own_low]
            first, last = max(low, start), min(high, start + rows.shape[1] - 1)
            block[top - low : bottom - low, 0] = part[:, 0]
            block[top - low : bottom - low, first - low + 1 : last - low + 1] = part[
                :, first - start + 1 : last - start + 1
            ]
        return block

    def _window(self, word: int) -> int:
        """The number of the window that owns a word."""
        return bisect_right(self._lows, word) - 1


def read(
    words: Words,
    reader: Reader,
    *,
    sentences: list[int] | None = None,
    edges: Sequence[int] = (),
    trees: bool = True,
) -> Reading:
    """Everything about a text.

    `sentences` gives its sentence starts where they are known (to measure trees alone); else they
    are found, with one at each word of `edges`.
    """
    if not len(words):
        return Reading()
    scored = Scored(words, reader, sentences)
    columns, constants = scored.columns, reader.constants
    names_chain = Chain(
        second_look(words, columns["names"])[:, None], constants.name_between, constants.name_edges
    )
    roles_chain = Chain(columns["roles"], constants.role_between, constants.role_edges)
    name_tags, *role_tags = viterbi([names_chain, roles_chain])
    names = [(start, end, _TYPES[kind]) for start, end, kind in spans_of(name_tags, NAME_TAGS)]
    sources, cues, contents = (
        [(start, end) for start, end, _ in spans_of(tags, ROLE_TAGS)] for tags in role_tags
    )
    starts = sentences
    if starts is None:
        odds = log_odds(words, columns["starts"], scored.crossing, constants.sentence_starts)
        starts = sentence_starts(words, odds, edges)
    found = attributions(sources, cues, contents, scored.links)
    upos, xpos = columns["upos"].tolist(), columns["xpos"].tolist()
    meetings = meeting_mentions(columns["meetings"], scored.meeting_parts, starts)
    reading = Reading(names, found, meetings, upos, xpos, starts)
    if trees:
        _add_trees(reading, scored, constants, len(words))
    return reading


def _add_trees(reading: Reading, scored: Scored, constants: Constants, count: int) -> None:
    """Heads and relations, sentence by sentence."""
    candidates, relations = scored.columns["candidates"], scored.columns["relations"]
    for low, high in pairwise([*reading.starts, count]):
        columns = np.array(best_tree(scored.arc_block(low, high)))
        heads = np.where(columns > 0, low + columns - 1, -1)
        choice = (candidates[low:high] == low + columns[:, None]).argmax(1)
        best = relations[np.arange(low, high), choice].tolist()
        reading.heads += heads.tolist()
        reading.relations += [
            "root" if head < 0 else constants.relations[label]
            for head, label in zip(heads.tolist(), best, strict=True)
        ]
