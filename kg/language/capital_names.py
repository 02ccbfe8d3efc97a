"""Countries and capitals that the trained reader took for people: "Kinshasa's chief negotiator".

Who bears such a name is called by a fuller one somewhere, or says something.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kg.language.document import NameKind
from kg.language.gazetteer import capitals, find_country
from kg.language.headline_names import Found
from kg.language.trained.words import Words
from kg.language.words import verbs_of_saying
from kg.spelling import fold

_Spelling = tuple[str, ...]


def with_capitals(
    words: Words, found: Sequence[Found], kinds: Mapping[_Spelling, NameKind]
) -> dict[_Spelling, NameKind]:
    """The kinds of names, those of countries and capitals being places."""
    people = [name for name, kind in kinds.items() if kind == "person"]
    within = {word for name in people if len(name) > 1 for word in name}
    acting = set(_acting(words, found))
    return {
        name: "place"
        if kind == "person"
        and name not in acting
        and not within & set(name)
        and _is_known(" ".join(name))
        else kind
        for name, kind in kinds.items()
    }


def _acting(words: Words, found: Iterable[Found]) -> Iterable[_Spelling]:
    """The names of those who say something or are told to be somebody ("who")."""
    for low, high, _ in found:
        behind = [word.lower() for word in words.text[high : high + 2]]
        if {*behind[:1]} & verbs_of_saying() or "who" in behind:
            yield tuple(words.text[low:high])


def _is_known(name: str) -> bool:
    return find_country(name) is not None or fold(name) in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold(name) for name in capitals())
