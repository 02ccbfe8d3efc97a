"""Whose name is spelt anew: people, organizations and places of two versions of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.records import Extraction, Organization, Person, Place

_ALIKE = 80.0
"""Percent of likeness from which two names are spellings of one."""

_MOST = 200
"""Names of each version that are compared with each other."""

_Named = Person | Organization | Place


@dataclass(frozen=True, slots=True)
class Renamed:
    """Somebody or something that both versions speak of under different names."""

    old: _Named
    new: _Named


def renamed(old: Extraction, new: Extraction) -> tuple[Renamed, ...]:
    """The names that one version alone has and that are alike, best first, each once."""
    return (
        *_pairs(old.people, new.people),
        *_pairs(old.organizations, new.organizations),
        *_pairs(old.places, new.places),
    )


def _pairs(old: Iterable[_Named], new: Iterable[_Named]) -> Iterator[Renamed]:
    before, after = {one.name: one for one in old}, {one.name: one for one in new}
    gone = [name for name in before if name not in after][:_MOST]
    come = [name for name in after if name not in before][:_MOST]
    scored = sorted(
        (-_likeness(one, other), place, index)
        for place, one in enumerate(gone)
        for index, other in enumerate(come)
    )
    taken: set[tuple[str, int]] = set()
    for likeness, place, index in scored:
        if -likeness < _ALIKE:
            return
        ends = {("old", place), ("new", index)}
        if not ends & taken:
            taken |= ends
            yield Renamed(before[gone[place]], after[come[index]])


def _likeness(one: str, other: str) -> float:
    """Percent; full where one is the other with more words ("Sol", "Ana Sol")."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    if words <= others or others <= words:
        return 100.0
    return fuzz.ratio(one.casefold(), other.casefold())
