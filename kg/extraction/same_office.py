"""Whether two offices that an article tells of may be one person's."""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.extraction.roles import MINISTER, Office
from kg.spelling import fold, fold_title, folded_words


def is_same_office(held: Office, said: Office) -> bool:
    """Whether who holds one office may be called by the other.

    "The French leader" holds any office of France, or a high one of a country that the article
    does not name; "the prime minister" one of any country.
    """
    if _is_lower(said) != _is_lower(held):
        return False  # the minister is not "the deputy minister"
    if said.country and {said.head, said.title} & _vague_titles():
        unstated = held.country is None and fold(held.head) in _held_by_one()
        return held.country == said.country or unstated
    spokespeople = folded_words("names", "spokespeople")
    leaders = lexicon.words("names", "leaders")
    if held.head == said.head == MINISTER:
        if (held.title in leaders) != (said.title in leaders):
            return False  # a prime minister is not called "the minister"
        one, other = _portfolio(held), _portfolio(said)
        if one and other and not one & other:
            return False  # nor a foreign minister "the finance minister"
    alike = (
        fold_title(held.head) == fold_title(said.head)
        or {fold(held.title), fold(said.title)} <= spokespeople
    )
    return alike and (said.country is None or held.country in (None, said.country))


def _portfolio(office: Office) -> frozenset[str]:
    """What a minister is in charge of, as far as the title says it."""
    return frozenset(fold_title(office.title).split()) - {MINISTER, "of", "for", "the", "and"}


def _is_lower(office: Office) -> bool:
    """Whether an office is that of a deputy or the like."""
    return not {*office.text.lower().split()}.isdisjoint(lexicon.words("names", "lower_ranks"))


def _held_by_one() -> frozenset[str]:
    return folded_words("names", "held_by_one")


@cache
def _vague_titles() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "vague_titles"))
