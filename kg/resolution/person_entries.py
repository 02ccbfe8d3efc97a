"""A person of one article as resolution sees it: the compared name, and what surrounds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.resolution.context import Context, read_roles
from kg.resolution.entries import Entry
from kg.resolution.personal_names import PersonalName, parse_name

MOST_COMPANIONS = 100
"""People in one article beyond whom it is a list, and says nothing of who goes with whom."""


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """``name`` is the fullest of the entry's names; ``others`` are its further full names."""

    entry: Entry
    name: PersonalName
    others: tuple[PersonalName, ...]
    context: Context


def person_entries(entries: Sequence[Entry]) -> list[PersonEntry]:
    """One for each entry, in the same order."""
    named = [names_of(entry) for entry in entries]
    companions: defaultdict[str, set[str]] = defaultdict(set)
    for entry, (name, _) in zip(entries, named, strict=True):
        if name.is_full:
            companions[entry.article_id].add(name.joined)
    people: list[PersonEntry] = []
    for entry, (name, others) in zip(entries, named, strict=True):
        own = {name.joined, *(other.joined for other in others)}
        offices = frozenset(
            office for spelling in entry.names for office in parse_name(spelling).offices
        )
        others_here = companions[entry.article_id]
        known = others_here - own if len(others_here) <= MOST_COMPANIONS else ()
        around = Context(offices, companions=frozenset(known))
        context = Context.union((read_roles(entry.titles), around))
        people.append(PersonEntry(entry, name, others, context))
    return people


def names_of(entry: Entry) -> tuple[PersonalName, tuple[PersonalName, ...]]:
    """The name, or the fullest alias that shares a word with a short one; and other full names."""
    name = parse_name(entry.name)
    full = sorted(
        {
            alias
            for alias in map(parse_name, entry.aliases)
            if alias.is_full and set(alias.words) & set(name.words)
        },
        key=lambda alias: (-len(alias.words), alias.shown),
    )
    if not name.is_full and full:
        name = full.pop(0)
    return name, tuple(alias for alias in full if alias.joined != name.joined)
