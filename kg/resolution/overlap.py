"""How much of one article's words stand in another, and whether that makes them one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.articles.signature import SHINGLE, content_words, shingles

_COPIED = 0.65
"""The share of the words of one that stands in the other, from which on they are one story."""
_NAMES_KEPT = 0.8
"""The share of its names and numbers that must: else one only follows the pattern of the other."""
_EXCERPT = 0.6
"""An article that is shorter than this part of the other tells its story only from the top."""
_LEAD = 40
"""Words at the top of either among which an excerpt must begin."""


class Wording:
    """The words of one article's content, ready to be compared."""

    def __init__(self, text: str) -> None:
        self.words = content_words(text)
        self.shingles = shingles(self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.shingles)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital, and numbers: what tells one event from another of its kind."""
        return frozenset(word for word in self.words if word[0].isupper() or word[0].isdigit())

    def within(self, other: Wording) -> list[bool]:
        """For each word whether it stands, with those around it, in the other article."""
        found = [False] * len(self.words)
        for at, shingle in enumerate(self.shingles):
            if shingle in other.known:
                found[at : at + SHINGLE] = [True] * SHINGLE
        return found


@dataclass(frozen=True, slots=True)
class Overlap:
    """``share`` of the words of one stand in the other, ``other_share`` the other way round."""

    share: float
    other_share: float


def same_story(one: Wording, other: Wording) -> Overlap | None:
    """How much two articles have in common; None unless one is a copy of the other.

    A copy may have another headline, byline, dateline or spelling, small edits, paragraphs more or
    less, or be cut from below. Articles that share quotations, background or a pattern are none.
    """
    here, there = one.within(other), other.within(one)
    overlap = Overlap(_share(here), _share(there))
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if max(overlap.share, overlap.other_share) < _COPIED:
        return None
    kept = max(_kept(one, other), _kept(other, one))
    if kept < _NAMES_KEPT:
        return None
    if len(shorter.words) < _EXCERPT * len(longer.words) and not (
        any(here[:_LEAD]) and any(there[:_LEAD])
    ):
        return None
    return overlap


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def _kept(one: Wording, other: Wording) -> float:
    return len(one.names & other.names) / len(one.names) if one.names else 1.0
