"""The corrections file: what a person has decided about who is who, stronger than every rule.

A YAML file that ``kg.yaml`` names (``corrections: corrections.yaml``)::

    same:
      - [Ada Lovelace, Augusta Byron]              # two names, one person
    different:
      - - {name: Ann Hill, article: talks.txt}     # a namesake in one article
        - {name: Ann Hill, article: football.txt}
      - [{name: Cambridge, kind: place, article: boston.txt}, {name: Cambridge, kind: place}]

A name alone is a person's, wherever an article has it. Where both are said of two entries,
``different`` wins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import yaml

from kg.errors import UsageError
from kg.records import EntityKind

_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a decision; ``article`` is a file's name, None for all articles."""

    kind: EntityKind
    name: str
    article: str | None = None


Pair = tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the corrections file says."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    def digest(self) -> str:
        """Changes whenever a decision does; empty where there is none."""
        if not self.same and not self.different:
            return ""
        return hashlib.sha256(repr((self.same, self.different)).encode()).hexdigest()


NO_DECISIONS = Decisions()


def load_decisions(file: Path) -> Decisions:
    """Read a corrections file.

    Raises:
        UsageError: it cannot be read, or says what cannot be taken; the message tells where.
    """
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({error}); mend it or name another") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{file}, line {mark.line + 1}" if mark else str(file)
        raise UsageError(f"{place}: not valid YAML; mend that line") from error
    content = {} if content is None else content
    if not isinstance(content, dict) or set(content) - {"same", "different"}:
        raise UsageError(f"{file}: expected the keys same and different, each with a list of pairs")
    return Decisions(
        *(tuple(_pairs(file, key, content.get(key) or [])) for key in ("same", "different"))
    )


def _pairs(file: Path, key: str, entries: object) -> Iterator[Pair]:
    if not isinstance(entries, list):
        raise UsageError(f"{file}: {key} is {entries!r}; it takes a list of pairs of names")
    for number, entry in enumerate(entries, start=1):
        place = f"{file}: {key}, pair {number}"
        if not isinstance(entry, list) or len(entry) != 2:
            raise UsageError(f"{place} is {entry!r}; a pair is two names in brackets")
        first, second = (_side(place, each) for each in entry)
        if first == second:
            raise UsageError(f"{place} names {first.name!r} twice; say of which articles")
        yield first, second


def _side(place: str, stated: object) -> Side:
    entry = {"name": stated} if isinstance(stated, str) else stated
    if not isinstance(entry, dict) or not set(entry) <= {"name", "kind", "article"}:
        raise UsageError(f"{place} has {stated!r}; it takes a name, or name, kind and article")
    name, kind, article = entry.get("name"), entry.get("kind", "person"), entry.get("article")
    if not isinstance(name, str) or not name.strip():
        raise UsageError(f"{place} has {stated!r}, which lacks a name")
    if kind not in _KINDS:
        raise UsageError(f"{place}: the kind is {kind!r}; it takes {', '.join(_KINDS)}")
    if article is not None and not isinstance(article, str):
        raise UsageError(f"{place}: the article is {article!r}; it takes a file's name")
    return Side(kind, name.strip(), article)
