"""Whom a surname or a given name alone means, where several bear it."""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.extraction.person_clusters import Mention, PersonCluster
from kg.extraction.same_office import is_same_office
from kg.spelling import fold, folded_words

_ONCE = frozenset(("former", "ex", "late", "then", "retired", "ousted", "deposed"))
"""Words of an office that somebody holds no more."""


def bearer_meant(mention: Mention, bearers: list[PersonCluster]) -> PersonCluster | None:
    """Whom a single word means: by office, by nearness in the paragraph, by weight."""
    bearers = [c for c in bearers if not _is_introduced_as_another(c, mention)]
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    # Nobody is called by surname before the article has introduced them.
    known = [c for c in bearers if c.mentions[0].start < mention.name.span.start]
    bearers = _called_alike(mention.called, known or bearers)
    if len(bearers) == 1:
        return bearers[0]
    position, block = mention.name.span.start, mention.sentence.block
    heads = {office.head for office in mention.offices}
    fitting = [
        cluster for cluster in bearers if heads & {office.head for office, _ in cluster.offices}
    ]
    if len(fitting) == 1:
        return fitting[0]
    # "His brother, Tom Berg, ... Berg said" is not the brother.
    bearers = [c for c in bearers if not c.is_mere_kin(position)] or bearers
    before = [
        (span.start, cluster)
        for cluster in bearers
        for span in cluster.mentions
        if block.start <= span.start < position and span.start not in cluster.as_kin
    ]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return max(bearers, key=lambda c: (c.full_names.total(), -c.mentions[0].start))


def _is_introduced_as_another(cluster: PersonCluster, mention: Mention) -> bool:
    """Whether a full name that comes only later is said to hold another office than the word's.

    "President Berg ... Press Secretary Nils Berg": whom the article has named before is introduced
    already. Offices that several hold, or that somebody held once, tell nobody apart.
    """
    first = min(cluster.mentions)
    if first.start < mention.name.span.start:
        return False
    said = [office for office in mention.offices if fold(office.title) in _of_one()]
    held = [office for office, _ in cluster.offices if fold(office.title) in _of_one()]
    held = [office for office in held if _ONCE.isdisjoint(office.text.lower().split())]
    return bool(said and held) and not any(
        is_same_office(one, other) for one in held for other in said
    )


@cache
def _of_one() -> frozenset[str]:
    return folded_words("names", "held_by_one") | folded_words("names", "spokespeople")


def _called_alike(word: str, bearers: list[PersonCluster]) -> list[PersonCluster]:
    """Those whom "Mrs" or "the elder" may mean, by what they are called: "his father, B"."""
    for one, other in _opposites():
        if word in one | other:
            own, opposite = (one, other) if word in one else (other, one)
            sure = [c for c in bearers if c.called & own and not c.called & opposite]
            return sure or [c for c in bearers if not c.called & opposite] or bearers
    return bearers


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words that no one person is called by both of: of men and women, of parents and children."""
    pairs = (("gendered.male", "gendered.female"), ("generation.older", "generation.younger"))
    return tuple(
        (frozenset(lexicon.words("names", one)), frozenset(lexicon.words("names", other)))
        for one, other in pairs
    )
