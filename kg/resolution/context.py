"""What the roles of a person tell: offices, countries and the walk of life."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load, words
from kg.resolution.phrases import Phrases
from kg.spelling import fold, fold_title, tidy

_POSSESSIVE = re.compile(r"'s?(?= |$)")


@dataclass(frozen=True, slots=True)
class Context:
    """All that is known of somebody beside the name, as folded words.

    ``companions`` are the full names of others in the same articles.
    """

    offices: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()

    @property
    def walks(self) -> frozenset[str]:
        """The walks of life that the offices belong to."""
        return frozenset(walk for office in self.offices for walk in _walks().get(office, ()))

    @classmethod
    def union(cls, contexts: Iterable[Context]) -> Context:
        """All that several contexts tell."""
        offices: set[str] = set()
        countries: set[str] = set()
        companions: set[str] = set()
        for context in contexts:
            offices |= context.offices
            countries |= context.countries
            companions |= context.companions
        return cls(frozenset(offices), frozenset(countries), frozenset(companions))

    def contradicts(self, other: Context) -> bool:
        """Whether the two move in different walks of life."""
        return bool(self.walks and other.walks and not self.walks & other.walks)

    def supports(self, other: Context) -> bool:
        """Whether something besides the name speaks for one person."""
        return bool(
            self.offices & other.offices
            or self.countries & other.countries
            or self.companions & other.companions
        )


def read_roles(roles: Iterable[str]) -> Context:
    """The offices and countries that roles name ("former Japanese prime minister")."""
    offices: set[str] = set()
    countries: set[str] = set()
    for role in roles:
        said = role_words(role)
        offices.update(titles().within(said))
        countries.update(countries_named().within(said))
    return Context(frozenset(offices), frozenset(countries))


def role_words(role: str) -> list[str]:
    """The folded words of a role or title, without possessive endings: "Japan's" is "japan"."""
    return fold(_POSSESSIVE.sub("", tidy(role))).split()


@cache
def titles() -> Phrases[str]:
    """The titles of the lexicon, each standing for its office in one spelling."""
    return Phrases({title: fold_title(title) for title in words("names", "titles")})


@cache
def countries_named() -> Phrases[str]:
    """Names and adjectives of countries, standing for the folded name of the country."""
    return Phrases(
        {
            spelling: fold(country)
            for country, entry in load("countries").items()
            for spelling in (country, *entry.get("also", ()), *entry.get("adjectives", ()))
        }
    )


@cache
def reigning() -> frozenset[str]:
    """Offices whose bearers go by their first names."""
    return frozenset(fold_title(title) for title in words("names", "reigning"))


@cache
def held_by_one() -> frozenset[str]:
    """Offices that one person at a time holds in a country."""
    return frozenset(fold_title(title) for title in words("names", "held_by_one"))


@cache
def _walks() -> dict[str, list[str]]:
    walks: dict[str, list[str]] = {}
    for walk in load("names")["walks_of_life"]:
        for title in words("names", f"walks_of_life.{walk}"):
            walks.setdefault(fold_title(title), []).append(walk)
    return walks
