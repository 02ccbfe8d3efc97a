"""`apply`: judgements and what was read out of an article in, what holds of it out.

Every judgement is matched with what the reader read, whatever other judgements made of it: so each
can be undone by itself. Of several about one thing the last one decides; corrections of different
fields add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from kg.errors import UsageError
from kg.graph.dates import bounds
from kg.judgements.collection import Judgements
from kg.judgements.entries import FEWEST, Entries
from kg.judgements.matching import Item, find, words_of
from kg.judgements.records import ENTITY_KINDS, Judgement, Kind, Value
from kg.labels import meeting_label
from kg.records import Claim, Extraction, MeetingReport, Span, numbers
from kg.spelling import tidy


@dataclass(frozen=True, slots=True)
class Finding:
    """What a judgement decided about one extraction.

    ``label`` and ``sentence`` are the extraction as it was read. ``index`` is the number
    of a meeting or claim, ``name`` that of an entity now; None where it was rejected. ``changes``
    are fields with what they were and what they are. ``along`` names the rejected entity that
    took a meeting along.
    """

    judgement: Judgement
    item: Item
    label: str
    sentence: Span
    index: int | None = None
    name: str | None = None
    changes: tuple[tuple[str, Value, Value], ...] = ()
    along: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """An article's extraction as it was read, and as judgements leave it.

    ``findings`` are what is decided about what was read. ``matched`` are the judgements' ids and
    the places of their targets that found something here; ``problems`` say by id why a correction
    could not be made. ``gone`` are the meetings and claims that are left out; ``entries`` are the
    entities that were read and are left, with their names now.
    """

    read: Extraction
    extraction: Extraction
    findings: tuple[Finding, ...] = ()
    matched: tuple[tuple[str, int], ...] = ()
    problems: tuple[tuple[str, str], ...] = ()
    gone: frozenset[Item] = frozenset()
    entries: tuple[tuple[Item, str], ...] = ()

    def origin(self, kind: Kind, index: int | None, name: str | None) -> Item | None:
        """What a report or claim (by its number) or an entity (by its name now) was read as."""
        if kind in ENTITY_KINDS:
            return next(
                (item for item, now in self.entries if item.kind == kind and now == name), None
            )
        count = len(self.read.meetings if kind == "meeting" else self.read.claims)
        item = None if index is None or index >= count else Item(kind, index)
        return None if item in self.gone else item


def apply(judgements: Judgements, extraction: Extraction) -> Judged:
    """What holds of an article; ``extraction`` is what the reader read."""
    return _Work(judgements, extraction).done()


class _Work:
    """One article while it is judged."""

    def __init__(self, judgements: Judgements, extraction: Extraction) -> None:
        self._read = extraction
        self._entries = Entries(extraction)
        self._meetings: list[MeetingReport | None] = list(extraction.meetings)
        self._claims: list[Claim | None] = list(extraction.claims)
        self._matched: list[tuple[str, int]] = []
        self._problems: list[tuple[str, str]] = []
        self._drafts: list[Finding] = []
        self._judged: dict[Item, list[Judgement]] = {}
        for judgement in judgements.about_extractions:
            for place, target in enumerate(judgement.targets):
                found = find(target, extraction)
                if found:
                    self._matched.append((judgement.id, place))
                for item in found:
                    self._judged.setdefault(item, []).append(judgement)

    def done(self) -> Judged:
        if not self._judged:
            return Judged(self._read, self._read, entries=self._entries.left())
        of_entities = {i: j for i, j in self._judged.items() if i.kind in ENTITY_KINDS}
        for item, judgements in of_entities.items():
            self._decide(item, judgements)
        self._follow_names()
        for item, judgements in self._judged.items():
            if item not in of_entities:
                self._decide(item, judgements)
        return self._result()

    def _decide(self, item: Item, judgements: Sequence[Judgement]) -> None:
        if judgements[-1].verb == "reject":
            self._drafts.append(self._finding(judgements[-1], item))
            self._reject(item)
            return
        rejections = [place for place, each in enumerate(judgements) if each.verb == "reject"]
        for judgement in judgements[rejections[-1] + 1 if rejections else 0 :]:
            if item.kind == "meeting" and self._meetings[item.index] is None:
                problem = "the meeting has gone with a rejected participant"
                self._problems.append((judgement.id, problem))
                continue
            finding = self._finding(judgement, item)
            if judgement.verb == "correct":
                values: dict[str, Any] = dict(judgement.values)
                try:
                    before = self._correct(item, values)
                except UsageError as error:
                    self._problems.append((judgement.id, str(error)))
                    continue
                changes = tuple((field, was, values[field]) for field, was in before)
                finding = replace(finding, changes=changes)
            self._drafts.append(finding)

    def _reject(self, item: Item) -> None:
        if item.kind == "meeting":
            self._meetings[item.index] = None
        elif item.kind == "claim":
            self._claims[item.index] = None
        else:
            self._entries.reject(item)

    def _correct(self, item: Item, values: dict[str, Any]) -> list[tuple[str, Value]]:
        """Sets fields; gives what they were. ``values`` then names entries as the article does."""
        if item.kind == "meeting":
            return self._correct_meeting(item.index, values)
        if item.kind == "claim":
            return self._correct_claim(item.index, values)
        return self._entries.correct(item, values)

    def _correct_meeting(self, index: int, values: dict[str, Any]) -> list[tuple[str, Value]]:
        report = cast(MeetingReport, self._meetings[index])
        sentence = report.evidence[0]
        if "participants" in values:
            values["participants"] = self._entries.participants(values["participants"], sentence)
        if values.get("place") is not None:
            values["place"] = self._entries.stated_place(values["place"], sentence)
        corrected = replace(report, **values)
        start, end = corrected.start, corrected.end
        if end is not None and (start is None or bounds(end)[1] < bounds(start)[0]):
            raise UsageError(f"the meeting would end on {end} and start on {start}; set both")
        self._meetings[index] = corrected
        return [(field, getattr(report, field)) for field in values]

    def _correct_claim(self, index: int, values: dict[str, Any]) -> list[tuple[str, Value]]:
        claim = cast(Claim, self._claims[index])
        for field in ("speakers", "about", "addressees"):
            if field in values:
                values[field] = self._entries.parties(values[field], claim.evidence[0])
        self._claims[index] = replace(claim, **values)
        return [(field, getattr(claim, field)) for field in values]

    def _follow_names(self) -> None:
        """Lets meetings and claims follow the entities that were renamed or rejected."""
        entries = self._entries
        for index, report in enumerate(self._read.meetings):
            present = _names(map(entries.party, report.participants))
            if len(present) < FEWEST <= len(report.participants):
                gone = [name for name in report.participants if entries.party(name) is None]
                self._take_along(Item("meeting", index), gone[0])
                continue
            place = None if report.place is None else entries.place(report.place)
            self._meetings[index] = replace(report, participants=present, place=place)
        for index, claim in enumerate(self._read.claims):
            self._claims[index] = replace(
                claim,
                speakers=_names(map(entries.party, claim.speakers)),
                about=_names(map(entries.party, claim.about)),
                addressees=_names(map(entries.party, claim.addressees)),
            )

    def _take_along(self, item: Item, name: str) -> None:
        self._meetings[item.index] = None
        cause = next(
            draft.judgement
            for draft in self._drafts
            if draft.judgement.verb == "reject" and self._entries.label(draft.item) == tidy(name)
        )
        self._drafts.append(replace(self._finding(cause, item), along=name))

    def _finding(self, judgement: Judgement, item: Item) -> Finding:
        if item.kind == "meeting":
            report = self._read.meetings[item.index]
            label = meeting_label(
                report.kind, report.participants, report.place, report.start, report.end
            )
            return Finding(judgement, item, label, report.evidence[0])
        if item.kind == "claim":
            claim = self._read.claims[item.index]
            return Finding(judgement, item, words_of(claim), claim.evidence[0])
        sentence = self._entries.sentence(item)
        return Finding(judgement, item, self._entries.label(item), sentence)

    def _result(self) -> Judged:
        records: dict[Kind, Sequence[object | None]] = {
            "meeting": self._meetings,
            "claim": self._claims,
        }
        gone = frozenset(
            Item(kind, index)
            for kind, found in records.items()
            for index, record in enumerate(found)
            if record is None
        )
        rejected = {d.item for d in self._drafts if d.judgement.verb == "reject"}
        findings = []
        for draft in self._drafts:
            if draft.item in rejected or draft.item in gone:
                findings.append(draft)
            elif draft.item.kind in records:
                findings.append(replace(draft, index=draft.item.index))
            else:
                findings.append(replace(draft, name=self._entries.name_now(draft.item)))
        return Judged(
            self._read,
            replace(
                self._read,
                people=self._entries.records("person"),
                organizations=self._entries.records("organization"),
                places=self._entries.records("place"),
                meetings=tuple(each for each in self._meetings if each is not None),
                claims=tuple(each for each in self._claims if each is not None),
                meeting_numbers=_numbers(self._meetings),
                claim_numbers=_numbers(self._claims),
            ),
            tuple(findings),
            tuple(self._matched),
            tuple(self._problems),
            gone,
            self._entries.left(),
        )


def _names(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name is not None}))


def _numbers(records: Sequence[object | None]) -> tuple[int, ...]:
    return numbers(number for number, record in enumerate(records) if record is not None)
