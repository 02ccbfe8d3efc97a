"""Other words for a title: "the EAM" is the external affairs minister, "His Majesty" the king."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg import lexicon
from kg.extraction.person_clusters import PersonCluster
from kg.language.document import Token
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


def titles_styled(tokens: Sequence[Token], index: int) -> frozenset[str]:
    """The titles of those who are spoken of as the words from ``index`` on do: "Her Majesty"."""
    noun = tokens[index + 1 : index + 2]
    if not noun or not noun[0].is_capitalised:
        return frozenset()
    return frozenset(lexicon.load("names")["styles"].get(noun[0].lower, ()))
