"""Somebody who could take part in a meeting, as one sentence mentions them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.language.document import Token

PartyKind = Literal["person", "organization", "country", "place", "group", "pair"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom the sentence mentions: tokens ``first`` to ``last``, both included.

    ``name`` is the entry's name, or the words of a group; "" for a pair, whose members the
    meeting before tells. ``possessive`` when "'s" follows or the word itself is "his"; ``sent``
    when the body acts through people of whom no name is said ("officials of the ministry").
    """

    first: int
    last: int
    name: str
    kind: PartyKind
    possessive: bool
    sent: bool = False


def last_before(tokens: Sequence[Token], index: int, end: int) -> int:
    """The index of the last token, from ``index`` on, that lies before offset ``end``."""
    while index + 1 < len(tokens) and tokens[index + 1].end <= end:
        index += 1
    return index


def is_possessive(tokens: Sequence[Token], last: int) -> bool:
    """Whether "'s" follows the token at ``last``."""
    following = tokens[last + 1].text if last + 1 < len(tokens) else ""
    return following in ("'s", "'")
