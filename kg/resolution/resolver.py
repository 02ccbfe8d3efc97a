"""The whole of resolution: entities first, since meetings are compared by who took part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.articles.signature import signature
from kg.fingerprint import fingerprint
from kg.records import Article, Entity, EntityReference, Extraction, Resolution
from kg.resolution.accounts import accounts_of
from kg.resolution.containment import contain
from kg.resolution.copies import Telling, find_copies
from kg.resolution.corrections import Corrections
from kg.resolution.descriptions import provisional, resolve_descriptions
from kg.resolution.entries import entries_of
from kg.resolution.meetings import build_meetings
from kg.resolution.organizations import resolve_organizations
from kg.resolution.people import resolve_people
from kg.resolution.place_fit import Site, site
from kg.resolution.places import resolve_places
from kg.resolution.regrouping import regroup
from kg.resolution.report_groups import group_reports

RESOLVER_VERSION = fingerprint(
    "kg.resolution",
    "kg/articles/signature.py",
    "kg/spelling.py",
    "kg.ontology/lexicon/countries.yaml",
    "kg.ontology/lexicon/names.yaml",
)
"""Changes whenever the same extractions might give another `Resolution`."""

NO_CORRECTIONS = Corrections()


def resolve(
    extractions: Iterable[Extraction],
    corrections: Corrections = NO_CORRECTIONS,
    signatures: Mapping[str, str] | None = None,
) -> Resolution:
    """Each real-world thing of all articles once, and where their reports disagree.

    The result does not depend on the order of ``extractions``. Entities are sorted by kind and
    key, meetings by key, disagreements by meeting, property and reports. Work grows nearly in
    proportion to the number of entries and reports, since all are compared within blocks only.
    ``signatures`` are those of the articles' texts, where they were kept; others are computed.
    Raises ValueError where two different extractions have one article id.
    """
    ordered = _by_article(extractions)
    articles = {extraction.article.id: extraction.article for extraction in ordered}
    copies = find_copies(
        (_telling(article, signatures or {}) for article in articles.values()),
        lambda article_id: articles[article_id].text,
    )
    originals = {copy.article_id: copy.original for copy in copies}
    named = [
        *resolve_people(entries_of(ordered, "person"), corrections),
        *resolve_organizations(entries_of(ordered, "organization"), corrections),
        *resolve_places(entries_of(ordered, "place"), corrections),
    ]
    look_up = _LookUp(named)
    reports = group_reports(accounts_of(ordered, look_up.party, look_up.place, originals))
    clusters = regroup(reports, corrections)
    unnamed = resolve_descriptions(entries_of(ordered, "description"), clusters, corrections)
    look_up.add(unnamed)
    meetings = list(build_meetings(clusters, look_up.party, lambda *name: look_up.place(*name)[0]))
    entities = contain(
        [*named, *unnamed],
        ordered,
        lambda *name: look_up.place(*name)[0],
        ([account.place for account in cluster.accounts if account.place] for cluster in clusters),
    )
    return Resolution(
        tuple(entities),
        tuple(sorted((meeting for meeting, _ in meetings), key=lambda meeting: meeting.key)),
        tuple(
            sorted(
                (found for _, disagreements in meetings for found in disagreements),
                key=lambda d: (d.meeting, d.property, d.report, d.other_report),
            )
        ),
        copies,
    )


def _telling(article: Article, signatures: Mapping[str, str]) -> Telling:
    kept = signatures.get(article.id) or signature(article.text)
    return Telling(article.id, article.label, article.published, kept)


class _LookUp:
    """From an article and a name in it to the entity that is meant."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities: dict[tuple[str, str], Entity] = {}
        self._places: dict[tuple[str, str], Entity] = {}
        self.add(entities)

    def add(self, entities: Iterable[Entity]) -> None:
        """Adds entities; of one name, people go before organizations before places."""
        for entity in entities:
            for member in entity.members:
                self._entities.setdefault((member.article_id, member.name), entity)
                if entity.kind == "place":
                    self._places[member.article_id, member.name] = entity

    def party(self, article_id: str, name: str) -> EntityReference:
        """The participant of that name; one without an entry stands for its words."""
        entity = self._entities.get((article_id, name))
        return entity.reference if entity else provisional(name)

    def place(self, article_id: str, name: str) -> tuple[EntityReference, Site]:
        """The place of that name, and what comparing needs of it."""
        entity = self._places.get((article_id, name)) or self._entities.get((article_id, name))
        if entity is None:
            entity = Entity("description", provisional(name).key, name, (), ())
        return entity.reference, site(entity)


def _by_article(extractions: Iterable[Extraction]) -> list[Extraction]:
    known: dict[str, Extraction] = {}
    for extraction in extractions:
        article = extraction.article
        if known.setdefault(article.id, extraction) != extraction:
            raise ValueError(f"two different extractions of article {article.id}; pass one of them")
    return [known[article_id] for article_id in sorted(known)]
