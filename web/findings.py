"""What was read out of one article, as lists that lead to its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.citing import citations_of
from kg.graph.iris import Iris
from kg.records import Claim, Extraction, MeetingReport, Organization, Person, Place, Span
from kg.web.citations import Cited, cited
from kg.web.links import to_iri
from kg.web.passages import fragment
from kg.web.text import human_date

_AT_ONCE = 6
"""Findings of a kind that are shown at once; a single one more is shown too."""

_LONGEST = 110
"""Characters of a claim in a list; the sentence itself is one step away."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, what is said of it, the fragment of its sentence, and its page.

    ``cites`` are the sources that the article gives for it.
    """

    text: str
    detail: str | None
    fragment: str
    page: str | None = None
    cites: tuple[Cited, ...] = ()


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


def findings(
    extraction: Extraction, iris: Iris, pages: Mapping[str, str]
) -> tuple[FindingGroup, ...]:
    """Meetings, claims, people, organizations and places; kinds without findings are left out.

    ``pages`` gives where each name leads, and where each report of a meeting does, by its IRI.
    """
    article = extraction.article.id
    meetings = (
        replace(
            _meeting(each, pages.get(iris.report(article, number))),
            cites=cited(citations_of(extraction, each)),
        )
        for number, each in extraction.numbered_meetings
    )
    claims = (
        replace(
            _claim(each, _page(iris.claim(article, number), iris)),
            cites=cited(citations_of(extraction, each)),
        )
        for number, each in extraction.numbered_claims
    )
    people = (
        (each.name, ", ".join(role.title for role in each.roles) or None, each.evidence)
        for each in extraction.people
    )
    organizations = ((each.name, None, each.evidence) for each in extraction.organizations)
    places = ((each.name, each.country, each.evidence) for each in extraction.places)
    groups = (
        FindingGroup("Meetings", tuple(meetings)),
        FindingGroup("Claims", tuple(claims)),
        FindingGroup("People", tuple(_finding(*each, pages.get(each[0])) for each in people)),
        FindingGroup(
            "Organizations", tuple(_finding(*each, pages.get(each[0])) for each in organizations)
        ),
        FindingGroup("Places", tuple(_finding(*each, pages.get(each[0])) for each in places)),
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


def _finding(text: str, detail: str | None, sentence: Span, page: str | None) -> Finding:
    shown = None if detail == text else detail
    return Finding(text, shown, fragment(sentence.start, sentence.end), page)


def _page(iri: str, iris: Iris) -> str | None:
    link = to_iri(iri, iris.base)
    return link.href if link else None


def _meeting(report: MeetingReport, page: str | None) -> Finding:
    dates = [human_date(day) for day in (report.start, report.end) if day]
    details = [report.status, " to ".join(dates), report.place or ""]
    return _finding(
        " and ".join(report.participants),
        ", ".join(detail for detail in details if detail),
        report.evidence[0],
        page,
    )


def _claim(claim: Claim, page: str | None) -> Finding:
    speaker = ", ".join(claim.speakers) or claim.speaker_text or "unnamed"
    content = " … ".join(part.text for part in claim.content)
    short = content if len(content) <= _LONGEST else f"{content[:_LONGEST].rsplit(' ', 1)[0]} …"
    return _finding(speaker, short, claim.evidence[0], page)
