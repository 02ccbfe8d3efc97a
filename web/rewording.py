"""Two versions of a text next to each other: which paragraphs and which words are otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_MOST: Final = 50_000_000
"""Pairs of paragraphs, or of words, that are compared; longer ones count as wholly otherwise."""

_ALIKE: Final = 0.4
"""Share of words in common from which two paragraphs are versions of one."""

_AHEAD: Final = 20
"""Paragraphs among which the other version of one is looked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some words; ``otherwise`` where the other version does not have them."""

    text: str
    otherwise: bool


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """A paragraph of each version, of which one may lack."""

    old: Parts | None
    new: Parts | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs one after the other that are all the same in both versions, or all otherwise."""

    same: bool
    pairs: tuple[Paired, ...]


def reworded(old: str, new: str) -> Paired:
    """The same words in both versions, with those marked that the other lacks."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) * len(after) > _MOST:
        return Paired((Part(old, True),), (Part(new, True),))
    gone, come = _apart(before, after)
    return Paired(_parts(before, gone), _parts(after, come))


def side_by_side(old: str, new: str) -> tuple[Stretch, ...]:
    """The paragraphs of two texts, those that are versions of each other in one row."""
    before, after = _paragraphs(old), _paragraphs(new)
    stretches: list[Stretch] = []
    for pair in _rows(before, after):
        same = pair.old == pair.new
        if stretches and stretches[-1].same == same:
            stretches[-1] = Stretch(same, (*stretches[-1].pairs, pair))
        else:
            stretches.append(Stretch(same, (pair,)))
    return tuple(stretches)


def _rows(before: Sequence[str], after: Sequence[str]) -> Iterator[Paired]:
    if len(before) * len(after) > _MOST:
        gone, come = set(range(len(before))), set(range(len(after)))
    else:
        gone, come = _apart(before, after)
    at = 0
    for place in range(len(before) + 1):
        # What came before the next paragraph that both have.
        if place < len(before) and place in gone:
            continue
        end = at
        while end in come:
            end += 1
        first = place
        while first - 1 in gone:
            first -= 1
        yield from _changed(before[first:place], after[at:end])
        if place < len(before):
            yield Paired((Part(before[place], False),), (Part(after[end], False),))
        at = end + 1


def _changed(gone: Sequence[str], come: Sequence[str]) -> Iterator[Paired]:
    """Paragraphs between two that stayed: each next to the first one like it, in order."""
    left = list(come)
    for old in gone:
        found = next((at for at, new in enumerate(left[:_AHEAD]) if _alike(old, new)), None)
        if found is None:
            yield Paired((Part(old, True),), None)
            continue
        yield from (Paired(None, (Part(new, True),)) for new in left[:found])
        yield reworded(old, left[found])
        left = left[found + 1 :]
    yield from (Paired(None, (Part(new, True),)) for new in left)


def _apart(before: Sequence[str], after: Sequence[str]) -> tuple[set[int], set[int]]:
    """The places of what one of two sequences has and the other does not, in the same order."""
    gone: set[int] = set()
    come: set[int] = set()
    for change in Indel.opcodes(before, after):
        if change.tag != "equal":
            gone.update(range(change.src_start, change.src_end))
            come.update(range(change.dest_start, change.dest_end))
    return gone, come


def _parts(tokens: Sequence[str], otherwise: set[int]) -> Parts:
    """Words that are marked alike in one part; spaces are where the words around them are."""
    marked = [
        at - 1 in otherwise and at + 1 in otherwise if token.isspace() else at in otherwise
        for at, token in enumerate(tokens)
    ]
    parts: list[Part] = []
    for token, mark in zip(tokens, marked, strict=True):
        if parts and parts[-1].otherwise == mark:
            parts[-1] = Part(parts[-1].text + token, mark)
        else:
            parts.append(Part(token, mark))
    return tuple(parts)


def _paragraphs(text: str) -> list[str]:
    return [line for line in (line.strip() for line in text.splitlines()) if line]


def _alike(old: str, new: str) -> bool:
    shorter, longer = sorted((len(old), len(new)))
    if longer * _ALIKE > 2 * shorter:
        return False
    return Indel.normalized_similarity(old.split(), new.split()) >= _ALIKE
