"""An extraction as JSON: the one place that knows what ``kg extract --format json`` prints.

Offsets are Unicode code points of the article's stored text; ``end`` is excluded; a span's text
equals ``text[start:end]``. Fields that the article does not support are null or empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.records import (
    Citation,
    Claim,
    Count,
    Extraction,
    MeetingReport,
    Organization,
    Person,
    Place,
    Span,
)


def extraction_to_json(extraction: Extraction) -> dict[str, Any]:
    """Everything that was read out of one article, in values that ``json.dumps`` takes."""
    article = extraction.article
    return {
        "article": {
            "id": article.id,
            "title": article.title,
            "published": article.published,
            "publisher": article.publisher,
            "author": article.author,
            "url": article.url,
            "language": article.language,
            "sha256": article.sha256,
            "text": article.text,
        },
        "people": [_person(person) for person in extraction.people],
        "organizations": [_organization(entry) for entry in extraction.organizations],
        "places": [_place(place) for place in extraction.places],
        "meetings": [_meeting(meeting) for meeting in extraction.meetings],
        "claims": [_claim(claim) for claim in extraction.claims],
        "citations": [_citation(citation) for citation in extraction.citations],
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "roles": [role.title for role in person.roles],
        "mentions": _spans(person.mentions),
    }


def _organization(organization: Organization) -> dict[str, Any]:
    return {
        "name": organization.name,
        "aliases": list(organization.aliases),
        "mentions": _spans(organization.mentions),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "aliases": list(place.aliases),
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "mentions": _spans(place.mentions),
    }


def _meeting(meeting: MeetingReport) -> dict[str, Any]:
    return {
        "participants": list(meeting.participants),
        "start": meeting.start,
        "end": meeting.end,
        "place": meeting.place,
        "status": meeting.status,
        "kind": meeting.kind,
        "topics": list(meeting.topics),
        "trigger": _span(meeting.trigger),
        "evidence": _spans(meeting.evidence),
        "count": meeting.count and _count(meeting.count),
    }


def _count(count: Count) -> dict[str, Any]:
    return {
        "number": count.number,
        "kind": count.kind,
        "at_least": count.at_least,
        "evidence": _span(count.evidence),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "speakers": list(claim.speakers),
        "speaker_text": claim.speaker_text,
        "source": _span(claim.source),
        "cue": _span(claim.cue),
        "content": _spans(claim.content),
        "quotation": claim.quotation,
        "attitude": claim.attitude,
        "negated": claim.negated,
        "about": list(claim.about),
        "said_on": claim.said_on,
        "evidence": _spans(claim.evidence),
        "addressees": list(claim.addressees),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    source = citation.source
    return {
        "mark": citation.mark,
        "span": _span(citation.span),
        "source": source
        and {"listed": _span(source.listed), "title": source.title, "url": source.url},
    }


def _span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _spans(spans: Sequence[Span]) -> list[dict[str, Any] | None]:
    return [_span(span) for span in spans]
