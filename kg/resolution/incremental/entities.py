"""Entities that a change concerns: drafted anew, and given keys among their namesakes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.records import Entity, EntityKind, EntityReference
from kg.resolution.incremental.index import Index, Row, written
from kg.resolution.incremental.profiles import Belonging, Profile, Profiles, Where
from kg.resolution.naming import (
    Draft,
    Namesake,
    best_name,
    choose_keys,
    described,
    namesake,
    reasons,
)

_ENTITY = "kind, key, name, aliases, country, latitude, longitude, around"
_NAMESAKE = "folded, nameless, count, article, first, discriminators"


@dataclass(slots=True)
class Identities:
    """What became of entities, each without its members, and of the entries of articles.

    Both give what was and what is; None for what was not, or is no more.
    """

    entities: dict[EntityReference, tuple[Entity | None, Entity | None]] = field(
        default_factory=dict
    )
    entries: dict[Where, tuple[Belonging | None, Belonging | None]] = field(default_factory=dict)

    def moved(self) -> Iterator[Where]:
        """Entries that belong to another entity than before."""
        for where, (was, now) in self.entries.items():
            if (was and was[0]) != (now and now[0]):
                yield where


def find_entity(index: Index, reference: EntityReference) -> Entity | None:
    """The entity without its members; None where there is none."""
    row = index.one(
        f"SELECT {_ENTITY} FROM entity WHERE kind = ? AND key = ?",  # noqa: S608 - fixed names
        reference.kind,
        reference.key,
    )
    return None if row is None else _entity(row)


def settle_entities(
    index: Index,
    profiles: Profiles,
    kind: EntityKind,
    concerned: Sequence[Profile],
    drafts: Iterable[Draft],
    result: Identities,
) -> None:
    """Puts the entities of the profiles ``concerned`` in the place of those that they had.

    Args:
        index: where they are kept.
        profiles: all profiles.
        kind: the kind of entity.
        concerned: all profiles with entries whose entities may change.
        drafts: what these profiles are now; each profile stands in one of them.
        result: what to tell about it.
    """
    new = [(draft, best_name(draft.entries, draft.names)) for draft in drafts]
    claims = [namesake(draft, name) for draft, name in new]
    keys_before = {profile.belonging[0] for profile in concerned if profile.belonging}
    keys_before |= {key for key, _ in profiles.touched[kind].was.values()}
    old = {key: row for key in keys_before if (row := _row(index, kind, key)) is not None}
    keys, rivals = _keys(index, kind, claims, {key: claim for key, (_, claim) in old.items()})
    after: dict[str, tuple[Entity, Namesake]] = {}
    belongings: dict[tuple[str, str], Belonging] = {}
    for (draft, name), claim in zip(new, claims, strict=True):
        key = keys[claim]
        after[key] = described(draft, name, key), claim
        for entry, reason in zip(draft.entries, reasons(draft), strict=True):
            belongings[entry.article_id, entry.name] = (key, reason)
    renamed = {rival: keys[claim] for rival, claim in rivals.items() if keys[claim] != rival}
    for rival, key in renamed.items():
        row = _row(index, kind, rival)
        if row is not None:
            old[rival] = row
            after[key] = replace(row[0], key=key, within=None), row[1]
    # First, since a key that one gives up may be another's afterwards.
    _rename(index, profiles, kind, renamed, result)
    _move(profiles, kind, concerned, belongings, result)
    for key in {*old, *after}:
        was, claim_before = old.get(key, (None, None))
        now, claim_now = after.get(key, (None, None))
        if now is not None:
            now = replace(now, within=was.within if was else None)
        if was == now and claim_before == claim_now:
            continue
        index.run("DELETE FROM entity WHERE kind = ? AND key = ?", kind, key)
        if now is not None and claim_now is not None:
            _keep(index, now, claim_now)
        if was != now:
            result.entities[EntityReference(kind, key)] = (was, now)


def _keys(
    index: Index, kind: EntityKind, claims: Sequence[Namesake], old: Mapping[str, Namesake]
) -> tuple[dict[Namesake, str], dict[str, Namesake]]:
    """The key of each claim, and the other entities that these keys depend on.

    The keys are those of ``old`` where the claims to a name are the same as before.
    """
    before: defaultdict[str, dict[Namesake, str]] = defaultdict(dict)
    for key, claim in old.items():
        before[claim.folded][claim] = key
    now: defaultdict[str, set[Namesake]] = defaultdict(set)
    for claim in claims:
        now[claim.folded].add(claim)
    keys: dict[Namesake, str] = {}
    contested: list[Namesake] = []
    for folded in before.keys() | now.keys():
        if before[folded].keys() == now[folded]:
            keys.update(before[folded])
        else:
            contested += now[folded] | before[folded].keys()
    rivals = _rivals(index, kind, contested, old)
    among = [claim for claim in contested if claim in now[claim.folded]]
    among += rivals.values()
    keys.update(zip(among, choose_keys(among), strict=True))
    return keys, rivals


def _move(
    profiles: Profiles,
    kind: EntityKind,
    concerned: Iterable[Profile],
    belongings: dict[tuple[str, str], Belonging],
    result: Identities,
) -> None:
    """Notes where the profiles belong now; each is found by its first entry."""
    touched = profiles.touched[kind]
    for where, was in touched.was.items():
        result.entries[where] = (was, None)
    for profile in concerned:
        now = belongings[profile.entry.article_id, profile.entry.name]
        changed = now != profile.belonging
        if changed:
            profiles.settle(profile.id, now)
        for where in profiles.entries(profile.id) if changed else ():
            result.entries[where] = (profile.belonging, now)
    for where in touched.added:
        result.entries[where] = (touched.was.get(where), profiles.belonging(where))


def _rename(
    index: Index,
    profiles: Profiles,
    kind: EntityKind,
    renamed: dict[str, str],
    result: Identities,
) -> None:
    """Gives entities that have changed in nothing else the keys that their namesakes left them."""
    found = [
        (profile, reason, key, new)
        for key, new in renamed.items()
        for profile, reason in index.all(
            "SELECT id, reason FROM profile WHERE kind = ? AND entity = ?", kind, key
        )
    ]
    for profile, reason, key, new in found:
        profiles.settle(profile, (new, reason))
        for where in profiles.entries(profile):
            result.entries[where] = ((key, reason), (new, reason))


def _rivals(
    index: Index, kind: EntityKind, claims: Iterable[Namesake], old: Container[str]
) -> dict[str, Namesake]:
    """By key, the entities that are not ``old`` whose keys may depend on these claims."""
    waiting = [*claims]
    rivals: dict[str, Namesake] = {}
    looked: set[tuple[str, str | None]] = set()
    while waiting:
        claim = waiting.pop()
        # What only its first article tells apart has no rivals beyond that article.
        for article in (claim.first[0], *(() if claim.is_lone else (None,))):
            if (claim.folded, article) in looked:
                continue
            looked.add((claim.folded, article))
            condition = "lone = 0" if article is None else "article = ?"
            for key, *row in index.all(
                f"SELECT key, {_NAMESAKE} FROM entity"  # noqa: S608 - fixed names
                f" WHERE kind = ? AND folded = ? AND {condition}",
                kind,
                claim.folded,
                *(() if article is None else (article,)),
            ):
                if key not in old and key not in rivals:
                    rivals[key] = _namesake(tuple(row))
                    waiting.append(rivals[key])
    return rivals


def _row(index: Index, kind: EntityKind, key: str) -> tuple[Entity, Namesake] | None:
    """An entity without its members, and its claim to a name."""
    row = index.one(
        f"SELECT {_ENTITY}, {_NAMESAKE} FROM entity"  # noqa: S608 - fixed names
        " WHERE kind = ? AND key = ?",
        kind,
        key,
    )
    return None if row is None else (_entity(row[:8]), _namesake(row[8:]))


def _keep(index: Index, entity: Entity, claim: Namesake) -> None:
    index.run(
        f"INSERT INTO entity ({_ENTITY}, {_NAMESAKE}, lone)"  # noqa: S608 - fixed names
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entity.kind,
        entity.key,
        entity.name,
        written(entity.aliases),
        entity.country,
        entity.latitude,
        entity.longitude,
        entity.within and entity.within.key,
        claim.folded,
        claim.nameless,
        claim.count,
        *claim.first,
        written(claim.discriminators),
        claim.is_lone,
    )


def _entity(row: Row) -> Entity:
    kind, key, name, aliases, country, latitude, longitude, around = row
    within = None if around is None else EntityReference("place", around)
    seen = tuple(json.loads(aliases))
    return Entity(kind, key, name, seen, (), country, latitude, longitude, within)


def _namesake(row: Row) -> Namesake:
    folded, nameless, count, article, first, discriminators = row
    return Namesake(
        folded, bool(nameless), count, (article, first), tuple(json.loads(discriminators))
    )


def looks(entity: Entity | None) -> tuple[object, ...] | None:
    """What a report of a meeting shows of an entity."""
    if entity is None:
        return None
    return entity.name, entity.country, entity.latitude, entity.longitude
