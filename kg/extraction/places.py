"""The places of one article, located with the gazetteer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from kg import lexicon
from kg.extraction.enclosing import encloses
from kg.language.datelines import spelled_out
from kg.language.document import Document, Name
from kg.language.gazetteer import (
    GazetteerPlace,
    country_of_adjective,
    find_country,
    find_place,
    find_place_in,
    state_behind,
)
from kg.language.words import words
from kg.records import Place, Span
from kg.spelling import joined, tidy, words_of

_WELL_KNOWN = 100_000
"""People of a city that is meant by its name alone."""

_WELL_KNOWN_BY_ANOTHER_NAME = 500_000

_NEIGHBOUR = 28
"""Characters beside a name in which the words next to it lie."""
_LONGEST_CHAIN = 4
"""Places of a chain such as "the Grand Hotel in Oslo, Norway", one more than that."""


@dataclass(slots=True)
class PlaceCluster:
    """Mentions of one place while they are being gathered.

    ``enclosing`` counts the places that the article names right behind it ("Bergen, Norway");
    ``is_site`` when it calls the place a hotel, an island or the like, which is no city. ``around``
    counts the nearest of the enclosing places; ``within`` is the one of them named most.
    """

    mentions: list[Span] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    enclosing: Counter[str] = field(default_factory=Counter)
    is_site: bool = False
    around: Counter[str] = field(default_factory=Counter)
    within: PlaceCluster | None = None

    @property
    def name(self) -> str:
        """The spelling used most often, the first of equals; a country's own name if it is one."""
        name = max(self.names, key=lambda name: self.names[name])
        country = find_country(name)
        return country.name if country else name


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


class Geography:
    """What the gazetteer knows of an article's places, and which may be one and the same spot."""

    def __init__(self, document: Document, clusters: Sequence[PlaceCluster]) -> None:
        countries = _countries_named(document)
        sites = {name for cluster in clusters if cluster.is_site for name in cluster.names}
        self.known = {cluster.name: _locate(cluster, countries, sites) for cluster in clusters}
        self._within = {c.name: c.within.name for c in clusters if c.within is not None}

    def compatible(self, one: str | None, other: str | None) -> bool:
        """Whether something at ``one`` may be at ``other`` too: unknown, equal, or one inside."""
        if one is None or other is None:
            return True
        if (one in self.known) != (other in self.known):
            return True  # "the town hall" may be anywhere
        first, second = words_of(one), words_of(other)
        shorter = min(len(first), len(second))
        if first[:shorter] == second[:shorter]:
            return True  # "Bergen" and "Bergen County"
        return self._holds(one, other) or self._holds(other, one)

    def _holds(self, outer: str, inner: str) -> bool:
        """Whether ``inner`` lies in ``outer``: it is said to, or that is its country or region."""
        if outer in self._around(inner):
            return True
        country = self.country(inner)
        if find_country(outer):
            return country in (None, outer)
        around = self.country(outer)
        return is_wide(outer) and (None in (country, around) or country == around)

    def town(self, name: str) -> str | None:
        """The town that a place is or lies in, as far as the article tells."""
        towns = (place for place in (name, *self._around(name)) if self._is_town(place))
        return next(towns, None)

    def _is_town(self, name: str) -> bool:
        place = self.known.get(name)
        return place is not None and place.latitude is not None and not is_wide(name)

    def _around(self, name: str) -> Iterator[str]:
        """The places in which the article has a place, the narrowest first."""
        passed = {name}
        while (outer := self._within.get(name)) is not None and outer not in passed:
            yield outer
            passed.add(outer)
            name = outer

    def country(self, name: str) -> str | None:
        """The country that one of the article's places lies in, as far as that is known."""
        place = self.known.get(name)
        return place.country if place else None


