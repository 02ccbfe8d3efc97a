"""Choosing the name that is shown and the key that identifies, the same whatever the order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
    def count(self) -> int:
        """How many entries of articles it brings together."""
        return sum(entry.count for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Namesake:
    """What choosing a key needs to know of a draft.

    ``folded`` is its name as it is compared, ``first`` the article and the name of its first entry.
    """

    folded: str
    nameless: bool
    count: int
    first: tuple[str, str]
    discriminators: tuple[str, ...]

    @property
    def is_lone(self) -> bool:
        """Whether nothing but its first article can tell it from namesakes."""
        return self.nameless and not self.discriminators


def best_name(entries: Sequence[Entry], names: Sequence[str]) -> str:
    """The spelling of most entries, then of most mentions, then the plainest."""
    counts: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for entry, name in zip(entries, names, strict=True):
        counts[name] += entry.count
        mentions[name] += sum(times for words, times in entry.mentions if name in words)
    return min(counts, key=lambda name: (-counts[name], -mentions[name], plainness(name)))


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
    """Entities with their keys and members; sorted by key."""
    known = [(draft, best_name(draft.entries, draft.names)) for draft in drafts]
    keys = choose_keys([namesake(draft, name) for draft, name in known])
    entities = [
        replace(described(draft, name, key), members=_members(draft))
        for (draft, name), key in zip(known, keys, strict=True)
    ]
    return sorted(entities, key=lambda entity: entity.key)


def namesake(draft: Draft, name: str) -> Namesake:
    """What `choose_keys` needs of a draft of that name."""
    first = min((entry.article_id, entry.name) for entry in draft.entries)
    return Namesake(fold(name), draft.nameless, draft.count, first, draft.discriminators)


def choose_keys(namesakes: Sequence[Namesake]) -> list[str]:
    """A key for each; of several namesakes, the one of most entries keeps the plain key."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for position, draft in enumerate(namesakes):
        blocks[draft.folded].append(position)
    keys = [""] * len(namesakes)
    for block in blocks.values():
        taken: set[str] = set()
        for position in sorted(block, key=lambda position: _rank(namesakes[position])):
            keys[position] = _free_key(namesakes[position], taken)
            taken.add(keys[position])
    return keys


def described(draft: Draft, name: str, key: str) -> Entity:
    """The entity without its members."""
    seen = {tidy(spelling) for entry in draft.entries for spelling in entry.names}
    seen.update(draft.names)
    return Entity(
        draft.kind,
        key,
        name,
        tuple(sorted(seen - {name})),
        (),
        draft.country,
        draft.latitude,
        draft.longitude,
    )


def reasons(draft: Draft) -> list[str]:
    """Why each of the draft's entries belongs to it."""
    if draft.count == 1:
        return ["named in this article only"]
    return [draft.reasons[position] for position in range(len(draft.entries))]


def _members(draft: Draft) -> tuple[Member, ...]:
    return tuple(
        sorted(
            Member(entry.article_id, entry.name, reason)
            for entry, reason in zip(draft.entries, reasons(draft), strict=True)
        )
    )


def _rank(draft: Namesake) -> tuple[bool, int, tuple[str, str]]:
    return draft.nameless, -draft.count, draft.first


def _free_key(draft: Namesake, taken: set[str]) -> str:
    article_id, name = draft.first
    choices = [f"{draft.folded} ({words})" for words in (*draft.discriminators, article_id)]
    if not draft.nameless:
        choices.insert(0, draft.folded)
    choices.append(f"{draft.folded} ({article_id} {name})")
    return next(choice for choice in choices if choice not in taken)
