"""One step: articles come, change or go, and what all together say follows.

The result is exactly what `kg.resolution.resolve` says of all articles. Entities come first, then
reports whose parties changed, then meetings, then unnamed parties, which meetings bring together.
Each stage starts from what the one before changed, adds whatever hangs together with it, and runs
the same code on that part as a resolution of everything runs on the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.articles.signature import signature as sign
from kg.records import (
    Disagreement,
    Entity,
    EntityKind,
    EntityReference,
    Extraction,
    Meeting,
    ReportReference,
)
from kg.resolution.corrections import Corrections, Named, plain
from kg.resolution.descriptions import draft_descriptions
from kg.resolution.full_names import CoarseError
from kg.resolution.incremental.blocking import Beside, around, named_with, profiles_named
from kg.resolution.incremental.entities import Identities, looks, settle_entities
from kg.resolution.incremental.index import Index
from kg.resolution.incremental.meetings import Meetings, Pair
from kg.resolution.incremental.profiles import KINDS, Belonging, Profile, Profiles, Where
from kg.resolution.incremental.reports import Reports
from kg.resolution.incremental.rulings import ruled_otherwise
from kg.resolution.incremental.stories import Change, Stories
from kg.resolution.incremental.surroundings import surround
from kg.resolution.incremental.unnamed import unnamed_around, unnamed_of
from kg.resolution.naming import Draft
from kg.resolution.organizations import draft_organizations
from kg.resolution.people import draft_people
from kg.resolution.person_entries import PersonEntry
from kg.resolution.places import draft_places

_NONE = Corrections()
_NAMED: tuple[EntityKind, ...] = ("person", "organization", "place")


@dataclass(slots=True)
class Difference:
    """What differs between two resolutions: what was and what is, None for what is not there.

    Entities come without their members; these are the entries. ``gone`` are the keys of meetings
    that are no more or have changed, ``meetings`` those that are new or have changed. ``names`` are
    of all that these speak of, ``originals`` what articles that tell of them are copies of.
    """

    entities: dict[EntityReference, tuple[Entity | None, Entity | None]]
    entries: dict[Where, tuple[Belonging | None, Belonging | None]]
    gone: set[str]
    meetings: list[tuple[Meeting, list[Disagreement]]]
    names: Mapping[EntityReference, str]
    originals: Mapping[str, str]
    met: set[Pair]
    not_met: set[Pair]
    copies: dict[str, Change]


def update(
    index: Index,
    changed: Iterable[str],
    read: Callable[[str], Extraction | None],
    corrections: Corrections = _NONE,
    signature: Callable[[str], str | None] = lambda _: None,
) -> Difference:
    """Brings the index up to date; what differs from before.

    Args:
        index: what was known before.
        changed: ids of the articles that may be other than they were.
        read: gives such an article as it is now, None where it is gone.
        corrections: what people have ruled, as it is now.
        signature: gives the signature of an article's text where it was kept.
    """
    return _Update(index, read, corrections).run(changed, signature)


class _Update:
    def __init__(
        self, index: Index, read: Callable[[str], Extraction | None], corrections: Corrections
    ) -> None:
        self._index = index
        self._read = read
        self._corrections = corrections
        self._beside: dict[EntityKind, Beside] = {kind: corrections.beside(kind) for kind in KINDS}
        ruled = (named for beside in self._beside.values() for named in beside)
        self._profiles = Profiles(index, {named for named in ruled if named.article_id})
        self._stories = Stories(index, self._text)
        self._reports = Reports(index, self._stories.original)
        self._identities = Identities()

    def run(self, changed: Iterable[str], signature: Callable[[str], str | None]) -> Difference:
        otherwise = ruled_otherwise(self._index, self._corrections)
        single = {one.article_id for one in otherwise if isinstance(one, Named) and one.article_id}
        for article_id in sorted({*changed, *single}):
            self._profiles.remove(article_id)
            self._reports.remove(article_id)
            self._stories.remove(article_id)
            extraction = self._read(article_id)
            if extraction is not None:
                self._profiles.add(extraction)
                self._reports.add(extraction)
                kept = signature(article_id) or sign(extraction.article.text)
                self._stories.add(extraction.article, kept)
        copies = self._stories.settle()
        self._follow_rulings(otherwise)
        for kind in _NAMED:
            self._resolve(kind)
        self._touch_reports(copies)
        meetings = Meetings(self._index, self._reports, self._corrections)
        meetings.find()
        self._resolve_unnamed(meetings)
        told = meetings.tell()
        surround(self._index, self._identities, told.places)
        for kind in KINDS:
            self._profiles.drop_empty(self._profiles.touched[kind].profiles)
        return Difference(
            self._identities.entities,
            self._identities.entries,
            told.gone,
            told.meetings,
            told.names,
            told.originals,
            told.met,
            told.not_met,
            copies,
        )

    def _text(self, article_id: str) -> str:
        extraction = self._read(article_id)
        return "" if extraction is None else extraction.article.text

    # rulings

    def _follow_rulings(self, otherwise: Iterable[Named | ReportReference]) -> None:
        """Touches what is ruled otherwise, or was ruled together with what is gone now."""
        for one in otherwise:
            if isinstance(one, ReportReference):
                self._reports.touch(one)
            else:
                touched = self._profiles.touched[one.kind]
                touched.profiles.update(profiles_named(self._index, one))
        for kind, touched in self._profiles.touched.items():
            for article, name, _ in touched.was:
                touched.profiles.update(
                    named_with(self._index, kind, self._beside[kind], plain(name), article)
                )

    # entities

    def _resolve(self, kind: EntityKind) -> None:
        waiting = set(self._profiles.touched[kind].profiles)
        concerned: list[Profile] = []
        drafts: list[Draft] = []
        while waiting:
            parts = list(around(self._index, kind, self._beside[kind], waiting))
            waiting.clear()
            for part in parts:
                profiles = self._load(part)
                try:
                    drafts += self._draft(kind, profiles)
                    concerned += profiles
                except CoarseError as error:
                    first = {(one.article_id, one.name) for one in error.entries}
                    coarse = [p.id for p in profiles if (p.entry.article_id, p.entry.name) in first]
                    waiting |= part | self._profiles.single_out(coarse)
        settle_entities(self._index, self._profiles, kind, concerned, drafts, self._identities)

    def _draft(self, kind: EntityKind, profiles: list[Profile]) -> list[Draft]:
        """What profiles that hang together are; raises CoarseError as `draft_people` does."""
        rulings = self._corrections if self._ruled(kind, profiles) else _NONE
        if kind == "person":
            people = [profile.person for profile in profiles]
            if _needs_companions(people):
                people = [
                    replace(person, context=self._profiles.with_companions(profile))
                    for person, profile in zip(people, profiles, strict=True)
                ]
            return list(draft_people(people, rulings))
        draft = draft_organizations if kind == "organization" else draft_places
        return list(draft([profile.entry for profile in profiles], rulings))

    def _ruled(self, kind: EntityKind, profiles: Iterable[Profile]) -> bool:
        """Whether rulings speak of any of the profiles."""
        beside = self._beside[kind]
        return bool(beside) and any(
            Named(kind, plain(profile.entry.name), article_id) in beside
            for profile in profiles
            for article_id in (None, profile.entry.article_id)
        )

    def _load(self, profiles: Iterable[int]) -> list[Profile]:
        return sorted(
            self._profiles.load(profiles), key=lambda one: (one.entry.article_id, one.entry.name)
        )

    def _resolve_unnamed(self, meetings: Meetings) -> None:
        """Unnamed parties; concerns the meetings of those that are others now."""
        touched = self._profiles.touched["description"]
        for meeting in meetings.ids:
            touched.profiles.update(unnamed_of(self._index, meeting))
        found, near = unnamed_around(self._index, self._beside["description"], touched.profiles)
        concerned = self._load(found)
        accounts = sorted(
            (sorted(self._reports.told_of(one), key=lambda a: a.reference) for one in near),
            key=lambda told: told[0].reference,
        )
        entries = [profile.entry for profile in concerned]
        drafts = list(draft_descriptions(entries, accounts, self._corrections))
        result = Identities()
        settle_entities(self._index, self._profiles, "description", concerned, drafts, result)
        for where in [*result.entries, *self._entries_of(_renamed(result))]:
            meetings.take(self._reports.meetings_with(where))
        self._identities.entities.update(result.entities)
        self._identities.entries.update(result.entries)

    def _entries_of(self, entities: Iterable[EntityReference]) -> Iterator[Where]:
        for entity in entities:
            yield from self._profiles.members(entity)

    # reports

    def _touch_reports(self, copies: Iterable[str]) -> None:
        for article_id in copies:
            self._reports.touch_article(article_id)
        for where in self._identities.moved():
            self._reports.touch_entry(where)
        for reference in _renamed(self._identities):
            self._reports.touch_entity(reference)
        self._reports.place_all()


def _needs_companions(people: Sequence[PersonEntry]) -> bool:
    """Whether it may matter who is beside people that hang together.

    Not where all have one full name and one walk of life at most, as nearly all people have.
    """
    names = {name.joined for person in people for name in (person.name, *person.others)}
    walks = {person.context.walks for person in people} - {frozenset()}
    return len(names) > 1 or len(walks) > 1


def _renamed(identities: Identities) -> list[EntityReference]:
    """Entities that are still there, but in which a report's meeting would look different."""
    return [
        reference
        for reference, (was, now) in identities.entities.items()
        if was is not None and now is not None and looks(was) != looks(now)
    ]
