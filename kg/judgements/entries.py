"""The people, organizations and places of one article while judgements change them.

What a meeting or a claim calls somebody is the name of an entry, or a description. So an entry
that gets another name takes its meetings and claims along, and one that is rejected leaves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from kg.errors import UsageError
from kg.judgements.matching import Entity, Item, entities
from kg.judgements.records import Value
from kg.records import EntityKind, Extraction, Organization, Person, Place, Role, Span
from kg.spelling import fold, tidy

_PARTIES: tuple[EntityKind, ...] = ("person", "organization", "place")
_PLACES: tuple[EntityKind, ...] = ("place", "organization", "person")
_PREFIX = re.compile(r"(person|organization|place|description):\s*(.+)", re.DOTALL)

FEWEST = 2
"""Participants below whom there is no meeting."""


class Entries:
    """The entries of an article: as they were read, and as judgements leave them."""

    def __init__(self, extraction: Extraction) -> None:
        self._text = extraction.article.text
        self._read = {kind: entities(extraction, kind) for kind in _PARTIES}
        self._now: dict[EntityKind, dict[int, Entity]] = {
            kind: dict(enumerate(entries)) for kind, entries in self._read.items()
        }

    def records(self, kind: EntityKind) -> tuple[Any, ...]:
        """The entries of a kind as they are now, those that were added last."""
        names = {each.name for entries in self._now.values() for each in entries.values()}
        return tuple(
            replace(entry, within=self._around(entry.within, names))
            if isinstance(entry, Place)
            else entry
            for _, entry in sorted(self._now[kind].items())
        )

    def left(self) -> tuple[tuple[Item, str], ...]:
        """The entries that were read and are left, with their names now."""
        return tuple(
            (Item(kind, index), entry.name)
            for kind, entries in self._now.items()
            for index, entry in entries.items()
            if index < len(self._read[kind])
        )

    def reject(self, item: Item) -> None:
        """Takes an entry out."""
        del self._now[_kind(item)][item.index]

    def correct(self, item: Item, values: dict[str, Any]) -> list[tuple[str, Value]]:
        """Sets fields of an entry; gives what they were.

        Raises:
            UsageError: another entry has the new name already.
        """
        entry = self._now[_kind(item)][item.index]
        name = values.get("name", entry.name)
        if name != entry.name and any(
            other.name == name for others in self._now.values() for other in others.values()
        ):
            raise UsageError(f"the article has another entry with the name {name!r}")
        before = [(field, _value(entry, field)) for field in values]
        if values.get("within") is not None:
            values["within"] = self._stated(values["within"], ("place",), entry.evidence)
        changes = dict(values)
        if "roles" in changes and isinstance(entry, Person):
            known = {role.title: role for role in entry.roles}
            changes["roles"] = tuple(
                known.get(title, Role(title, entry.evidence)) for title in changes["roles"]
            )
        if name != entry.name and "aliases" not in changes:
            # The article goes on saying what it says; its words stay a name of the entry.
            changes["aliases"] = tuple(sorted({*entry.aliases, tidy(entry.name)} - {name}))
        self._now[_kind(item)][item.index] = replace(entry, **changes)
        return before

    def label(self, item: Item) -> str:
        """The name that an entry was read with."""
        return tidy(self._read[_kind(item)][item.index].name)

    def sentence(self, item: Item) -> Span:
        """The sentence of its first mention."""
        return self._read[_kind(item)][item.index].evidence

    def name_now(self, item: Item) -> str:
        """What an entry that was not rejected is called now."""
        return self._now[_kind(item)][item.index].name

    def party(self, name: str) -> str | None:
        """What a participant, speaker or subject is called now; None where it was rejected."""
        return self._now_called(name, _PARTIES)

    def place(self, name: str) -> str | None:
        """The same for the place of a meeting."""
        return self._now_called(name, _PLACES)

    def parties(self, stated: Sequence[str], evidence: Span) -> tuple[str, ...]:
        """Whom a correction names: entries of the article, or new ones.

        A name is that of an entry, in any of its spellings; ``person:NAME`` and the like add an
        entry that the article lacks, ``description:WORDS`` somebody without a name.

        Raises:
            UsageError: the article has nobody of that name.
        """
        return tuple(sorted({self._stated(each, _PARTIES, evidence) for each in stated}))

    def participants(self, stated: Sequence[str], evidence: Span) -> tuple[str, ...]:
        """The same for those who met, who are two at least.

        Raises:
            UsageError: as `parties` does, or these are fewer.
        """
        found = self.parties(stated, evidence)
        if len(found) < FEWEST:
            raise UsageError(
                f"participants is {' and '.join(map(repr, stated))}, which is {found[0]} alone; a"
                " meeting has two or more: name all of them, parted by semicolons, or reject it"
            )
        return found

    def stated_place(self, stated: str, evidence: Span) -> str:
        """The same for a place."""
        return self._stated(stated, _PLACES, evidence)

    def _now_called(self, name: str, kinds: Sequence[EntityKind]) -> str | None:
        """Follows a name as the graph does: the first kind that has an entry of this name."""
        there = False
        for kind in kinds:
            for index, entry in enumerate(self._read[kind]):
                if entry.name == name:
                    there = True
                    if index in self._now[kind]:
                        return self._now[kind][index].name
        return None if there else name

    def _stated(self, stated: str, kinds: Sequence[EntityKind], evidence: Span) -> str:
        prefixed = _PREFIX.fullmatch(stated)
        if prefixed is None:
            found = self._spelt(stated, kinds)
            if found is not None:
                return found
            names = sorted(tidy(entry.name) for kind in kinds for entry in self._now[kind].values())
            raise UsageError(
                f"the article names no {stated!r}; it names {', '.join(names) or 'nobody'}; to add"
                f" somebody or something, write person:, organization:, place: or description: in"
                f" front"
            )
        kind, name = cast(EntityKind, prefixed[1]), prefixed[2].strip()
        if kind == "description":
            return name
        if all(entry.name != name for entry in self._now[kind].values()):
            entries = self._now[kind]
            # Behind all that were read, whose numbers they keep.
            entries[max((*entries, len(self._read[kind]) - 1), default=-1) + 1] = self._new(
                kind, name, evidence
            )
        return name

    def _spelt(self, name: str, kinds: Sequence[EntityKind]) -> str | None:
        """The entry of this name, else the first of this other name."""
        entries = [entry for kind in kinds for entry in self._now[kind].values()]
        of_name = [entry for entry in entries if fold(entry.name) == fold(name)]
        of_alias = [entry for entry in entries if fold(name) in map(fold, entry.aliases)]
        return next((entry.name for entry in (*of_name, *of_alias)), None)

    def _new(self, kind: EntityKind, name: str, evidence: Span) -> Entity:
        mentions = tuple(_mentions(name, self._text))
        if kind == "person":
            return Person(name, (), (), mentions, evidence)
        if kind == "organization":
            return Organization(name, (), mentions, evidence)
        return Place(name, (), None, None, None, mentions, evidence)

    def _around(self, name: str | None, names: set[str]) -> str | None:
        around = None if name is None else self.place(name)
        return around if around in names else None


def _kind(item: Item) -> EntityKind:
    return cast(EntityKind, item.kind)


def _value(entry: Entity, field: str) -> Value:
    if field == "roles" and isinstance(entry, Person):
        return tuple(sorted({role.title for role in entry.roles}))
    return cast(Value, getattr(entry, field))


def _mentions(name: str, text: str) -> Iterator[Span]:
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Span(found.start(), found.end(), found.group())
