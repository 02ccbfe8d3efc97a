"""Whether two places can be where one meeting was: the same, one within the other, or unknown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.language.gazetteer import cities_named
from kg.lexicon import words
from kg.records import Entity
from kg.resolution.places import compared, country_of
from kg.spelling import fold

Position = tuple[float, float]
"""Latitude and longitude in degrees."""
Fit = Literal["same", "nested", "unknown", "apart"]
"""``unknown`` where nothing that the articles and the gazetteer state can decide."""

_EARTH_RADIUS = 6371.0
"""Mean radius in kilometres."""

_ONE_TOWN = 50.0
"""Kilometres between a town and the venues around it."""

_ONE_REGION = 250.0
"""Kilometres between the middle of a province or a prefecture and its towns."""


@dataclass(frozen=True, slots=True)
class Site:
    """What deciding needs of a place: ``stem`` is its name without words of level.

    ``towns`` are the positions of all towns of its name, where no article tells which one it is.
    """

    name: str
    compared: str
    stem: str
    is_wide: bool
    country: str | None
    latitude: float | None
    longitude: float | None
    towns: tuple[Position, ...] = ()

    @property
    def positions(self) -> tuple[Position, ...]:
        """Where it is, or may be; nothing for what nobody locates."""
        if self.latitude is None or self.longitude is None:
            return self.towns
        return ((self.latitude, self.longitude),)

    @property
    def is_country(self) -> bool:
        return self.country is not None and country_of(self.name) == self.country

    @property
    def detail(self) -> int:
        """0 for a country, 1 for a region, 2 for a town or venue."""
        return 0 if self.is_country else 1 if self.is_wide else 2


def site(entity: Entity) -> Site:
    """The view of a place, or of whatever else a report gives as its place."""
    name = compared(entity.name)
    stem, wide = _stem(name)
    country = fold(entity.country) if entity.country else None
    towns = tuple(
        (town.latitude, town.longitude)
        for town in cities_named(entity.name)
        if town.latitude is not None and town.longitude is not None
        if entity.country in (None, town.country)
    )
    return Site(entity.name, name, stem, wide, country, entity.latitude, entity.longitude, towns)


def fit(one: Site, other: Site) -> Fit:
    """How two places go together."""
    if one.country and other.country and one.country != other.country:
        return "apart"
    if one.compared == other.compared:
        distance = _distance(one, other)
        return "apart" if distance is not None and distance > _ONE_REGION else "same"
    if one.stem == other.stem or (one.country and (one.is_country or other.is_country)):
        return "nested"
    distance = _distance(one, other)
    if distance is None:
        return "unknown"
    return (
        "nested"
        if distance <= (_ONE_REGION if one.is_wide or other.is_wide else _ONE_TOWN)
        else "apart"
    )


def fit_in_words(one: Site, other: Site) -> str | None:
    """The relation as a reader would say it; None where there is nothing to explain."""
    if fit(one, other) != "nested":
        return None
    outer, inner = sorted((one, other), key=lambda place: (place.detail, place.name))
    if outer.detail == inner.detail:
        return f"{outer.name} and {inner.name} are the same town or near by"
    return f"{inner.name} lies in {outer.name}"


def _distance(one: Site, other: Site) -> float | None:
    """Kilometres between two places, the least where a name is that of several towns."""
    return min(
        (_great_circle(here, there) for here in one.positions for there in other.positions),
        default=None,
    )


def _great_circle(one: Position, other: Position) -> float:
    """Great-circle distance in kilometres, by the haversine formula."""
    north, east, other_north, other_east = map(math.radians, (*one, *other))
    half = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _stem(name: str) -> tuple[str, bool]:
    """The name without words of level at its ends, and whether they name a wide level."""
    for levels, wide in ((_levels("wide"), True), (_levels("narrow"), False)):
        for level in levels:
            if name.endswith(f" {level}"):
                return name[: -len(level) - 1], wide
            for start in (f"{level} of ", f"{level} "):
                if name.startswith(start) and len(name) > len(start):
                    return name[len(start) :], wide
    return name, False


@cache
def _levels(kind: str) -> tuple[str, ...]:
    return tuple(sorted(map(fold, words("names", f"place_levels.{kind}")), key=len, reverse=True))
