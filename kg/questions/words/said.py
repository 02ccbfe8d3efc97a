"""What a question in plain words says, as records: names, deciding words, and what is left odd."""

from __future__ import annotations

from dataclasses import dataclass

from kg.questions.ordinal import Ordinal
from kg.questions.words.wording import Token


@dataclass(frozen=True, slots=True)
class Word:
    """Words that say one word of the examples (``meaning``).

    ``marker`` is the kind of a preposition that they end in ("think of").
    """

    meaning: str
    text: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name something, or may do so.

    ``values`` are the names to look up: several where "or" stands between them. ``known`` tells
    that the graph has them all; ``respelt`` maps what was written to what it was taken for.
    ``marker`` is the preposition in front ("in", "about"), ``token`` where the name begins,
    ``kind`` the likeliest kind of what it names; an ``agent`` stands behind "by", and to those who
    are ``told`` something is said (`kg.questions.words.telling`).
    """

    values: tuple[str, ...]
    marker: str
    known: bool
    token: int
    respelt: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    agent: bool = False
    told: bool = False


Item = Word | Name

Placed = tuple[Item, int]
"""An item and the token behind it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A question taken apart (`kg.questions.words.taking_apart`).

    ``ends`` are the tokens behind each item; ``odd`` are words that no question of the catalogue
    covers ("never"); ``ordinal`` is what "first" or "the last three" ask for.
    """

    tokens: tuple[Token, ...]
    items: tuple[Item, ...]
    ends: tuple[int, ...]
    odd: tuple[str, ...]
    ordinal: Ordinal | None = None

    @property
    def names(self) -> tuple[Name, ...]:
        return tuple(item for item in self.items if isinstance(item, Name))

    @property
    def meanings(self) -> frozenset[str]:
        return frozenset(item.meaning for item in self.items if isinstance(item, Word))
