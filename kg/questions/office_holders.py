"""People who are asked for by what they are: "the Japanese prime minister", "Peru's leader".

An office and a country are compared with the roles that articles give; a role of words that are no
office ("security adviser to the king") is compared word for word. Offices change hands: who held
one on a day is whoever articles of about that time call so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.lexicon import load, words
from kg.questions.directory import Attestation, Directory, Entry
from kg.resolution.context import (
    countries_named,
    parts_of_role,
    read_roles,
    reigning,
    role_words,
    titles,
)
from kg.resolution.phrases import Phrases
from kg.spelling import fold

_SEASON = 90
"""Days within which two articles speak of about the same time."""

_LONG_AGO = 10**6


@dataclass(frozen=True, slots=True)
class Description:
    """An office, the countries it belongs to (folded), and whether somebody held it in the past."""

    offices: frozenset[str]
    countries: frozenset[str]
    former: bool


def read_description(text: str) -> Description | None:
    """The office that ``text`` names, and nothing else; None for any other text."""
    offices: set[str] = set()
    countries: set[str] = set()
    former = False
    for _, kind, value in parts_of_role(role_words(text), _short_titles()):
        if kind == "office":
            offices.add(value)
        elif kind == "country":
            countries.add(value)
        else:
            former = former or value in words("questions", "offices.former")
            if value not in words("questions", "offices.around"):
                return None
    return Description(frozenset(offices), frozenset(countries), former) if offices else None


def office_holders(names: Directory, text: str, day: str | None = None) -> list[Entry]:
    """Who is called ``text``, the likeliest on ``day`` (by default the last known) first."""
    asked = read_description(text)
    key = _plain(text)
    found = []
    for iri, attestations in names.holders.items():
        fitting = (
            _of_office(asked, attestations)
            if asked
            else (0, [each for each in attestations if _plain(each.role) == key])
        )
        if fitting[1]:
            found.append((fitting[0], names.by_iri[iri], fitting[1]))
    latest = max((each.day for _, _, told in found for each in told if each.day), default=None)
    target = day or latest

    def likelihood(holder: tuple[int, Entry, list[Attestation]]) -> tuple[int | str, ...]:
        level, entry, told = holder
        # Of one country, one at a time holds an office: a successor goes before.
        away = _days_away(told, target)
        since = away if asked and asked.countries else 0
        return level, away // _SEASON, since, -len(told), entry.label, entry.iri

    return [entry for _, entry, _ in sorted(found, key=likelihood)]


def may_hold(names: Directory, entry: Entry, offices: Iterable[str], text: str) -> bool:
    """Whether somebody may be called ``text``, which has these offices in front of a name.

    A country must be one that the articles give them, and so must the rank of a house that reigns
    ("King"); any other office may be one that no article states.
    """
    told = [_read(each.role) for each in names.holders.get(entry.iri, ())]
    known = frozenset[str]().union(*(role.offices for role in told))
    countries = frozenset[str]().union(*(role.countries for role in told))
    asked = frozenset(countries_named().within(role_words(text)))
    if asked and countries and not asked & countries:
        return False
    fits = any({office, *_wider(office)} & known for office in offices)
    return fits or not known or (not asked and not reigning() & frozenset(offices))


def _of_office(
    asked: Description, attestations: Iterable[Attestation]
) -> tuple[int, list[Attestation]]:
    """The attestations that fit best, and how well: 0 the office itself, 1 a wider one."""
    told = [(each, _read(each.role)) for each in attestations]
    everywhere = frozenset[str]().union(*(role.countries for _, role in told))
    levels: dict[int, list[Attestation]] = {}
    for each, role in told:
        if role.former != asked.former:
            continue
        # Without a country in any article nobody is taken for that of one.
        if not asked.countries <= (role.countries or everywhere):
            continue
        if asked.offices <= role.offices:
            levels.setdefault(0, []).append(each)
        elif all(office in role.offices or _wider(office) & role.offices
                 for office in asked.offices):  # fmt: skip
            levels.setdefault(1, []).append(each)
    best = min(levels, default=0)
    return best, levels.get(best, [])


def _days_away(told: Iterable[Attestation], target: str | None) -> int:
    """Days between the day asked for and the nearest article that calls somebody so."""
    if target is None:
        return 0
    day = date.fromisoformat(target)
    away = [abs((date.fromisoformat(each.day) - day).days) for each in told if each.day]
    return min(away, default=_LONG_AGO)


@cache
def _read(role: str) -> Description:
    context = read_roles([role])
    former = any(word in words("questions", "offices.former") for word in fold(role).split())
    return Description(context.offices, context.countries, former)


@cache
def _plain(text: str) -> str:
    """The words of a role in any order, without those that say nothing."""
    around = words("questions", "offices.around")
    said = role_words(text)
    return " ".join(sorted(word for word in said if word not in around))


@cache
def _short_titles() -> Phrases[str]:
    return Phrases(
        {
            short: _office(title)
            for title, forms in _lexicon("short").items()
            for short in forms
        }
    )  # fmt: skip


@cache
def _wider(office: str) -> frozenset[str]:
    wider = {_office(title): narrower for title, narrower in _lexicon("wider").items()}
    return frozenset(_office(title) for title in wider.get(office, ()))


def _office(title: str) -> str:
    """A title in the spelling in which roles are compared."""
    return next(titles().within(fold(title).split()), fold(title))


def _lexicon(key: str) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = load("questions")["offices"][key]
    return found
