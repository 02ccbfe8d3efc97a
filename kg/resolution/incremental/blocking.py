"""Under which keys entries are compared, and what therefore hangs together.

Each stage looks candidates up under keys. Here the same keys say which entries can have any
influence on each other: one *asks* under a key, another *answers* to it. Two that only answer
have nothing to do with each other as long as nobody asks: all who are called Hill hang together
only where somebody is called Hill and no more. What does not hang together with a changed entry,
directly or by way of others, stays as it was. A key too many costs time, one too few is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.records import EntityKind
from kg.resolution.context import Context
from kg.resolution.corrections import Named
from kg.resolution.entries import Entry
from kg.resolution.full_names import initials, office_keys, short_forms, shorter_forms
from kg.resolution.incremental.index import Index
from kg.resolution.organizations import compared, is_generic, short_names
from kg.resolution.person_entries import PersonEntry, names_of
from kg.resolution.personal_names import PersonalName
from kg.resolution.places import other_names, place_name


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and whether one asks under it, answers to it, or both."""

    text: str
    asks: bool = False
    answers: bool = False


def keys_of(entry: Entry, context: Context) -> list[Key]:
    """Under which keys an entry is compared with others of its kind, each once."""
    makers: dict[EntityKind, Callable[[], Iterable[Key]]] = {
        "person": lambda: _person(PersonEntry(entry, *names_of(entry), context)),
        "organization": lambda: _organization(entry),
        "place": lambda: _place(entry),
        # They are compared within meetings alone.
        "description": lambda: (),
    }
    merged: dict[str, Key] = {}
    for key in makers[entry.kind]():
        known = merged.get(key.text, Key(key.text))
        merged[key.text] = Key(key.text, key.asks or known.asks, key.answers or known.answers)
    return list(merged.values())


def _person(person: PersonEntry) -> Iterator[Key]:
    if not person.name.is_full:
        yield Key(f"surname {person.name.words[-1]}", asks=True, answers=True)
        return
    for name in (person.name, *person.others):
        yield from _full_name(name)
        for office in office_keys(name, person.context):
            yield Key(f"office {'|'.join(office)}", asks=True, answers=True)
    for word in short_forms(person):
        yield Key(f"surname {word}", answers=True)


def _full_name(name: PersonalName) -> Iterator[Key]:
    yield Key(f"name {name.joined}", asks=True, answers=True)
    for turned in name.rotations():
        yield Key(f"name {turned}", asks=True)
    yield Key(f"initials {'|'.join(initials(name))}", asks=name.has_initials, answers=True)
    if not name.surname_leads:
        yield Key(f"shorter {'|'.join((*name.words, name.generation))}", asks=True)
    for shorter in shorter_forms(name):
        yield Key(f"shorter {'|'.join(shorter)}", answers=True)


def _organization(entry: Entry) -> Iterator[Key]:
    if not is_generic(entry.name):
        yield Key(compared(entry.name), asks=True, answers=True)
    for alias in short_names(entry):
        yield Key(alias, asks=True)


def _place(entry: Entry) -> Iterator[Key]:
    yield Key(place_name(entry), asks=True, answers=True)
    for alias in other_names(entry):
        yield Key(alias, asks=True)


Beside = Mapping[Named, Sequence[Named]]
"""What rulings name together; `Corrections.beside`."""


def around(
    index: Index, kind: EntityKind, beside: Beside, profiles: Iterable[int]
) -> Iterator[set[int]]:
    """The profiles of a kind with all that hangs together with them, in parts that do not.

    Also those without entries, since others hung together by way of them.
    """
    found: set[int] = set()
    for start in profiles:
        part: set[int] = set()
        keys: set[str] = set()
        waiting = [start]
        while waiting:
            profile = waiting.pop()
            if profile in found:
                continue
            found.add(profile)
            part.add(profile)
            waiting += ruled(index, kind, beside, profile)
            for (key,) in index.all(
                "SELECT key FROM term WHERE profile = ? AND kind = ?", profile, kind
            ):
                if key not in keys:
                    keys.add(key)
                    waiting += _under(index, kind, key)
        if part:
            yield part


def ruled(index: Index, kind: EntityKind, beside: Beside, profile: int) -> Iterator[int]:
    """Profiles that a ruling names together with this one."""
    if beside:
        # A profile of which a ruling names an entry by its article has no other entries.
        row = index.one("SELECT plain, article FROM entry WHERE profile = ? LIMIT 1", profile)
        if row is not None:
            yield from named_with(index, kind, beside, *row)


def named_with(
    index: Index, kind: EntityKind, beside: Beside, name: str, article_id: str
) -> Iterator[int]:
    """Profiles that a ruling names together with an entry of that name and article."""
    for one in (Named(kind, name), Named(kind, name, article_id)):
        for other in beside.get(one, ()):
            yield from profiles_named(index, other)


def _under(index: Index, kind: EntityKind, key: str) -> list[int]:
    """Profiles that a key brings together; none where nobody asks, or nobody answers."""
    rows = index.all(
        "SELECT profile, asks, answers FROM term WHERE kind = ? AND key = ?", kind, key
    )
    if any(asks for _, asks, _ in rows) and any(answers for _, _, answers in rows):
        return [profile for profile, _, _ in rows]
    return []


def profiles_named(index: Index, named: Named) -> Iterator[int]:
    """The profiles of the entries that a ruling speaks of."""
    rows = index.all(
        "SELECT DISTINCT profile FROM entry"
        " WHERE plain = ? AND kind = ? AND article = ifnull(?, article)",
        named.name,
        named.kind,
        named.article_id,
    )
    yield from (profile for (profile,) in rows)
