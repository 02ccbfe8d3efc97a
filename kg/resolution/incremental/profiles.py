"""Entries of articles by what resolution looks at: those that differ in nothing share a profile.

News repeats itself: ten thousand articles that name Japan hold a few dozen profiles of it. Stages
work on profiles, so that what many articles name costs little more than what one does. Only where
a stage must tell entries of one profile apart does each get a profile of its own.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kg.records import EntityKind, EntityReference, Extraction
from kg.resolution.context import Context
from kg.resolution.corrections import Named, plain
from kg.resolution.entries import Entry, entries_of
from kg.resolution.incremental.blocking import Key, keys_of
from kg.resolution.incremental.index import Index, written
from kg.resolution.organizations import is_generic
from kg.resolution.person_entries import PersonEntry, names_of, person_entries

KINDS: tuple[EntityKind, ...] = ("person", "organization", "place", "description")
"""In the order in which a name of an article means an entry of one of them."""

Where = tuple[str, str, EntityKind]
"""Where an entry stands: its article, its name there, and its kind."""

Belonging = tuple[str, str]
"""The key of the entity that an entry belongs to, and why."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What entries have in common, as one entry that stands for all of them.

    ``context`` is without companions until `Profiles.with_companions` adds them.
    """

    id: int
    entry: Entry
    context: Context
    belonging: Belonging | None

    @property
    def person(self) -> PersonEntry:
        """The person that it is, for a profile of people."""
        name, others = names_of(self.entry)
        return PersonEntry(self.entry, name, others, self.context)


@dataclass(slots=True)
class Touched:
    """What a change touches: profiles, and entries that it took out, put in or moved.

    ``was`` has what the entries belonged to that were there before.
    """

    profiles: set[int] = field(default_factory=set)
    was: dict[Where, Belonging] = field(default_factory=dict)
    added: set[Where] = field(default_factory=set)


class Profiles:
    """The entries and profiles of an index.

    ``singled`` are entries that a ruling names by their article: each has a profile of its own.
    """

    def __init__(self, index: Index, singled: Collection[Named]) -> None:
        self._index = index
        self._singled = singled
        self.touched: dict[EntityKind, Touched] = {kind: Touched() for kind in KINDS}

    def add(self, extraction: Extraction) -> None:
        """Adds the entries of an article."""
        for person in person_entries(entries_of([extraction], "person")):
            known = person.context
            seen = {
                "offices": sorted(known.offices),
                "countries": sorted(known.countries),
                "bodies": sorted(known.bodies),
            }
            # Whose a surname alone is depends on who else is in that article.
            alone = not person.name.is_full
            self._add(person.entry, seen, sorted(known.companions), alone=alone)
        for organization in entries_of([extraction], "organization"):
            self._add(organization, {}, alone=is_generic(organization.name))
        within = {place.name: place.within for place in extraction.places}
        for place in entries_of([extraction], "place"):
            at = {"country": place.country, "at": [place.latitude, place.longitude]}
            self._add(place, {**at, "within": within[place.name]})
        for description in entries_of([extraction], "description"):
            # Which of them are one depends on the meetings that each article tells of.
            self._add(description, {}, alone=True)

    def remove(self, article_id: str) -> None:
        """Takes out the entries of an article."""
        rows = self._index.all(
            "SELECT e.name, e.kind, e.profile, e.mentions, e.companions, p.entity, p.reason"
            " FROM entry e JOIN profile p ON p.id = e.profile WHERE e.article = ?",
            article_id,
        )
        for name, kind, profile, mentions, companions, entity, reason in rows:
            touched = self.touched[kind]
            if entity is not None:
                touched.was[article_id, name, kind] = (entity, reason)
            self._count(kind, profile, -1, mentions, companions)
        self._index.run("DELETE FROM entry WHERE article = ?", article_id)

    def single_out(self, profiles: Iterable[int]) -> set[int]:
        """Gives each entry of these profiles one of its own; the new profiles."""
        new: set[int] = set()
        for profile in profiles:
            row = self._index.one(
                "SELECT kind, content, entity, reason FROM profile WHERE id = ?", profile
            )
            if row is None:
                continue
            kind, text, entity, reason = row
            self._index.run("UPDATE profile SET apart = 1 WHERE id = ?", profile)
            for article, name, mentions, companions in self._index.all(
                "SELECT article, name, mentions, companions FROM entry WHERE profile = ?", profile
            ):
                own = self._profile(kind, {**json.loads(text), "article": article})
                new.add(own)
                self._index.run(
                    "UPDATE profile SET entity = ?, reason = ? WHERE id = ?", entity, reason, own
                )
                self._index.run(
                    "UPDATE entry SET profile = ? WHERE article = ? AND name = ? AND kind = ?",
                    own,
                    article,
                    name,
                    kind,
                )
                self._count(kind, profile, -1, mentions, companions)
                self._count(kind, own, 1, mentions, companions)
        return new

    def load(self, profiles: Iterable[int]) -> Iterator[Profile]:
        """Those of the profiles that have entries."""
        for profile in profiles:
            row = self._index.one(
                "SELECT kind, content, count, entity, reason,"
                " (SELECT min(article) FROM entry WHERE profile = id),"
                " (SELECT json_group_array(json_array(value, count)) FROM tally"
                "  WHERE profile = id AND what = 'mention') FROM profile WHERE id = ?",
                profile,
            )
            if row is not None and row[2]:
                kind, text, count, entity, reason, article, tallies = row
                mentions = [(words, times) for words, times in json.loads(tallies)]
                content = json.loads(text)
                yield Profile(
                    profile,
                    _entry(kind, content, article, count, mentions),
                    _context(content),
                    None if entity is None else (entity, reason),
                )

    def with_companions(self, profile: Profile) -> Context:
        """The context of a profile with the people beside it, who may be many."""
        found = self._index.all(
            "SELECT value FROM tally WHERE profile = ? AND what = 'companion'", profile.id
        )
        companions = frozenset(value for (value,) in found)
        return replace(profile.context, companions=companions)

    def entries(self, profile: int) -> list[Where]:
        """The entries of a profile."""
        return self._index.all("SELECT article, name, kind FROM entry WHERE profile = ?", profile)

    def members(self, entity: EntityReference) -> list[Where]:
        """The entries of an entity."""
        return self._index.all(
            "SELECT e.article, e.name, e.kind FROM profile p JOIN entry e ON e.profile = p.id"
            " WHERE p.kind = ? AND p.entity = ?",
            entity.kind,
            entity.key,
        )

    def belonging(self, where: Where) -> Belonging | None:
        """Which entity an entry belongs to, and why; None where there is no such entry."""
        row = self._index.one(
            "SELECT p.entity, p.reason FROM entry e JOIN profile p ON p.id = e.profile"
            " WHERE e.article = ? AND e.name = ? AND e.kind = ?",
            *where,
        )
        return None if row is None else (row[0], row[1])

    def settle(self, profile: int, belonging: Belonging) -> None:
        """Notes which entity a profile belongs to, and why."""
        self._index.run(
            "UPDATE profile SET entity = ?, reason = ? WHERE id = ?", *belonging, profile
        )

    def drop_empty(self, profiles: Iterable[int]) -> None:
        """Forgets those of the profiles that have no entries any more."""
        for profile in profiles:
            if self._index.one("SELECT 1 FROM profile WHERE id = ? AND count = 0", profile):
                self._index.run("DELETE FROM term WHERE profile = ?", profile)
                # That its entries must be told apart is kept in mind.
                self._index.run("DELETE FROM profile WHERE id = ? AND NOT apart", profile)

    def _add(
        self,
        entry: Entry,
        seen: dict[str, Any],
        companions: Collection[str] = (),
        *,
        alone: bool = False,
    ) -> None:
        """Adds an entry; one that stays ``alone`` may differ from others that look the same."""
        where: Where = (entry.article_id, entry.name, entry.kind)
        content = {"name": entry.name, "aliases": entry.aliases, **seen}
        named = Named(entry.kind, plain(entry.name), entry.article_id)
        if alone or named in self._singled or self._is_apart(entry.kind, content):
            content["article"] = entry.article_id
        profile = self._profile(entry.kind, content)
        mentions, beside = written(entry.mentions), written(companions)
        self._index.run(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
            *where,
            plain(entry.name),
            profile,
            mentions,
            beside,
        )
        self._count(entry.kind, profile, 1, mentions, beside)
        self.touched[entry.kind].added.add(where)

    def _is_apart(self, kind: EntityKind, content: dict[str, Any]) -> bool:
        found = self._index.one(
            "SELECT apart FROM profile WHERE kind = ? AND content = ?", kind, written(content)
        )
        return found is not None and bool(found[0])

    def _profile(self, kind: EntityKind, content: dict[str, Any]) -> int:
        """The profile of that content, a new one if there is none."""
        text = written(content)
        found = self._index.one(
            "SELECT id, count FROM profile WHERE kind = ? AND content = ?", kind, text
        )
        if found is not None and found[1]:
            return int(found[0])
        profile = (
            found[0]
            if found is not None
            else self._index.run("INSERT INTO profile (kind, content) VALUES (?, ?)", kind, text)
        )
        self._index.many(
            "INSERT OR IGNORE INTO term (kind, key, profile, asks, answers) VALUES (?, ?, ?, ?, ?)",
            ((kind, key.text, profile, key.asks, key.answers) for key in _keys(kind, content)),
        )
        return int(profile)

    def _count(
        self, kind: EntityKind, profile: int, step: int, mentions: str, companions: str
    ) -> None:
        """Counts an entry in (1) or out (-1)."""
        self.touched[kind].profiles.add(profile)
        self._index.run("UPDATE profile SET count = count + ? WHERE id = ?", step, profile)
        tallies = [("mention", words, times * step) for words, times in json.loads(mentions)]
        tallies += [("companion", name, step) for name in json.loads(companions)]
        self._index.many(
            "INSERT INTO tally VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            ((profile, *tally) for tally in tallies),
        )
        if step < 0:
            self._index.run("DELETE FROM tally WHERE profile = ? AND count = 0", profile)


def _entry(
    kind: EntityKind,
    content: dict[str, Any],
    article: str = "",
    count: int = 1,
    mentions: Iterable[tuple[str, int]] = (),
) -> Entry:
    """The entry that stands for all of a profile."""
    latitude, longitude = content.get("at", (None, None))
    return Entry(
        kind,
        article,
        content["name"],
        tuple(content["aliases"]),
        tuple(mentions),
        country=content.get("country"),
        latitude=latitude,
        longitude=longitude,
        count=count,
    )


def _context(content: dict[str, Any]) -> Context:
    """What all of a profile is known for."""
    return Context(
        frozenset(content.get("offices", ())),
        frozenset(content.get("countries", ())),
        frozenset(content.get("bodies", ())),
    )


def _keys(kind: EntityKind, content: dict[str, Any]) -> list[Key]:
    return keys_of(_entry(kind, content), _context(content))
