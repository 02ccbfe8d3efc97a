"""The places of one article, located with the gazetteer."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.enclosing import encloses
from kg.extraction.geography import Geography, place_levels
from kg.extraction.place_clusters import PlaceCluster
from kg.language.datelines import spelled_out
from kg.language.document import Document, Name
from kg.language.gazetteer import find_country, state_behind
from kg.language.words import words
from kg.records import Place, Span
from kg.spelling import joined, tidy

_NEIGHBOUR = 28
"""Characters beside a name in which the words next to it lie."""
_LONGEST_CHAIN = 4
"""Places of a chain such as "the Grand Hotel in Oslo, Norway", one more than that."""


def find_places(document: Document) -> list[PlaceCluster]:
    """One cluster per place, in order of first mention."""
    places = [name for name in document.names if name.kind == "place"]
    clusters: dict[str, PlaceCluster] = {}
    for index, name in enumerate(places):
        text = _shown(document, name)
        cluster = clusters.setdefault(_key(text), PlaceCluster())
        cluster.mentions.append(name.span)
        cluster.names[text] += 1
        cluster.is_site = cluster.is_site or _is_called_site(document, name)
        for inner, outer in pairwise(places[index : index + _LONGEST_CHAIN]):
            if not encloses(document, inner, outer):
                break
            around = _shown(document, outer)
            cluster.enclosing[around] += 1
            if inner is name:
                cluster.around[_key(around)] += 1
    for cluster in clusters.values():
        outer_one = max(cluster.around, key=lambda key: cluster.around[key], default=None)
        if outer_one is not None and clusters[outer_one].within is not cluster:
            cluster.within = clusters[outer_one] if clusters[outer_one] is not cluster else None
    return list(clusters.values())


def _shown(document: Document, name: Name) -> str:
    """A place's name as running text has it: "Oslo" for "OSLO", "Alabama" for ", Ala."."""
    text = tidy(name.span.text)
    behind_comma = document.plain[: name.span.start].endswith(", ")
    return (state_behind(text) if behind_comma else None) or spelled_out(text)


def _key(text: str) -> str:
    """What the spellings of one place share; a country's names are one."""
    country = find_country(text)
    return joined(country.name if country else text)


def _is_called_site(document: Document, name: Name) -> bool:
    """Whether the words beside the name say what it is: "the Mulia hotel", "the island of Bali"."""
    behind = document.plain[name.span.end : name.span.end + _NEIGHBOUR].split()
    before = document.plain[max(0, name.span.start - _NEIGHBOUR) : name.span.start].split()
    called = [behind[0].strip(".,;")] if behind else []
    own = name.span.text.split()[-1].lower()
    if own not in place_levels():
        called.append(own)
    if len(before) > 1 and before[-1] == "of":
        called.append(before[-2])
    return any(word in words("sites") for word in called)


def place_record(cluster: PlaceCluster, geography: Geography, evidence: Span) -> Place:
    """The record of one place; ``evidence`` is the sentence of the first mention."""
    name = cluster.name
    known = geography.known[name]
    latitude, longitude = geography.position(name)
    return Place(
        name=name,
        aliases=tuple(sorted(set(cluster.names) - {name})),
        country=known.country if known else None,
        latitude=latitude,
        longitude=longitude,
        mentions=tuple(cluster.mentions),
        evidence=evidence,
        within=cluster.within.name if cluster.within else None,
    )
