"""Choosing the name that is shown and the key that identifies, the same whatever the order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.records import Entity, EntityKind, Member
from kg.resolution.entries import Entry
from kg.spelling import fold, plainness, tidy


@dataclass(frozen=True, slots=True)
class Draft:
    """An entity before its key is settled.

    ``names`` are the spellings that may become its name, one for each of ``entries``;
    ``discriminators`` tell it from namesakes, best first. One that is ``nameless`` (a surname
    alone, a description) never takes the plain key, so that a later, fuller one can.
    """

    kind: EntityKind
    entries: tuple[Entry, ...]
    names: tuple[str, ...]
    reasons: Mapping[int, str]
    discriminators: tuple[str, ...] = ()
    nameless: bool = False
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def articles(self) -> list[str]:
        return sorted({entry.article_id for entry in self.entries})


def best_name(entries: Sequence[Entry], names: Sequence[str]) -> str:
    """The spelling of most articles, then of most mentions, then the plainest."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for entry, name in zip(entries, names, strict=True):
        articles[name].add(entry.article_id)
        mentions[name] += sum(name in mention for mention in entry.mentions)
    return min(articles, key=lambda name: (-len(articles[name]), -mentions[name], plainness(name)))


def own_names(
    entries: Sequence[Entry], group: Sequence[int], joined: Container[int]
) -> tuple[str, ...]:
    """For each position of a group a name that may be shown.

    For those that another name ``joined`` to it (an acronym, say) that is the best of the others.
    """
    own = [entries[position] for position in group if position not in joined]
    if not own:
        return tuple(tidy(entries[position].name) for position in group)
    best = best_name(own, [tidy(entry.name) for entry in own])
    return tuple(best if position in joined else tidy(entries[position].name) for position in group)


def name_reason(entry: Entry, name: str) -> str:
    """Why an entry whose name equals ``name`` in every compared letter belongs to it."""
    seen = tidy(entry.name)
    if seen == name:
        return "same name"
    return f"same name in another spelling: '{seen}' as '{name}'"


def settle(drafts: Iterable[Draft]) -> list[Entity]:
    """Entities with their keys; of several namesakes, the one of most articles keeps the plain key.

    Sorted by key.
    """
    namesakes: defaultdict[str, list[tuple[Draft, str]]] = defaultdict(list)
    for draft in drafts:
        name = best_name(draft.entries, draft.names)
        namesakes[fold(name)].append((draft, name))
    entities: list[Entity] = []
    for key, group in namesakes.items():
        group.sort(key=lambda item: (item[0].nameless, -len(item[0].articles), _first(item[0])))
        taken: set[str] = set()
        for draft, name in group:
            chosen = _free_key(key, draft, taken)
            taken.add(chosen)
            entities.append(_entity(draft, name, chosen))
    return sorted(entities, key=lambda entity: entity.key)


def _first(draft: Draft) -> tuple[str, str]:
    return min((entry.article_id, entry.name) for entry in draft.entries)


def _free_key(key: str, draft: Draft, taken: set[str]) -> str:
    article_id, name = _first(draft)
    choices = [f"{key} ({words})" for words in (*draft.discriminators, article_id)]
    if not draft.nameless:
        choices.insert(0, key)
    choices.append(f"{key} ({article_id} {name})")
    return next(choice for choice in choices if choice not in taken)


def _entity(draft: Draft, name: str, key: str) -> Entity:
    seen = {tidy(spelling) for entry in draft.entries for spelling in entry.names}
    seen.update(draft.names)
    alone = len(draft.articles) == 1 and len(draft.entries) == 1
    members = tuple(
        sorted(
            Member(
                entry.article_id,
                entry.name,
                "named in this article only" if alone else draft.reasons[position],
            )
            for position, entry in enumerate(draft.entries)
        )
    )
    return Entity(
        draft.kind,
        key,
        name,
        tuple(sorted(seen - {name})),
        members,
        draft.country,
        draft.latitude,
        draft.longitude,
    )
