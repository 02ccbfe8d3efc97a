"""Unnamed parties: kept for each article, unless the same words and a meeting bring them together.

"Norwegian lawmakers" of two articles need not be the same people; those who met the same
minister on the same day are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.records import Entity, EntityReference
from kg.resolution.accounts import Account, Cluster
from kg.resolution.corrections import Corrections
from kg.resolution.entries import Entry
from kg.resolution.groups import Groups
from kg.resolution.naming import Draft, name_reason, settle
from kg.spelling import fold, folded_words, tidy


def compared(description: str) -> str:
    """What two descriptions of the same party share: no articles, numbers, "a delegation of"."""
    folded = fold(description).split()
    while len(folded) > 1 and folded[0] in _collectives():
        folded = folded[1:]
    return " ".join(folded)


def provisional(name: str) -> EntityReference:
    """Stands for an unnamed party until the meetings are known; equal words, equal reference."""
    return EntityReference("description", compared(name))


def resolve_descriptions(
    entries: Sequence[Entry], clusters: Iterable[Cluster], corrections: Corrections
) -> list[Entity]:
    """Each unnamed party once; ``entries`` come sorted."""
    told = ([*cluster.accounts] for cluster in clusters)
    return settle(draft_descriptions(entries, told, corrections))


def draft_descriptions(
    entries: Sequence[Entry], told: Iterable[Iterable[Account]], corrections: Corrections
) -> Iterator[Draft]:
    """Each unnamed party once; ``entries`` come sorted, ``told`` are the accounts of a meeting."""
    groups: Groups[int] = Groups(range(len(entries)), corrections.pairs_apart(entries))
    reasons = corrections.join(entries, groups)
    positions = {(entry.article_id, entry.name): index for index, entry in enumerate(entries)}
    for accounts in told:
        alike: dict[str, set[int]] = {}
        for account in accounts:
            for name in account.report.participants:
                position = positions.get((account.reference.article_id, name))
                if position is not None:
                    alike.setdefault(compared(name), set()).add(position)
        for _, same in sorted(alike.items()):
            groups.join_all(sorted(same))
    for group in groups.sets():
        yield _draft(entries, group, reasons)


def _draft(entries: Sequence[Entry], group: list[int], reasons: dict[int, str]) -> Draft:
    members = [entries[position] for position in group]
    return Draft(
        "description",
        tuple(members),
        tuple(tidy(entry.name) for entry in members),
        {
            index: reasons.get(position)
            or f"{name_reason(entries[position], tidy(members[0].name))}, in the same meeting"
            for index, position in enumerate(group)
        },
        nameless=True,
    )


def _collectives() -> frozenset[str]:
    return folded_words("names", "collectives")
