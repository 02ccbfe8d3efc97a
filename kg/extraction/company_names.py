"""Short names of companies, parties and clubs in one article: "Lumen" and "Lumen Systems Inc"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.gazetteer import find_place
from kg.spelling import folded_words, words_of

_LEAST = 3
"""Letters of a short name that are not merely somebody's initials."""


def find_short_names(names: Sequence[str]) -> dict[str, str]:
    """From each short name to the longest that it shortens; ``names`` in order of first mention.

    What is left out says what it is ("Systems", "Party", "FC") or is its legal form; "Oxford
    University Press" is no Oxford University. The full name comes first, but for legal forms. A
    name that could shorten two is left alone.
    """
    found = {}
    for place, name in enumerate(names):
        short = words_of(name)
        fuller = [
            other
            for number, other in enumerate(names)
            if _shortens(short, words_of(other), is_known=number < place)
        ]
        longest = max(fuller, key=len, default=None)
        alike = longest and all(_begins(words_of(longest), words_of(each)) for each in fuller)
        if longest and alike and not _may_be_another(name, short):
            found[name] = longest
    return found


def _shortens(short: tuple[str, ...], full: tuple[str, ...], *, is_known: bool) -> bool:
    rest = full[len(short) :]
    kinds = folded_words("names", "organization_forms")
    if is_known:
        kinds |= folded_words("names", "company_words")
    return bool(rest) and _begins(full, short) and kinds.issuperset(rest)


def _begins(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return full[: len(short)] == short


def _may_be_another(name: str, words: tuple[str, ...]) -> bool:
    """Whether a name alone says too little, or is that of a place: "National", "Leeds"."""
    return (
        folded_words("names", "generic_organizations").issuperset(words)
        or len("".join(words)) < _LEAST
        or find_place(name) is not None
    )
