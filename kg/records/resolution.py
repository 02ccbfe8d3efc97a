"""What all articles say together: entities, meetings, and where reports disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.records.extraction import EntityKind, Status

DisputedProperty = Literal["start", "end", "place", "status", "count"]
"""What reports of one meeting may contradict each other about: fields of `MeetingReport`."""


@dataclass(frozen=True, slots=True, order=True)
class EntityReference:
    """Points at a resolved `Entity` by what identifies it."""

    kind: EntityKind
    key: str


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """One article's entry that belongs to a resolved entity, and why it does, in words."""

    article_id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization, place or unnamed party of the real world, over all articles.

    ``key`` identifies it among the entities of its kind: the folded name and, where several share
    it, what tells them apart. ``aliases`` are all other spellings and short forms seen. A place
    lies ``within`` another: the one around it as articles say, else its country.
    """

    kind: EntityKind
    key: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[Member, ...]
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    within: EntityReference | None = None

    @property
    def reference(self) -> EntityReference:
        return EntityReference(self.kind, self.key)


@dataclass(frozen=True, slots=True, order=True)
class ReportReference:
    """Points at a `MeetingReport`: the article, and its place in ``Extraction.meetings``."""

    article_id: str
    index: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of the real world, as its reports together describe it.

    ``key`` identifies the meeting. ``clearest`` is the report that says most; where reports
    contradict each other its values stand here and a `Disagreement` holds both. ``reason`` says in
    words why these reports are taken for one meeting.
    """

    key: str
    participants: tuple[EntityReference, ...]
    start: str | None
    end: str | None
    place: EntityReference | None
    status: Status
    kind: str
    topics: tuple[str, ...]
    reports: tuple[ReportReference, ...]
    clearest: ReportReference
    reason: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two reports of one meeting that cannot both be right about one property.

    ``property`` is the field of `MeetingReport` ("place"); the values are as a person reads them.
    """

    meeting: str
    property: DisputedProperty
    report: ReportReference
    value: str
    other_report: ReportReference
    other_value: str


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """An article that tells the story of another in its words: a wire copy, or the same again.

    ``original`` is the article of the story that was published first, never itself a copy.
    ``reason`` says in words how much the texts have in common.
    """

    article_id: str
    original: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What all extractions together say: each real-world thing once, and where reports disagree.

    ``copies`` are sorted by article; the reports of one story count as one.
    """

    entities: tuple[Entity, ...]
    meetings: tuple[Meeting, ...]
    disagreements: tuple[Disagreement, ...]
    copies: tuple[Copy, ...] = ()

    @property
    def originals(self) -> dict[str, str]:
        """The article that each copy is one of, by article id."""
        return {copy.article_id: copy.original for copy in self.copies}
