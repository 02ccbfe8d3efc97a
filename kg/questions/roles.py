"""Roles that say the same: "President", "South Korean President", "president of South Korea"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.resolution.context import countries_named, role_words
from kg.resolution.phrases import Phrases

_SMALL = frozenset(("of", "the"))

_Said = tuple[frozenset[str], frozenset[str]]


def fullest_roles(roles: Sequence[str]) -> list[str]:
    """The roles without those that another says too, with its country; of equal ones the first."""
    said = {_said(role): role for role in reversed(roles)}
    return [
        role
        for role in roles
        if said[_said(role)] == role
        and not any(
            words == _said(role)[0] and countries > _said(role)[1] for words, countries in said
        )
    ]


def _said(role: str) -> _Said:
    """The words of a role without those of countries, and the countries."""
    words, index = role_words(role), 0
    others: set[str] = set()
    countries: set[str] = set()
    named: Phrases[str] = countries_named()
    while index < len(words):
        country = named.at(words, index)
        if country is None:
            others.add(words[index])
            index += 1
        else:
            countries.add(country[1])
            index += country[0]
    return frozenset(others - _SMALL), frozenset(countries)
