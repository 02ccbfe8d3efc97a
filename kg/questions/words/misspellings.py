"""Misspelt names: the one in the graph that differs by a letter or two.

Only one word of a name may differ, by one letter, or by two in a long word (optimal string
alignment: two letters exchanged count as one). "Jingping" is Jinping, but "Jong-il" is not Jong-un.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.questions.directory import Directory
from kg.spelling import fold

_SHORTEST = 4
_LONG = 9


def respelt(names: Directory, text: str, kinds: Sequence[str]) -> str | None:
    """The name that ``text`` is most likely meant for; None where none is near enough."""
    said = fold(text).split()
    if len(said) == 1:
        return _word(names, said[0], kinds)
    best: tuple[int, str] | None = None
    for spelling in names.spellings(kinds, said):
        known = fold(spelling.name).split()
        far = _distance(said, known)
        if far is not None and (best is None or (far, spelling.entry.label) < best):
            best = (far, spelling.entry.label)
    return best[1] if best else None


def nearest_word(word: str, known: Sequence[str]) -> str | None:
    """The one of the ``known`` words that ``word`` may be a misspelling of."""
    allowed = _allowed(word)
    if not allowed:
        return None
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=allowed, limit=5)
    near = sorted((distance, choice) for choice, distance, _ in found if choice[0] == word[0])
    return near[0][1] if near else None


def _word(names: Directory, word: str, kinds: Sequence[str]) -> str | None:
    """A single word: a place, or the name that somebody goes by alone."""
    found = nearest_word(word, names.single_words(tuple(kinds)))
    return found.title() if found else None


def _distance(said: Sequence[str], known: Sequence[str]) -> int | None:
    """How far apart the one word is that differs; None if more do."""
    if len(said) != len(known):
        return None
    differing = [(one, two) for one, two in zip(said, known, strict=True) if one != two]
    if len(differing) != 1:
        return None
    one, two = differing[0]
    far = OSA.distance(one, two)
    return far if far <= _allowed(one) and one[0] == two[0] else None


def _allowed(word: str) -> int:
    if len(word) < _SHORTEST:
        return 0
    return 2 if len(word) >= _LONG else 1