def _is_called_site(document: Document, name: Name) -> bool:
    """Whether the words beside the name say what it is: "the Mulia hotel", "the island of Bali"."""
    behind = document.plain[name.span.end : name.span.end + _NEIGHBOUR].split()
    before = document.plain[max(0, name.span.start - _NEIGHBOUR) : name.span.start].split()
    called = [behind[0].strip(".,;")] if behind else []
    own = name.span.text.split()[-1].lower()
    if own not in _levels():
        called.append(own)
    if len(before) > 1 and before[-1] == "of":
        called.append(before[-2])
    return any(word in words("sites") for word in called)


def _countries_named(document: Document) -> frozenset[str]:
    """The countries that the article names, by name or by the adjective of their people."""
    return frozenset(_countries(document))


def _countries(document: Document) -> Iterator[str]:
    for name in document.names:
        if name.kind == "place" and (country := find_country(tidy(name.span.text))):
            yield country.name
    for sentence in document.sentences:
        for first, second in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True):
            pair = f"{first.text} {second.text}" if second else first.text
            if country_name := country_of_adjective().get(pair) or country_of_adjective().get(
                first.text
            ):
                yield country_name


def _locate(
    cluster: PlaceCluster, countries: frozenset[str], sites: set[str]
) -> GazetteerPlace | None:
    """What the gazetteer knows of a place, in the country that the article puts it in.

    ``sites`` are the article's hotels, islands and the like: the gazetteer's cities of their names
    are others.
    """
    stated = frozenset(
        country.name
        for name in cluster.enclosing
        if (country := find_country(name))
        or (name not in sites and (country := _country_of(name, countries)))
    )
    name = cluster.name
    if cluster.is_site and not find_country(name):
        return GazetteerPlace(name, min(stated), None, None, 0) if stated else None
    place = _find(name, stated, countries)
    level, _, rest = _without_level(name)
    if place is None and rest:
        core = _find(rest, stated, countries)
        if core and level == "narrow":
            return core
        if core:
            return GazetteerPlace(name, core.country, None, None, 0)
    if place is None and stated:
        return GazetteerPlace(name, min(stated), None, None, 0)
    return place


def _find(name: str, stated: frozenset[str], countries: frozenset[str]) -> GazetteerPlace | None:
    """The place of that name, in one of the ``stated`` countries if there is one of the name.

    A small city of a country that the article does not speak of is rather another place, all the
    more so if its own name is written otherwise: who writes of Bali alone means no Bāli in India.
    """
    found = find_place_in(name, stated) or find_place(name, countries)
    if found is None or found.latitude is None or found.country in stated | countries:
        return found
    enough = _WELL_KNOWN if found.name == name else _WELL_KNOWN_BY_ANOTHER_NAME
    return found if found.population >= enough else None


def _country_of(name: str, countries: frozenset[str]) -> GazetteerPlace | None:
    place = find_place(name, countries)
    return find_country(place.country) if place and place.country else None


@cache
def _levels() -> dict[str, str]:
    return {
        word: level
        for level in ("narrow", "wide")
        for word in lexicon.words("names", f"place_levels.{level}")
    }


def _without_level(name: str) -> tuple[str | None, str, str]:
    """The level that the last word states ("Prefecture": wide), that word, and the rest."""
    rest, _, last = name.rpartition(" ")
    level = _levels().get(last.lower())
    return level, last, rest if level else ""


def is_wide(name: str) -> bool:
    """Whether the place holds towns: a country, a region, a prefecture."""
    return (
        bool(find_country(name))
        or _without_level(name)[0] == "wide"
        or ((known := find_place(name)) is not None and known.latitude is None)
    )


def place_record(cluster: PlaceCluster, geography: Geography, evidence: Span) -> Place:
    """The record of one place; ``evidence`` is the sentence of the first mention."""
    name = cluster.name
    known = geography.known[name]
    return Place(
        name=name,
        aliases=tuple(sorted(set(cluster.names) - {name})),
        country=known.country if known else None,
        latitude=known.latitude if known else None,
        longitude=known.longitude if known else None,
        mentions=tuple(cluster.mentions),
        evidence=evidence,
        within=cluster.within.name if cluster.within else None,
    )
