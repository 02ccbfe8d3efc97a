"""Organizations: legal forms set aside, acronyms and short names carried over between articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import words
from kg.records import Entity
from kg.resolution.corrections import Corrections
from kg.resolution.entries import Entry
from kg.resolution.groups import Groups
from kg.resolution.naming import Draft, best_name, name_reason, own_names, settle
from kg.spelling import fold, folded_words, tidy


def resolve_organizations(entries: Sequence[Entry], corrections: Corrections) -> list[Entity]:
    """Each organization once; ``entries`` come sorted."""
    return settle(draft_organizations(entries, corrections))


def draft_organizations(entries: Sequence[Entry], corrections: Corrections) -> Iterator[Draft]:
    """Each organization once; ``entries`` come sorted by article and name.

    A name that many organizations bear ("the Foreign Ministry") stays with its article.
    """
    groups: Groups[int] = Groups(range(len(entries)), corrections.pairs_apart(entries))
    reasons = corrections.join(entries, groups)
    named: defaultdict[str, list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        if not is_generic(entry.name):
            named[compared(entry.name)].append(position)
    for _, positions in sorted(named.items()):
        groups.join_all(positions)
    _carry_over(entries, named, groups, reasons)
    for group in groups.sets():
        yield _draft(entries, group, reasons)


def compared(name: str) -> str:
    """An organization's name without article and legal form: "The Acme Corp." is "acme"."""
    kept = fold(name).split()
    if len(kept) > 1 and kept[0] == "the":
        kept = kept[1:]
    while len(kept) > 1 and kept[-1] in _forms():
        kept = kept[:-1]
    return " ".join(kept)


def short_names(entry: Entry) -> set[str]:
    """The other names by which an article explains what it calls by a name of its own."""
    if is_generic(entry.name):
        return set()
    aliases = {compared(alias) for alias in entry.aliases if not is_generic(alias)}
    return {alias for alias in aliases - {compared(entry.name)} if len(alias) > 1}


def _carry_over(
    entries: Sequence[Entry],
    named: dict[str, list[int]],
    groups: Groups[int],
    reasons: dict[int, str],
) -> None:
    """Joins "WHO" to what another article calls by its full name and, for short, WHO.

    Only where all articles that explain the short name mean one organization by it.
    """
    explained: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for position, entry in enumerate(entries):
        for alias in short_names(entry):
            explained[alias].setdefault(groups.root(position), position)
    for alias, owners in sorted(explained.items()):
        bearers = named.get(alias, [])
        if not bearers or len(owners) != 1:
            continue
        owner = next(iter(owners.values()))
        for position in [p for p in bearers if not groups.together(owner, p)]:
            if groups.join(owner, position):
                reasons[position] = (
                    f"short name '{tidy(entries[position].name)}', which another article explains "
                    f"as '{tidy(entries[owner].name)}'"
                )


def _draft(entries: Sequence[Entry], group: list[int], reasons: dict[int, str]) -> Draft:
    members = [entries[position] for position in group]
    names = own_names(entries, group, reasons)
    name = best_name(members, names)
    return Draft(
        "organization",
        tuple(members),
        names,
        {
            index: reasons.get(position) or name_reason(entries[position], name)
            for index, position in enumerate(group)
        },
        nameless=is_generic(members[0].name),
    )


def is_generic(name: str) -> bool:
    """Whether many organizations bear the name ("the Foreign Ministry")."""
    kept = compared(name).split()
    return all(word in _generic() or len(word) == 1 for word in kept)


def _forms() -> frozenset[str]:
    return folded_words("names", "organization_forms")


@cache
def _generic() -> frozenset[str]:
    return frozenset(
        word for entry in words("names", "generic_organizations") for word in fold(entry).split()
    )
