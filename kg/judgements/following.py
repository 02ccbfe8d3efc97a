"""Judgements that follow an article whose file was moved and changed at once.

A judgement finds an article whose text was changed by the name of its file. Where that was changed
too, the store knows what it was before, and the judgement names the article by both. The file of
judgements stays as people wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.graph.converter.facts import as_node
from kg.graph.kept import kept
from kg.graph.store import Store
from kg.graph.terms import KG, PROV, value_of_text
from kg.judgements.collection import Judgements
from kg.judgements.records import ArticleName, Judgement, Target

Names = Mapping[str, frozenset[str]]
"""What files are called now, by what they were called before."""


def followed(judgements: Judgements, store: Store) -> Judgements:
    """The judgements, which name articles as the store calls them now, too."""
    return with_names(judgements, _moves(store)) if judgements.entries else judgements


def with_names(judgements: Judgements, moves: Iterable[tuple[str, str]]) -> Judgements:
    """The judgements, which name each file of the first name by the second, too."""
    names: dict[str, frozenset[str]] = {}
    for before, now in moves:
        if before != now:
            names[before] = names.get(before, frozenset()) | {now}
    if not names:
        return judgements
    return Judgements(tuple(_judgement(entry, names) for entry in judgements.entries))


@kept
def _moves(store: Store) -> tuple[tuple[str, str], ...]:
    """What the files of corrected articles were called, and what they are called now."""
    found = store.match(None, PROV.wasRevisionOf)
    earlier = {as_node(quad.subject): as_node(quad.object) for quad in found}
    if not earlier:
        return ()
    named = store.match(None, KG.fileName)
    names = {as_node(quad.subject): value_of_text(quad.object) for quad in named}
    moves = set()
    for latest in earlier.keys() - earlier.values():
        version = earlier.get(latest)
        while version is not None:
            moves.add((names[version], names[latest]))
            version = earlier.get(version)
    return tuple(sorted(moves))


def _judgement(entry: Judgement, names: Names) -> Judgement:
    return replace(
        entry,
        targets=tuple(_target(target, names) for target in entry.targets),
        sides=tuple(tuple(_target(target, names) for target in side) for side in entry.sides),
    )


def _target(target: Target, names: Names) -> Target:
    more = [new for name in target.articles for new in _called_now(name, names)]
    return replace(target, articles=tuple(dict.fromkeys([*target.articles, *more])))


def _called_now(name: ArticleName, names: Names) -> Iterator[ArticleName]:
    for now in sorted(names.get(name.source or "", ())):
        yield replace(name, source=now)
    for now in sorted(names.get(name.stated or "", ())):
        yield replace(name, stated=now)
