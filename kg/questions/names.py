"""Looking a name up: in any known spelling, by surname alone, with a title.

A name is first compared as a whole (case, accents, hyphens, spaces and the order of a person's
names do not matter; a single word may be a surname), then as a part of longer names. A title in
front chooses among the people found; a title alone ("the Japanese prime minister") stands for
whoever the articles give it to (`kg.questions.office_holders`). Where several answer, the likeliest
is the one with the most meetings, then with the most mentions, then the first by name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load
from kg.questions.directory import Directory, Entry, Spelling
from kg.questions.header import KINDS
from kg.questions.nearest import nearest_spellings
from kg.questions.office_holders import may_hold, office_holders
from kg.resolution.personal_names import PersonalName, parse_name
from kg.spelling import fold

_IN_PART = 3

NAMED = ("person", "organization", "place", "description")
"""Kinds of things that questions name; articles and meetings are found by these."""

LONGEST_NAME = 300
"""Characters above which a value is not taken for a name at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """What answers to a name: the likeliest entry if any, and the others, likeliest first.

    ``by_title`` tells that the name is a title alone, ``in_part`` that it is part of a longer name,
    ``fits_title`` that the articles do not give the entry other titles than the one in front.
    ``is_open`` tells that others are about as likely.
    """

    entry: Entry | None
    others: tuple[Entry, ...] = ()
    by_title: bool = False
    in_part: bool = False
    fits_title: bool = True
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class _Query:
    """A name that is looked for, ready to be compared."""

    joined: str
    words: frozenset[str]
    personal: PersonalName
    forms: frozenset[str]


def look_up(
    names: Directory, text: str, kinds: Sequence[str] = (), day: str | None = None
) -> Found:
    """What goes by the name ``text`` among the things of these kinds (any, if none is given).

    A title alone is that of whoever held it on ``day`` (an ISO date; by default the last).
    """
    wanted = tuple(kinds) or KINDS
    if len(text) > LONGEST_NAME or not any(character.isalnum() for character in text):
        return Found(None)
    found = _named(names, text, wanted)
    if found.entry is not None and not found.in_part:
        return found
    country = _countries().get(fold(text))
    if country is not None and fold(country) != fold(text):
        return _named(names, country, wanted)
    entries = [entry for entry in office_holders(names, text, day) if entry.kind in wanted]
    return Found(entries[0], tuple(entries[1:]), by_title=True) if entries else found


def _named(names: Directory, text: str, wanted: Sequence[str]) -> Found:
    text = re.sub(r"^the\s+(?=\S)", "", text, flags=re.IGNORECASE)
    folded, personal = fold(text), parse_name(text)
    joined, words = folded.replace(" ", ""), frozenset(folded.split())
    forms = frozenset({joined, personal.joined, *personal.rotations()})
    query = _Query(joined, words, personal, forms)
    levels: dict[str, tuple[int, Entry]] = {}
    for spelling in names.spellings(wanted, forms | words | {*personal.words}):
        level = _level(query, spelling)
        iri = spelling.entry.iri
        if level is not None and (iri not in levels or level < levels[iri][0]):
            levels[iri] = (level, spelling.entry)
    best = min((level for level, _ in levels.values()), default=None)
    entries = [entry for level, entry in levels.values() if level == best]
    if not entries:
        return Found(None)
    ranked = _ranked(names, entries, wanted, query.personal)
    offices = query.personal.offices
    return Found(
        ranked[0],
        tuple(ranked[1:]),
        in_part=best == _IN_PART,
        fits_title=not offices or may_hold(names, ranked[0], offices, text),
        is_open=_is_open(names, ranked),
    )


def _is_open(names: Directory, ranked: list[Entry]) -> bool:
    """Whether the second of several is mentioned at least half as often as the first."""
    if len(ranked) < 2 or ranked[0].kind != ranked[1].kind:
        return False
    weights = names.weights(ranked[:2])
    return weights[ranked[0].iri][1] <= 2 * weights[ranked[1].iri][1]


@cache
def _countries() -> dict[str, str]:
    """Countries by their other names, folded: "britain" is the United Kingdom."""
    return {
        fold(name): country
        for country, entry in load("countries").items()
        for name in (country, *entry.get("also", ()))
    }


def _level(query: _Query, spelling: Spelling) -> int | None:
    """How well a name fits, None not at all.

    0 word for word or as a surname that was asked for alone, 1 as a whole or a surname without its
    titles, 2 as a given name, 3 as a part.
    """
    personal = spelling.personal
    untitled = 0 if len(query.words) == 1 else 1
    if query.joined in spelling.forms and (personal is None or len(query.words) > 1):
        return 0
    if personal is not None and query.personal.generation not in ("", personal.generation):
        return None
    if personal is None:
        return _IN_PART if _is_part(query.words, spelling.words) else None
    if query.forms & spelling.forms:
        return untitled
    if len(query.personal.words) == 1:
        word = query.personal.words[0]
        if word in personal.surnames(surname_first=False):
            return untitled
        if word in (personal.words[0], personal.words[-1]):
            return 2
    if not _same_initials(query.personal, personal):
        return None
    return _IN_PART if _is_part(frozenset(query.personal.words), spelling.words) else None


def _same_initials(asked: PersonalName, known: PersonalName) -> bool:
    """Whether the initials asked for, if any, are all that the name has: the two Bushes differ."""
    initials = [word for word in asked.words if len(word) == 1]
    return not initials or initials == [word for word in known.words if len(word) == 1]


def _is_part(asked: frozenset[str], words: frozenset[str]) -> bool:
    """Whether all words asked for, not only very short ones, are among those of a longer name."""
    return asked < words and any(len(word) > 2 for word in asked)


def _ranked(
    names: Directory, entries: list[Entry], kinds: Sequence[str], personal: PersonalName
) -> list[Entry]:
    """The likeliest first; a kind that the question expects more, or a fitting office, leads."""
    if len(entries) == 1:
        return entries
    weights = names.weights(entries)
    offices = names.offices(entries) if personal.offices else {}

    def likelihood(entry: Entry) -> tuple[bool, int, int, int, str, str]:
        roles = offices.get(entry.iri, "")
        lacks_office = any(f" {office} " not in f"{roles} " for office in personal.offices)
        meetings, mentions = weights[entry.iri]
        kind = kinds.index(entry.kind)
        return (lacks_office, kind, -meetings, -mentions, entry.label, entry.iri)

    return sorted(entries, key=likelihood)


def similar_names(names: Directory, text: str, kinds: Sequence[str] = ()) -> list[str]:
    """Names that ``text`` may be meant for, the nearest first: "did you mean"."""
    labels: dict[str, dict[str, None]] = {}
    for entry in names.entries(tuple(kinds) or KINDS):
        for name in entry.names:
            folded = fold(name)
            # A misspelt surname is near to that word of a name, not to the whole.
            for spelling in (folded, *folded.split()):
                if len(spelling) > 2:
                    labels.setdefault(spelling, {})[entry.label] = None
    near = nearest_spellings(fold(text[:LONGEST_NAME]), labels)
    return list(dict.fromkeys(label for spelling in near for label in labels[spelling]))[:3]
