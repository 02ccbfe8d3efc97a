"""From spans and link scores to attributions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.trained.viterbi import Array

Range = tuple[int, int]


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

    A row comes from the window that owns its word. Only rows that may be asked for are kept: all
    of an article of a megabyte would take hundreds of megabytes.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[int, NDArray[np.intp], NDArray[np.float16]]] = []
        self._lows: list[int] = []
        self._sums: dict[tuple[int, Range], tuple[int, NDArray[np.float64]]] = {}

    def add(self, owned: Range, start: int, scores: Array, asked: NDArray[np.bool_]) -> None:
        """Add the scores of a window that begins at word `start` and owns the words `owned`.

        They are (channels, words, words); `asked` tells for each word of the window whether its
        row may be asked for. Windows come in the order of the words they own.
        """
        low, high = owned
        rows = np.flatnonzero(asked[low - start : high - start]) + low - start
        self._rows.append((start, rows + start, scores[:, rows].astype(np.float16)))
        self._lows.append(low)

    def between(self, channel: int, cue: Range, part: Range) -> float:
        """The mean score of all pairs of a word of `cue` and a word of `part`.

        Very low if no window saw both.
        """
        if (channel, cue) not in self._sums:
            start, row = self._row(channel, cue)
            sums = np.concatenate([[0.0], np.cumsum(row, dtype=np.float64)])
            self._sums[channel, cue] = start, sums
        start, sums = self._sums[channel, cue]
        low, high = max(part[0] - start, 0), min(part[1] - start, len(sums) - 1)
        return float((sums[high] - sums[low]) / (high - low)) if low < high else -1e4

    def pointed(self, channel: int, cue: Range, least: float) -> Range | None:
        """The longest run of words that `cue` points at with at least this score.

        A single gap does not end a run.
        """
        runs = self.runs(channel, cue, least, gap=2)
        return max(runs, key=lambda run: run[1] - run[0], default=None)

    def runs(self, channel: int, cue: Range, least: float, gap: int = 1) -> list[Range]:
        """All runs of words that `cue` points at with at least this score; gaps stand in none."""
        start, row = self._row(channel, cue)
        words = np.flatnonzero(row > least)
        if not len(words):
            return []
        return [
            (int(run[0]) + start, int(run[-1]) + 1 + start)
            for run in np.split(words, np.flatnonzero(np.diff(words) > gap) + 1)
        ]

    def _row(self, channel: int, cue: Range) -> tuple[int, Array]:
        """The first word of the cue's window, and the cue's mean score for each word there."""
        start, numbers, scores = self._rows[bisect_right(self._lows, cue[0]) - 1]
        low, high = np.searchsorted(numbers, cue)
        return start, scores[channel, low:high].astype(np.float32).mean(0)


CONTENT_LINK, SOURCE_LINK, FILL = -2.0, -2.0, 1.0
"""Link scores from which a content belongs to a cue, a source to a cue, and words to a cue that
has no content yet.
"""
REACH = 254
"""Words between the parts of an attribution at most: no window sees more."""


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
