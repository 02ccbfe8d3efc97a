"""From scores to the words that tell of meetings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from kg.language.trained.attributing import LinkScores
from kg.language.trained.labels import MEETING_PARTS, MEETING_TAGS
from kg.language.trained.meeting_mentions import MeetingMention, meeting_mentions, telling

WORDS = ["Lind", "met", "Okafor", "in", "Oslo", ";", "the", "talks", "ended"]
COUNT = len(WORDS)


def _decoded(
    tags: dict[int, dict[str, float]],
    links: dict[str, list[tuple[int, int]]],
    sentences: Sequence[int] = (0,),
) -> list[MeetingMention]:
    """What is read off tag scores (0 if not given) and pairs of words that are linked."""
    scores = np.zeros((COUNT, len(MEETING_TAGS)), dtype=np.float32)
    scores[:, 0] = 8
    for word, given in tags.items():
        scores[word, 0] = 0
        for tag, score in given.items():
            scores[word, MEETING_TAGS.index(tag)] = score
    parts = np.full((len(MEETING_PARTS), COUNT, COUNT), -9, dtype=np.float32)
    for part, pairs in links.items():
        for left, right in pairs:
            parts[MEETING_PARTS.index(part), left, right] = 9
    found = LinkScores()
    found.add((0, COUNT), 0, parts, telling(scores))
    return meeting_mentions(scores, found, sentences)


def test_words_with_their_state_and_their_parts() -> None:
    met, talks = _decoded(
        {1: {"held": 6}, 7: {"planned": 6}},
        {"who": [(1, 0), (1, 2)], "where": [(1, 4)], "same": [(7, 1)]},
    )

    assert (met.words, met.state, met.who, met.where, met.when) == (
        (1, 2),
        "held",
        ((0, 1), (2, 3)),
        ((4, 5),),
        (),
    )
    assert (talks.words, talks.state, talks.who, talks.same) == ((7, 8), "planned", (), (0,))
    assert met.sure > 0.95
    assert met.same == ()


def test_no_part_runs_over_the_start_of_a_sentence() -> None:
    links = {"place": [(7, 3), (7, 4), (7, 5)]}
    (whole,) = _decoded({7: {"held": 6}}, links)
    (parted,) = _decoded({7: {"held": 6}}, links, [0, 4])

    assert whole.place == ((3, 6),)
    assert set(parted.place) == {(3, 4), (4, 6)}


def test_neighbouring_words_are_one_mention_with_the_state_of_both() -> None:
    (one,) = _decoded({0: {"held": 3}, 1: {"held": 1, "planned": 2}, 2: {"held": 3}}, {})

    assert (one.words, one.state) == ((0, 3), "held")


@pytest.mark.parametrize(("score", "found"), [(5.0, 0), (7.0, 1)])
def test_what_is_all_but_certainly_no_meeting_is_left_out(score: float, found: int) -> None:
    assert len(_decoded({1: {"O": 8, "held": score}}, {})) == found
