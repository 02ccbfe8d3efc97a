"""The page of a meeting: its reports side by side, what they agree on and where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.graph.store import Store
from kg.labels import count_in_words
from kg.questions.binding import Iri, bind
from kg.web.citations import cited_by
from kg.web.evidence import Evidence
from kg.web.kinds.comparison import (
    Comparison,
    Dispute,
    Named,
    Report,
    compared,
)
from kg.web.kinds.entries import without_dates
from kg.web.kinds.stories import Card, folded
from kg.web.kinds.thing import Thing
from kg.web.links import to_iri, to_sentence
from kg.web.rows import select
from kg.web.site import Site

_MOST_REPORTS: Final = 60
_MOST_DISPUTES: Final = 500

_MEETING = """
SELECT ?start ?end ?status ?kind ?place ?place_label ?reports ?independent ?reason
WHERE {
  ?thing kg:status ?status ;
         kg:kind ?kind ;
         kg:reportCount ?reports ;
         kg:independentReportCount ?independent .
  OPTIONAL { ?thing kg:identityReason ?reason }
  OPTIONAL { ?thing schema:startDate ?start }
  OPTIONAL { ?thing schema:endDate ?end }
  OPTIONAL { ?thing sem:hasPlace ?place . ?place rdfs:label ?place_label }
}
LIMIT 1
"""
_PARTIES = """
SELECT DISTINCT ?party ?label
WHERE { ?thing sem:hasActor ?party . ?party rdfs:label ?label }
ORDER BY ?label ?party
"""
_TOPICS = "SELECT DISTINCT ?topic WHERE { ?thing kg:topic ?topic } ORDER BY ?topic"
_REPORTS = f"""
SELECT ?report ?article ?title ?publisher ?published ?start ?end ?status ?kind ?place ?place_iri
       ?sentence ?first ?last ?original ?original_title ?number ?is_least
