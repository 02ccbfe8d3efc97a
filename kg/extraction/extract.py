"""`extract`: one article in, everything that was read out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from kg.extraction.claims import find_claims
from kg.extraction.counterparts import give_counterparts_offices
from kg.extraction.meetings.finding import find_meetings
from kg.extraction.organizations import find_organizations, organization_record
from kg.extraction.people import find_people, person_record
from kg.extraction.places import find_places, place_record
from kg.extraction.references import References
from kg.fingerprint import fingerprint
from kg.language import Document, annotate
from kg.records import Article, Extraction, Span

READER_VERSION = fingerprint(
    "kg.articles",
    "kg.language",
    "kg.extraction",
    "kg/revisions/notices.py",
    "kg/spelling.py",
    "kg.ontology/lexicon",
)
"""Changes whenever the same article might be read differently, so that builds read it again."""


class _Cluster(Protocol):
    mentions: list[Span]


_C = TypeVar("_C", bound=_Cluster)
_R = TypeVar("_R")


def extract(article: Article) -> Extraction:
    """The people, organizations, places, meetings, claims and citations of ``article``."""
    document = annotate(article)
    people = find_people(document)
    give_counterparts_offices(document, people)
    organizations = find_organizations(document)
    places = find_places(document)
    references = References(document, people, organizations, places)
    claims = find_claims(document, references)
    return Extraction(
        article=article,
        people=_records(document, people, person_record),
        organizations=_records(document, organizations, organization_record),
        places=_records(document, places, lambda c, e: place_record(c, references.geography, e)),
        meetings=find_meetings(document, references, claims),
        claims=claims,
        citations=document.citations,
    )


def _records(
    document: Document, clusters: Sequence[_C], record: Callable[[_C, Span], _R]
) -> tuple[_R, ...]:
    """One record per cluster, with the sentence of its first mention."""
    records = []
    for cluster in clusters:
        sentence = document.sentence_at(cluster.mentions[0].start)
        if sentence is not None:
            records.append(record(cluster, document.span(sentence.start, sentence.end)))
    return tuple(records)
