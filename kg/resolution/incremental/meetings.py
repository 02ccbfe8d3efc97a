"""Meetings that a change concerns: what their reports together say, and what came of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from kg.records import Disagreement, EntityReference, Meeting
from kg.resolution.accounts import Cluster
from kg.resolution.corrections import Corrections
from kg.resolution.incremental.clusters import cluster_reports
from kg.resolution.incremental.entities import find_entity
from kg.resolution.incremental.index import Index, hashed, written
from kg.resolution.incremental.reports import Reports, meeting_id
from kg.resolution.meetings import MeetingDraft, draft_meeting, meeting_of

Pair = tuple[EntityReference, EntityReference]


@dataclass(slots=True)
class Told:
    """What became of meetings.

    ``gone`` are the keys of meetings that are no more or that ``meetings`` has anew, ``names`` the
    names of all that these speak of, ``originals`` the articles that those that tell of them are
    copies of. ``met`` are the pairs of entities that have met now, ``not_met``
    those that have not any longer. ``places`` are those of all meetings concerned.
    """

    gone: set[str] = field(default_factory=set)
    meetings: list[tuple[Meeting, list[Disagreement]]] = field(default_factory=list)
    names: dict[EntityReference, str] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    met: set[Pair] = field(default_factory=set)
    not_met: set[Pair] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


class Meetings:
    """Tells again of the meetings that are concerned, and of no others."""

    def __init__(self, index: Index, reports: Reports, corrections: Corrections) -> None:
        self._index = index
        self._reports = reports
        self._corrections = corrections
        self._clusters: dict[str, Cluster] = {}
        self._before: set[str] = set(reports.meetings)
        self._names: dict[EntityReference, str] = {}

    @property
    def ids(self) -> set[str]:
        """All meetings that are concerned, as they are now."""
        return set(self._clusters)

    def find(self) -> None:
        """Finds the meetings that the touched reports tell of now."""
        for cluster in self._cluster(self._reports.blocks):
            identity = meeting_id(cluster.first)
            self._clusters[identity] = cluster
            for account in cluster.accounts:
                earlier = self._reports.assign(account.reference, identity)
                if earlier:
                    self._before.add(earlier)

    def take(self, meetings: Iterable[str]) -> None:
        """Concerns further meetings, of which the same reports tell as before."""
        wanted = set(meetings) - self._clusters.keys()
        blocks = {
            block
            for meeting in wanted
            for (block,) in self._index.all("SELECT block FROM report WHERE meeting = ?", meeting)
        }
        for cluster in self._cluster(blocks) if wanted else ():
            identity = meeting_id(cluster.first)
            if identity in wanted:
                self._clusters[identity] = cluster
                self._before.add(identity)

    def _cluster(self, blocks: Iterable[str]) -> list[Cluster]:
        return cluster_reports(self._index, self._reports, self._corrections, blocks)

    def tell(self) -> Told:
        """What became of the meetings; whom they speak of must be settled."""
        drafts = {identity: self._draft(one) for identity, one in self._clusters.items()}
        self.take(self._whose_keys_change(drafts.values()))
        drafts = {
            identity: drafts.get(identity) or self._draft(one)
            for identity, one in self._clusters.items()
        }
        shared = self._shared(drafts.values())
        told = Told()
        pairs: Counter[Pair] = Counter()
        before: dict[str, tuple[str, str]] = {}
        for identity in self._before:
            row = self._index.one("SELECT key, state, met FROM meeting WHERE id = ?", identity)
            if row is not None:
                before[identity] = (row[0], row[1])
                pairs.subtract(_pairs([EntityReference(*one) for one in json.loads(row[2])]))
                told.places |= self._forget(identity)
        for identity, draft in drafts.items():
            key = draft.key_of_several if draft.key in shared else draft.key
            meeting, disagreements = meeting_of(draft, key)
            names = self._names_in(meeting)
            stories = sorted({(a.reference.article_id, a.story) for a in draft.ordered})
            state = hashed(repr((meeting, disagreements, sorted(names.items()), stories)))
            met = meeting.participants if meeting.status == "held" else ()
            pairs.update(_pairs(met))
            told.places |= self._keep(identity, draft, key, state, met)
            if before.get(identity) == (key, state):
                del before[identity]
            else:
                told.meetings.append((meeting, disagreements))
                told.names.update(names)
                told.originals.update(stories)
        told.gone = {key for key, _ in before.values()}
        self._count(pairs, told)
        return told

    def _draft(self, cluster: Cluster) -> MeetingDraft:
        return draft_meeting(cluster, self._reports.party, self._reports.place)

    def _whose_keys_change(self, drafts: Iterable[MeetingDraft]) -> set[str]:
        """Other meetings that share a key with others now and did not before, or the reverse."""
        now = Counter(draft.key for draft in drafts)
        before: Counter[str] = Counter()
        for identity in self._before:
            row = self._index.one("SELECT base FROM meeting WHERE id = ?", identity)
            before.update(row or ())
        found: set[str] = set()
        for base in before.keys() | now.keys():
            others = self._others(base)
            if (len(others) + before[base] > 1) != (len(others) + now[base] > 1):
                found |= others
        return found

    def _shared(self, drafts: Iterable[MeetingDraft]) -> set[str]:
        """Keys that do not tell a meeting from all others."""
        now = Counter(draft.key for draft in drafts)
        return {key for key, count in now.items() if count + len(self._others(key)) > 1}

    def _others(self, base: str) -> set[str]:
        """The meetings of that key that are not concerned."""
        rows = self._index.all("SELECT id FROM meeting WHERE base = ?", base)
        return {identity for (identity,) in rows} - self._before

    def _names_in(self, meeting: Meeting) -> dict[EntityReference, str]:
        references = {*meeting.participants, *([meeting.place] if meeting.place else [])}
        for reference in references:
            if reference in self._names:
                continue
            entity = find_entity(self._index, reference)
            if entity is None:
                raise LookupError(f"no entity {reference} in the index")
            self._names[reference] = entity.name
        return {reference: self._names[reference] for reference in references}

    def _keep(
        self,
        identity: str,
        draft: MeetingDraft,
        key: str,
        state: str,
        met: Sequence[EntityReference],
    ) -> set[str]:
        """Notes a meeting; the places where its reports have it, where these are several."""
        told = written([[one.kind, one.key] for one in met])
        self._index.run(
            "INSERT INTO meeting VALUES (?, ?, ?, ?, ?)", identity, draft.key, key, state, told
        )
        accounts = draft.cluster.accounts
        places = {one.place.key for one in accounts if one.place and one.place.kind == "place"}
        if len(places) < 2:
            return set()
        self._index.many("INSERT INTO venue VALUES (?, ?)", ((place, identity) for place in places))
        return places

    def _forget(self, identity: str) -> set[str]:
        places = self._index.all("SELECT place FROM venue WHERE meeting = ?", identity)
        self._index.run("DELETE FROM venue WHERE meeting = ?", identity)
        self._index.run("DELETE FROM meeting WHERE id = ?", identity)
        return {place for (place,) in places}

    def _count(self, pairs: Counter[Pair], told: Told) -> None:
        """Who has met whom: at least one meeting of them was held."""
        for pair, change in pairs.items():
            if not change:
                continue
            names = [f"{one.kind} {one.key}" for one in pair]
            row = self._index.one("SELECT count FROM met WHERE one = ? AND other = ?", *names)
            count = row[0] if row else 0
            if count + change:
                self._index.run(
                    "INSERT OR REPLACE INTO met VALUES (?, ?, ?)", *names, count + change
                )
            else:
                self._index.run("DELETE FROM met WHERE one = ? AND other = ?", *names)
            if not count:
                told.met.add(pair)
            elif not count + change:
                told.not_met.add(pair)


def _pairs(participants: Sequence[EntityReference]) -> Iterable[Pair]:
    return permutations(participants, 2)