WHERE {{
  ?thing kg:describedIn ?report .
  ?report kg:status ?status ;
          kg:kind ?kind ;
          kg:inArticle ?article ;
          kg:leadEvidence ?evidence .
  ?evidence oa:hasSelector ?position ;
            oa:hasSelector ?quote .
  ?position oa:start ?first ;
            oa:end ?last .
  ?quote oa:exact ?sentence .
  ?article rdfs:label ?title .
  OPTIONAL {{ ?article schema:publisher ?publisher }}
  OPTIONAL {{ ?article schema:datePublished ?published }}
  OPTIONAL {{ ?article kg:copyOf ?original . ?original rdfs:label ?original_title }}
  OPTIONAL {{ ?report kg:count ?number ; kg:countIsLeast ?is_least }}
  OPTIONAL {{ ?report kg:start ?start }}
  OPTIONAL {{ ?report kg:end ?end }}
  OPTIONAL {{ ?report kg:place ?local . ?local rdfs:label ?place . ?local kg:refersTo ?place_iri }}
}}
ORDER BY DESC(BOUND(?published)) ?published ?article ?first ?report
LIMIT {_MOST_REPORTS}
"""
_OF_REPORTS = """
SELECT ?report ?name ?party
WHERE { ?report kg:participant ?local . ?local rdfs:label ?name ; kg:refersTo ?party }
ORDER BY ?name ?party
"""
_TOPICS_OF_REPORTS = "SELECT ?report ?topic WHERE { ?report kg:topic ?topic } ORDER BY ?topic"
_DISPUTES = f"""
SELECT ?about ?report ?value ?other ?other_value
WHERE {{
  ?disagreement kg:meeting ?thing ;
                kg:property ?about ;
                kg:report ?report ;
                kg:value ?value ;
                kg:otherReport ?other ;
                kg:otherValue ?other_value .
}}
ORDER BY ?about ?value ?other_value ?report ?other
LIMIT {_MOST_DISPUTES}
"""


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """All that the page of a meeting needs.

    ``articles`` counts those that report it, ``independent`` those of them that are no copies;
    ``reports`` is how many reports there are, of which ``cards`` fold some.
    """

    label: str
    kind: str
    status: str
    start: str | None
    end: str | None
    place: Named | None
    parties: tuple[Named, ...]
    topics: tuple[str, ...]
    articles: int
    independent: int
    reports: int
    reason: str | None
    comparisons: tuple[Comparison, ...]
    cards: tuple[Card, ...]


def meeting_page(site: Site, thing: Thing) -> MeetingPage | None:
    """What the graph knows of the meeting; None where it is none that newskg resolved."""
    store = site.store
    bound = {"thing": [Iri(thing.iri)]}
    known = next(select(store, bind(_MEETING, bound)), None)
    if known is None:
        return None
    start, end, status, kind, place, place_label, articles, independent, reason = known
    base = store.iris.base
    disputes = tuple(
        Dispute(*(each or "" for each in row)) for row in select(store, bind(_DISPUTES, bound))
    )
    cards = _cards(store, thing.iri, disputes)
    return MeetingPage(
        label=without_dates(thing.label, start, end),
        kind=kind or "",
        status=status or "",
        start=start,
        end=end,
        place=_named(place_label, place, base) if place else None,
        parties=tuple(
            _named(label, party, base) for party, label in select(store, bind(_PARTIES, bound))
        ),
        topics=tuple(topic or "" for (topic,) in select(store, bind(_TOPICS, bound))),
        articles=int(articles or 0),
        independent=int(independent or 0),
        reports=len(cards),
        reason=reason,
        comparisons=compared([card.report for card in cards], disputes),
        cards=folded(cards),
    )


def _cards(store: Store, iri: str, disputes: Iterable[Dispute]) -> tuple[Card, ...]:
    base = store.iris.base
    rows = list(select(store, bind(_REPORTS, {"thing": [Iri(iri)]})))
    reports = [Iri(row[0] or "") for row in rows]
    parties: defaultdict[str, list[Named]] = defaultdict(list)
    topics: defaultdict[str, list[str]] = defaultdict(list)
    if reports:
        for report, name, party in select(store, bind(_OF_REPORTS, {"report": reports})):
            parties[report or ""].append(_named(name, party, base))
        for report, topic in select(store, bind(_TOPICS_OF_REPORTS, {"report": reports})):
            topics[report or ""].append(topic or "")
    cites = cited_by(store, reports)
    against = _contradictions(disputes)
    cards: list[Card] = []
    for row in rows:
        report, article, title, publisher, published, start, end, status, kind = row[:9]
        place, place_iri, sentence, first, last, original, original_title = row[9:16]
        number, is_least = row[16:]
        link = to_iri(article or "", base)
        cards.append(
            Card(
                Report(
                    iri=report or "",
                    article=article or "",
                    story=original or article or "",
                    start=start,
                    end=end,
                    status=status or "",
                    kind=kind or "",
                    place=_named(place, place_iri, base) if place else None,
                    parties=tuple(parties[report or ""]),
                    topics=tuple(topics[report or ""]),
                    count=number and count_in_words(int(number), at_least=is_least == "true"),
                ),
                publisher,
                Evidence(
                    sentence or "",
                    to_sentence(article or "", int(first or 0), int(last or 0), base) or "",
                    title or "",
                    link.href if link else "",
                    published,
                ),
                {name: tuple(values) for name, values in against[report or ""].items()},
                cites.get(report or "", ()),
                _named(original_title, original, base) if original else None,
            )
        )
    return tuple(cards)


def _contradictions(disputes: Iterable[Dispute]) -> Mapping[str, dict[str, dict[str, None]]]:
    """By report and property, the values that contradict it, each once."""
    found: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)
    for each in disputes:
        found[each.report].setdefault(each.aspect, {})[each.other_value] = None
        found[each.other].setdefault(each.aspect, {})[each.value] = None
    return found


def _named(label: str | None, iri: str | None, base: str) -> Named:
    link = to_iri(iri or "", base)
    return Named(label or "", link.href if link else None)
