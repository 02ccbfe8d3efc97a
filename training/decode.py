"""From scores to spans and links. NumPy only: this runs wherever texts are read."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Range = tuple[int, int]


def viterbi(emissions: Array, between: Array, edges: Array) -> list[list[int]]:
    """The best sequence of tags of each layer, all layers in one sweep.

    emissions (words, layers, tags), between (layers, from, to), edges (layers, start or end, tag).
    """
    if not len(emissions):
        return [[] for _ in between]
    score = edges[:, 0] + emissions[0]
    back = np.zeros(emissions.shape, dtype=np.int8)
    incoming = np.ascontiguousarray(between.transpose(0, 2, 1))
    for step in range(1, len(emissions)):
        options = score[:, None, :] + incoming
        back[step] = options.argmax(2)
        score = options.max(2) + emissions[step]
    layers = np.arange(len(between))
    tag = (score + edges[:, 1]).argmax(1)
    path = np.empty(emissions.shape[:2], dtype=np.intp)
    path[-1] = tag
    for step in range(len(emissions) - 1, 0, -1):
        tag = back[step, layers, tag]
        path[step - 1] = tag
    return [layer.tolist() for layer in path.T]


@dataclass(frozen=True)
class Attribution:
    """Who (source), the words that attribute (cue), and what (content), as word ranges.

    `source` may be empty.
    """

    source: tuple[Range, ...]
    cue: Range
    content: tuple[Range, ...]


class LinkScores:
    """Scores of word pairs, looked up across windows.

    A row comes from the window that owns its word.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, NDArray[np.float16]]] = []

    def add(self, keep: Range, start: int, scores: Array) -> None:
        """Add the scores of a window that begins at word `start` and owns the words `keep`.

        They are (channels, words, words).
        """
        low, high = keep
        self._rows.append(
            (low, high, start, scores[:, low - start : high - start].astype(np.float16))
        )

    def between(self, channel: int, cue: Range, part: Range) -> float:
        """The mean score of all pairs of a word of `cue` and a word of `part`.

        Very low if no window saw both.
        """
        for low, high, start, scores in self._rows:
            if low <= cue[0] < high:
                rows = scores[channel, cue[0] - low : min(cue[1], high) - low]
                block = rows[:, max(part[0] - start, 0) : max(part[1] - start, 0)]
                return float(block.astype(np.float32).mean()) if block.size else -1e4
        return -1e4

    def pointed(self, channel: int, cue: Range, least: float) -> Range | None:
        """The longest run of words that `cue` points at with at least this score.

        A single gap does not end a run.
        """
        for low, high, start, scores in self._rows:
            if low <= cue[0] < high:
                row = (
                    scores[channel, cue[0] - low : min(cue[1], high) - low]
                    .astype(np.float32)
                    .mean(0)
                )
                words = np.flatnonzero(row > least)
                if not len(words):
                    return None
                run = max(np.split(words, np.flatnonzero(np.diff(words) > 2) + 1), key=len)
                return int(run[0]) + start, int(run[-1]) + 1 + start
        return None


CONTENT_LINK, SOURCE_LINK, FILL = -2.0, -2.0, 1.0
"""Link scores from which a content belongs to a cue, a source to a cue, and words to a cue that
has no content yet.
"""
REACH = 400
"""Words between the parts of an attribution at most."""


def attributions(
    sources: list[Range], cues: list[Range], contents: list[Range], links: LinkScores
) -> list[Attribution]:
    """Tie each content to its best cue and each cue to its best source.

    Contents are never shared; a source may serve several cues. A cue that no content chose takes
    the words that its links point at; a cue without any content, and a content without any cue,
    is no attribution.
    """
    parts: dict[Range, list[Range]] = {}
    for content in contents:
        rated = [
            (links.between(1, cue, content), cue)
            for cue in cues
            if abs(cue[0] - content[0]) < REACH
        ]
        best = max(rated, default=None)
        if best and best[0] > CONTENT_LINK:
            parts.setdefault(best[1], []).append(content)
    for cue in cues:
        if cue not in parts:
            pointed = links.pointed(1, cue, FILL)
            if pointed and not any(
                low < pointed[1] and pointed[0] < high for low, high in [*contents, cue]
            ):
                parts[cue] = [pointed]
    found = []
    for cue, own in parts.items():
        rated = [
            (links.between(0, cue, source), source)
            for source in sources
            if abs(cue[0] - source[0]) < REACH
        ]
        best = max(rated, default=None)
        found.append(
            Attribution((best[1],) if best and best[0] > SOURCE_LINK else (), cue, tuple(own))
        )
    return sorted(found, key=lambda item: item.content[0])
