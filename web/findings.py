"""What was read out of one article, as lists that lead to its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.records import Claim, Extraction, MeetingReport, Organization, Person, Place, Span
from kg.web.passages import fragment
from kg.web.text import human_date

_AT_ONCE = 6
"""Findings of a kind that are shown at once; a single one more is shown too."""

_LONGEST = 110
"""Characters of a claim in a list; the sentence itself is one step away."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, what is said of it, and the fragment of its sentence."""

    text: str
    detail: str | None
    fragment: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind, in reading order."""

    label: str
    entries: tuple[Finding, ...]

    @property
    def first(self) -> tuple[Finding, ...]:
        """Those that are shown at once."""
        return self.entries if len(self.entries) <= _AT_ONCE + 1 else self.entries[:_AT_ONCE]

    @property
    def further(self) -> tuple[Finding, ...]:
        """Those that are shown when asked for."""
        return self.entries[len(self.first) :]


def findings(extraction: Extraction) -> tuple[FindingGroup, ...]:
    """Meetings, claims, people, organizations and places; kinds without findings are left out."""
    people = (
        (each.name, ", ".join(role.title for role in each.roles) or None, each.evidence)
        for each in extraction.people
    )
    groups = (
        FindingGroup("Meetings", tuple(_meeting(each) for each in extraction.meetings)),
        FindingGroup("Claims", tuple(_claim(each) for each in extraction.claims)),
        FindingGroup("People", tuple(_finding(*each) for each in people)),
        FindingGroup(
            "Organizations",
            tuple(_finding(each.name, None, each.evidence) for each in extraction.organizations),
        ),
        FindingGroup(
            "Places",
            tuple(_finding(each.name, each.country, each.evidence) for each in extraction.places),
        ),
    )
    return tuple(group for group in groups if group.entries)


def evidence(extraction: Extraction) -> Iterator[Span]:
    """Every sentence that supports something."""
    entities: tuple[Person | Organization | Place, ...] = (
        *extraction.people,
        *extraction.organizations,
        *extraction.places,
    )
    facts: tuple[MeetingReport | Claim, ...] = (*extraction.meetings, *extraction.claims)
    for entity in entities:
        yield entity.evidence
    for person in extraction.people:
        yield from (role.evidence for role in person.roles)
    for fact in facts:
        yield from fact.evidence


def _finding(text: str, detail: str | None, sentence: Span) -> Finding:
    shown = None if detail == text else detail
    return Finding(text, shown, fragment(sentence.start, sentence.end))


def _meeting(report: MeetingReport) -> Finding:
    dates = [human_date(day) for day in (report.start, report.end) if day]
    details = [report.status, " to ".join(dates), report.place or ""]
    return _finding(
        " and ".join(report.participants),
        ", ".join(detail for detail in details if detail),
        report.evidence[0],
    )


def _claim(claim: Claim) -> Finding:
    speaker = ", ".join(claim.speakers) or claim.speaker_text or "unnamed"
    content = " … ".join(part.text for part in claim.content)
    short = content if len(content) <= _LONGEST else f"{content[:_LONGEST].rsplit(' ', 1)[0]} …"
    return _finding(speaker, short, claim.evidence[0])
