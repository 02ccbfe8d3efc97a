"""Names that an article gives only to say whose kin somebody is: "his brother, Tom Berg".

News calls the one whom it is about by surname alone, and such a relative by the given name or in
full.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.language.document import Name, Sentence

_DESCRIBING = ("appos", "flat", "compound", "nmod:desc", "nmod")
_FARTHEST = 4
_OWN = ("nmod:poss", "nmod")


@dataclass(frozen=True, slots=True)
class Kinship:
    """``called`` is what the bearer of a name is to somebody: "brother", "older" to a son.

    ``is_owner`` where the somebody is told to be his: "a son of B".
    """

    called: str | None
    is_owner: bool


def kinship(sentence: Sentence, name: Name) -> Kinship | None:
    """What the words around a name say, if it stands there to tell who somebody's kin is.

    As in "her mother and coach, Eva Berg", "whose father, Tom Berg, is a poet", "a son of the late
    president Tom Berg".
    """
    first, last = (sentence.index_at(place) for place in (name.span.start, name.span.end - 1))
    own = range(first, last + 1)
    arcs = sentence.dependencies
    index = next((i for i in own if arcs[i].head not in own), first)
    for _ in range(_FARTHEST):
        head, relation = arcs[index].head, arcs[index].relation
        if head is None or head in own or relation not in _DESCRIBING:
            return None
        word = sentence.tokens[head].lower
        if word in _kin():
            # "The brothers Tom and Jo Berg" are nobody's here.
            is_somebodys = any(arc.head == head and arc.relation in _OWN for arc in arcs)
            if not is_somebodys:
                return None
            is_owner = relation == "nmod"
            return Kinship(_opposite(word) if is_owner else word, is_owner)
        index = head
    return None


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicon.words("names", "kin"))


def _opposite(word: str) -> str | None:
    """The generation of whose son or father somebody is."""
    older, younger = (lexicon.words("names", f"generation.{key}") for key in ("older", "younger"))
    return "older" if word in younger else "younger" if word in older else None
