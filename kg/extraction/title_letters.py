"""Titles written by their first letters: "the EAM" is the external affairs minister."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.extraction.people import PersonCluster
from kg.language.words import grammar

_SHORTEST = 2


def people_by_letters(people: Sequence[PersonCluster]) -> Mapping[str, str]:
    """From the letters of a title ("EAM") to the only one of ``people`` who bears it."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for cluster in people:
        for office, _ in cluster.offices:
            words = [word for word in office.title.split() if word not in grammar("acronym_gaps")]
            bearers["".join(word[0] for word in words).upper()].add(cluster.name)
    return {
        letters: names.pop()
        for letters, names in bearers.items()
        if len(names) == 1 and len(letters) >= _SHORTEST
    }
