"""The nearest known word to one that is not known: "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_ENOUGH = 70.0
"""Similarity, out of 100, from which a phrase is worth suggesting."""

_SAME_WORD = 75.0
"""Similarity, out of 100, from which one word may be meant for another."""


def nearest(word: str, known: Iterable[str], limit: int = 3, enough: float = _ENOUGH) -> list[str]:
    """Up to ``limit`` of the ``known`` words that ``word`` may be meant for, the nearest first."""
    found = process.extract(
        word[:200],
        sorted(set(known)),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=limit,
        score_cutoff=enough,
    )
    return [choice for choice, _, _ in found]


def nearest_spellings(word: str, known: Iterable[str], limit: int = 5) -> list[str]:
    """As `nearest`, for words that differ in some letters only; parts of them do not count."""
    found = process.extract(
        word, list(known), scorer=fuzz.ratio, limit=limit, score_cutoff=_SAME_WORD
    )
    return [choice for choice, _, _ in found]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean 'summary'?``, or a list of what is known where nothing comes near."""
    choices = sorted(set(known))
    near = nearest(word, choices, limit=1, enough=60.0)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known are {', '.join(choices)}" if choices else "none is known"
