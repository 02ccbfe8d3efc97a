"""Long lists come in pages: which part is shown, in words, and where the rest is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from kg.web.showing import Address, Showing

PER_PAGE: Final = 100
"""Entries that a page lists; what is drawn covers all."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Pages:
    """How much is shown of how much, and the addresses of the pages before and behind."""

    extent: str
    previous: str | None
    next: str | None


def paged(
    items: Sequence[Item], noun: str, showing: Showing, address: Address
) -> tuple[Sequence[Item], Pages]:
    """The page of ``items`` that ``showing`` asks for, at most the last one.

    ``noun`` says what one of them is: "row".
    """
    last = max(1, -(-len(items) // PER_PAGE))
    page = min(max(showing.page, 1), last)
    first = (page - 1) * PER_PAGE
    part = items[first : first + PER_PAGE]
    return part, Pages(
        _extent(first, len(part), len(items), noun),
        address(shown=showing.with_(page=page - 1)) if page > 1 else None,
        address(shown=showing.with_(page=page + 1)) if page < last else None,
    )


def _extent(first: int, shown: int, total: int, noun: str) -> str:
    if total == shown:
        return f"1 {noun}" if total == 1 else f"{total:,} {noun}s"
    return f"{noun.capitalize()}s {first + 1:,} to {first + shown:,} of {total:,}"
