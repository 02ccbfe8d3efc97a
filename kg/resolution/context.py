"""What the roles of a person tell: offices, countries and the walk of life."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from kg.lexicon import load, words
from kg.resolution.phrases import Phrases
from kg.spelling import fold, fold_title, tidy

_BELONGING = frozenset(("of", "at", "for", "to"))
_POSSESSIVE = re.compile(r"'s?(?= |$)")


@dataclass(frozen=True, slots=True)
class Context:
    """All that is known of somebody beside the name, as folded words.

    ``bodies`` are what the offices are of beside ``countries``: "conmebol", "bank of england".
    ``companions`` are the full names of others in the same articles.
    """

    offices: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()

    @property
    def walks(self) -> frozenset[str]:
        """The walks of life that the offices belong to."""
        return frozenset(walk for office in self.offices for walk in _walks().get(office, ()))

    @property
    def heads(self) -> bool:
        """Whether one of the offices is that of whoever is at the head of something."""
        return bool(self.offices & _heading())

    @classmethod
    def union(cls, contexts: Iterable[Context]) -> Context:
        """All that several contexts tell."""
        known = list(contexts)
        return cls(
            frozenset[str]().union(*(context.offices for context in known)),
            frozenset[str]().union(*(context.countries for context in known)),
            frozenset[str]().union(*(context.bodies for context in known)),
            frozenset[str]().union(*(context.companions for context in known)),
        )

    def contradicts(self, other: Context) -> bool:
        """Whether the two move in different walks of life."""
        return bool(self.walks and other.walks and not self.walks & other.walks)

    def supports(self, other: Context) -> bool:
        """Whether something besides the name speaks for one person."""
        return bool(
            self.offices & other.offices
            or self.countries & other.countries
            or self.bodies & other.bodies
            or self.companions & other.companions
        )


def read_roles(roles: Iterable[str]) -> Context:
    """What roles name: "former Japanese prime minister", "president of the Bank of England"."""
    return Context.union(map(_read_role, roles))


@lru_cache(maxsize=65536)
def _read_role(role: str) -> Context:
    """What is named behind an office ("of") is its own: no further office, no other country."""
    said = role_words(role)
    offices: set[str] = set()
    countries: set[str] = set()
    others: list[str] = []
    behind: list[str] = []
    leading = ""
    for index, kind, value in parts_of_role(said):
        if offices and said[index] in _BELONGING:
            leading, behind = value, said[index + 1 :]
            break
        if kind == "office":
            offices.add(value)
        elif kind == "country":
            countries.add(value)
        else:
            others.append(value)
    behind = behind[1:] if behind[:1] == ["the"] else behind
    whole = countries_named().at(behind, 0) if leading == "of" else None
    if whole and whole[0] == len(behind):  # an ambassador "to Chile" is none of Chile
        countries.add(whole[1])
        behind = []
    capitals = {word for part in role.split() if part[:1].isupper() for word in role_words(part)}
    named = (" ".join(body) for body in (others, behind) if capitals & {*body})
    return Context(frozenset(offices), frozenset(countries), frozenset(named))


def parts_of_role(
    said: Sequence[str], *more: Phrases[str]
) -> Iterator[tuple[int, Literal["office", "country", "word"], str]]:
    """The offices, countries and other words of a role, each with the index at which it begins.

    Where both begin the longer one is taken. ``more`` are other names of offices, which go before.
    """
    index = 0
    while index < len(said):
        found = (names.at(said, index) for names in (*more, titles()))
        office, country = next(filter(None, found), None), countries_named().at(said, index)
        if office and not (country and country[0] > office[0]):
            yield index, "office", office[1]
            index += office[0]
        elif country:
            yield index, "country", country[1]
            index += country[0]
        else:
            yield index, "word", said[index]
            index += 1


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
def _heading() -> frozenset[str]:
    """Offices of which each body has one, by whatever name: "president", "chief", "leader"."""
    return frozenset(fold_title(title) for title in words("names", "heads_of_bodies"))


@cache
def _walks() -> dict[str, list[str]]:
    walks: dict[str, list[str]] = {}
    for walk in load("names")["walks_of_life"]:
        for title in words("names", f"walks_of_life.{walk}"):
            walks.setdefault(fold_title(title), []).append(walk)
    return walks
