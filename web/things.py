"""The page of a thing that the graph names: what it is, where it is mentioned, what is stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.term import Node

from kg.graph.store import Store
from kg.graph.vocabulary import DCTERMS, KG, SEM, SKOS
from kg.questions.binding import Iri, bind
from kg.web.evidence import Evidence
from kg.web.kinds.about import questions_about
from kg.web.kinds.thing import Thing
from kg.web.labels import labels_of
from kg.web.links import short_name, to_iri, to_sentence
from kg.web.rdf import described, mentioned
from kg.web.rows import select
from kg.web.site import Site
from kg.web.text import humanise

_MOST_VALUES: Final = 50
_MOST_MENTIONS: Final = 200
_SHOWN_ELSEWHERE: Final = {
    *(RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, DCTERMS.identifier),
    *(SEM.hasActor, SEM.hasPlace),
    *(KG.earliest, KG.latest),
}
"""Properties that the page shows in other words or under another vocabulary's name."""

_NOT_FOLLOWED_BACK: Final = {KG.refersTo, KG.met, KG.clearestReport, KG.judges}
"""Properties whose inverse the page shows already."""

_MENTIONS = f"""
SELECT DISTINCT ?article ?title ?published ?exact ?start ?end
WHERE {{
  {{ ?entry kg:refersTo ?thing ; prov:wasDerivedFrom ?sentence }}
  UNION {{ ?thing (kg:describedIn|kg:report|kg:otherReport)/kg:leadEvidence ?sentence }}
  UNION {{ ?thing prov:wasDerivedFrom ?sentence }}
  ?sentence oa:hasSource ?article ; oa:hasSelector ?position, ?quotation .
  ?position oa:start ?start ; oa:end ?end .
  ?quotation oa:exact ?exact .
  ?article rdfs:label ?title .
  OPTIONAL {{ ?article schema:datePublished ?published }}
}}
ORDER BY DESC(BOUND(?published)) ?published ?article ?start
LIMIT {_MOST_MENTIONS}
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A value: what a person reads, and where it leads."""

    text: str
    href: str | None
    external: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A property with its values; ``more`` counts those that are not shown."""

    label: str
    term: str
    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts under one heading."""

    label: str
    entries: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ThingPage:
    """All that the page of a thing needs."""

    label: str
    kind: str
    aliases: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    mentions: tuple[Evidence, ...]
    facts: tuple[FactGroup, ...]


def thing_page(site: Site, iri: str, path: str) -> ThingPage | None:
    """What there is to say about ``iri``, which stands at ``path``; None where that is nothing."""
    store = site.store
    stated, pointing = described(store, [iri]), mentioned(store, iri)
    if len(stated) + len(pointing) == 0:
        return None
    me = URIRef(iri)
    label = str(stated.value(me, SKOS.prefLabel) or stated.value(me, RDFS.label) or path)
    kinds = _kinds(stated.objects(me, RDF.type))
    named = (*stated.objects(), *pointing.subjects())
    labels = labels_of(store, sorted({str(each) for each in named if isinstance(each, URIRef)}))
    base = store.iris.base
    own = _facts(
        (
            (str(each), value)
            for each, value in stated.predicate_objects(me)
            if each not in _SHOWN_ELSEWHERE
        ),
        labels,
        base,
    )
    others = _facts(
        (
            (str(each), other)
            for other, each in pointing.subject_predicates(me)
            if each not in _SHOWN_ELSEWHERE | _NOT_FOLLOWED_BACK
        ),
        labels,
        base,
        "as ",
    )
    return ThingPage(
        label=label,
        kind=", ".join(humanise(kind) for kind in kinds),
        aliases=tuple(sorted(str(each) for each in stated.objects(me, SKOS.altLabel))),
        questions=tuple(
            each
            for kind in kinds
            for each in questions_about(site, Thing(iri, kind.lower(), label))
        ),
        mentions=tuple(_mentions(store, iri)),
        facts=tuple(
            group
            for group in (FactGroup("Stated", own), FactGroup("Referred to", others))
            if group.entries
        ),
    )


def _facts(
    pairs: Iterable[tuple[str, Node]], labels: dict[str, str], base: str, role: str = ""
) -> tuple[Fact, ...]:
    """Properties with their values; ``role`` goes before each property's name."""
    values: dict[str, list[Item]] = {}
    for term, value in pairs:
        values.setdefault(term, []).append(_item(value, labels, base))
    facts = (
        Fact(
            label=humanise(f"{role}{_local_name(term)}"),
            term=short_name(term, base),
            items=tuple(sorted(items, key=lambda item: item.text)[:_MOST_VALUES]),
            more=max(0, len(items) - _MOST_VALUES),
        )
        for term, items in values.items()
    )
    return tuple(sorted(facts, key=lambda fact: fact.label))


def _item(value: Node, labels: dict[str, str], base: str) -> Item:
    if isinstance(value, Literal):
        return Item(str(value), None, external=False)
    iri = str(value)
    link = to_iri(iri, base)
    text = labels.get(iri) or short_name(iri, base)
    return Item(text, link.href if link else None, external=bool(link and link.external))


def _mentions(store: Store, iri: str) -> Iterator[Evidence]:
    base = store.iris.base
    for article, title, published, exact, start, end in select(
        store, bind(_MENTIONS, {"thing": [Iri(iri)]})
    ):
        link = to_iri(article or "", base)
        href = to_sentence(article or "", int(start or 0), int(end or 0), base)
        if link is not None and href is not None:
            yield Evidence(exact or "", href, title or "", link.href, published)


def _kinds(types: Iterable[Node]) -> list[str]:
    """The names of a thing's classes; of our own ones alone where it has any: they say more."""
    found = sorted(str(each) for each in types)
    own = [each for each in found if each.startswith(str(KG))]
    return sorted({_local_name(each) for each in own or found})


def _local_name(iri: object) -> str:
    return str(iri).rpartition("#")[2].rpartition("/")[2]
