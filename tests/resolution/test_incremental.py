"""Resolution step by step says exactly what resolution of all articles at once says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.records import (
    Copy,
    Disagreement,
    Entity,
    EntityReference,
    Extraction,
    Meeting,
    Member,
    Resolution,
)
from kg.resolution import Corrections, resolve
from kg.resolution.incremental import Difference, Index, update
from kg.resolution.incremental.profiles import Where
from tests.resolution.worlds import steps

Name = TypeVar("Name")
Value = TypeVar("Value")


def _follow(
    known: dict[Name, Value], changed: Mapping[Name, tuple[Value | None, Value | None]]
) -> None:
    """Make the changes, each of which must start from what is known."""
    for name, (was, now) in changed.items():
        assert known.get(name) == was, name
        if now is None:
            known.pop(name, None)
        else:
            known[name] = now


class Kept:
    """What differences add up to; each must start from what the one before left."""

    def __init__(self) -> None:
        self.entities: dict[EntityReference, Entity] = {}
        self.entries: dict[Where, tuple[str, str]] = {}
        self.meetings: dict[str, tuple[Meeting, list[Disagreement]]] = {}
        self.met: set[tuple[EntityReference, EntityReference]] = set()
        self.copies: dict[str, Copy] = {}

    def apply(self, difference: Difference) -> None:
        _follow(self.entities, difference.entities)
        _follow(self.entries, difference.entries)
        _follow(self.copies, difference.copies)
        for key in difference.gone:
            del self.meetings[key]
        for meeting, disagreements in difference.meetings:
            assert meeting.key not in self.meetings
            self.meetings[meeting.key] = (meeting, disagreements)
        assert not difference.met & self.met
        assert difference.not_met <= self.met
        self.met = (self.met | difference.met) - difference.not_met

    def resolution(self) -> Resolution:
        members: dict[EntityReference, list[Member]] = {}
        for (article, name, kind), (key, reason) in self.entries.items():
            members.setdefault(EntityReference(kind, key), []).append(Member(article, name, reason))
        assert members.keys() == self.entities.keys()
        return Resolution(
            tuple(
                replace(entity, members=tuple(sorted(members[reference])))
                for reference, entity in sorted(self.entities.items())
            ),
            tuple(meeting for _, (meeting, _) in sorted(self.meetings.items())),
            tuple(
                sorted(
                    (one for _, found in self.meetings.values() for one in found),
                    key=lambda d: (d.meeting, d.property, d.report, d.other_report),
                )
            ),
            tuple(sorted(self.copies.values())),
        )


def met(resolution: Resolution) -> set[tuple[EntityReference, EntityReference]]:
    return {
        (one, other)
        for meeting in resolution.meetings
        if meeting.status == "held"
        for one in meeting.participants
        for other in meeting.participants
        if one != other
    }


@given(st.lists(steps(), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_step_by_step_is_all_at_once(
    taken: list[tuple[dict[str, Extraction | None], Corrections | None]],
) -> None:
    index, kept = Index(":memory:"), Kept()
    index.begin("test", None)
    articles: dict[str, Extraction] = {}
    decisions = Corrections()
    for changed, decided in taken:
        for article_id, extraction in changed.items():
            if extraction is None:
                articles.pop(article_id, None)
            else:
                articles[article_id] = extraction
        decisions = decisions if decided is None else decided
        kept.apply(update(index, changed, articles.get, decisions))
        expected = resolve(articles.values(), decisions)
        assert kept.resolution() == expected
        assert kept.met == met(expected)
    index.close()
