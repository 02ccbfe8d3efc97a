"""What the gazetteer knows of an article's places, in the countries that the article speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lexicon
from kg.extraction.place_clusters import PlaceCluster
from kg.language.document import Document
from kg.language.gazetteer import (
    GazetteerPlace,
    country_of_adjective,
    find_country,
    find_place,
    find_place_in,
    is_state,
)
from kg.spelling import tidy, words_of

_WELL_KNOWN = 100_000
"""People of a city that is meant by its name alone."""

_WELL_KNOWN_BY_ANOTHER_NAME = 500_000


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

    def position(self, name: str) -> tuple[float | None, float | None]:
        """Latitude and longitude: the gazetteer's, for a venue those of the town around it."""
        known = self.known.get(name)
        if known is None or known.latitude is None:
            town = self.town(name)
            known = self.known.get(town) if town else None
        return (known.latitude, known.longitude) if known else (None, None)

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


def _countries_named(document: Document) -> frozenset[str]:
    """The countries that the article names, by name or by the adjective of their people."""
    return frozenset(_countries(document))


def _countries(document: Document) -> Iterator[str]:
    for name in document.names:
        text = tidy(name.span.text) if name.kind == "place" else ""
        if country := find_country(text):
            yield country.name
        elif is_state(text) and (state := find_place(text)) and state.country:
            yield state.country
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
def place_levels() -> dict[str, str]:
    """From a word that states the level of a place to that: "Prefecture" is wide."""
    return {
        word: level
        for level in ("narrow", "wide")
        for word in lexicon.words("names", f"place_levels.{level}")
    }


def _without_level(name: str) -> tuple[str | None, str, str]:
    """The level that the last word states ("Prefecture": wide), that word, and the rest."""
    rest, _, last = name.rpartition(" ")
    level = place_levels().get(last.lower())
    return level, last, rest if level else ""


def is_wide(name: str) -> bool:
    """Whether the place holds towns: a country, a region, a prefecture."""
    return (
        bool(find_country(name))
        or _without_level(name)[0] == "wide"
        or ((known := find_place(name)) is not None and known.latitude is None)
    )
