"""From tags and link scores to the words that tell of meetings, and what they say of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kg.language.trained.attributing import REACH, LinkScores, Range
from kg.language.trained.labels import MEETING_PARTS, MEETING_STATES, MeetingState
from kg.language.trained.viterbi import Array

DOUBTFUL = 0.1
"""How probable it must be that a word tells of a meeting; who reads on decides what is enough."""
PART = 0.0
"""Link score from which a word says who meets, where or when."""
_SAME = MEETING_PARTS.index("same")


@dataclass(frozen=True)
class MeetingMention:
    """Words that tell of a meeting, how far it came, and the words that say who, where and when.

    ``sure`` is the probability that they do tell of one; ``same`` are the numbers of the mentions
    before it that tell of the same meeting, the likeliest first.
    """

    words: Range
    state: MeetingState
    sure: float
    who: tuple[Range, ...]
    where: tuple[Range, ...]
    when: tuple[Range, ...]
    same: tuple[int, ...]
    party: tuple[Range, ...]
    place: tuple[Range, ...]
    date: tuple[Range, ...]


def telling(scores: Array) -> NDArray[np.bool_]:
    """For each word whether it may tell of a meeting."""
    return np.asarray(_weights(scores)[:, 0] < 1 - DOUBTFUL)


def meeting_mentions(
    scores: Array, links: LinkScores, sentences: Sequence[int]
) -> list[MeetingMention]:
    """Each run of words that tell of a meeting, with the state that is likeliest for the run.

    What says something of it ends where one of the ``sentences`` begins, by number of word.
    """
    weights = _weights(scores)
    numbers = np.flatnonzero(telling(scores))
    found: list[MeetingMention] = []
    for run in np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1):
        if not len(run):
            continue
        words = int(run[0]), int(run[-1]) + 1
        inside = weights[words[0] : words[1]]
        who, where, when, party, place, date = (
            _linked(MEETING_PARTS.index(part), words, links, sentences)
            for part in ("who", "where", "when", "party", "place", "date")
        )
        found.append(
            MeetingMention(
                words,
                MEETING_STATES[int(inside[:, 1:].sum(0).argmax())],
                1 - float(inside[:, 0].min()),
                who,
                where,
                when,
                _same(words, found, links),
                party,
                place,
                date,
            )
        )
    return found


def _linked(
    channel: int, words: Range, links: LinkScores, sentences: Sequence[int]
) -> tuple[Range, ...]:
    """The stretches that say something of a meeting, the likeliest first."""
    runs = [
        part
        for low, high in links.runs(channel, words, PART)
        for part in pairwise(
            [low, *sentences[bisect_right(sentences, low) : bisect_left(sentences, high)], high]
        )
    ]
    return tuple(sorted(runs, key=lambda run: -links.between(channel, words, run)))


def _weights(scores: Array) -> Array:
    """The probability of each tag."""
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(weights / weights.sum(-1, keepdims=True))


def _same(words: Range, before: list[MeetingMention], links: LinkScores) -> tuple[int, ...]:
    rated = [
        (links.between(_SAME, words, each.words), number)
        for number, each in enumerate(before)
        if words[0] - each.words[0] < REACH
    ]
    return tuple(number for score, number in sorted(rated, reverse=True) if score > PART)
