"""What people have decided about identity; their word is stronger than every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.records import EntityKind
from kg.resolution.entries import Entry


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """The entries that a correction speaks of: a name, of one article or (None) of all."""

    kind: EntityKind
    name: str
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """Pairs that are the same, and pairs that are different, whatever the rules conclude.

    Where both are said of the same two entries, ``different`` wins.
    """

    same: tuple[tuple[Named, Named], ...] = ()
    different: tuple[tuple[Named, Named], ...] = ()

    def sides(self, kind: EntityKind) -> dict[Named, list[Named]]:
        """For each side of a decision about a kind the other sides of it."""
        found: dict[Named, list[Named]] = {}
        for first, second in (*self.same, *self.different):
            if first.kind == second.kind == kind:
                found.setdefault(first, []).append(second)
                found.setdefault(second, []).append(first)
        return found

    def pairs_apart(self, entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
        """Positions of entries that must stay apart."""
        return _pairs(self.different, entries)

    def pairs_joined(self, entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
        """Positions of entries that must come together."""
        return _pairs(self.same, entries)


def _order(named: Named) -> tuple[str, str, str]:
    return named.kind, named.name, named.article_id or ""


def _pairs(
    decisions: Iterable[tuple[Named, Named]], entries: Iterable[Entry]
) -> Iterator[tuple[int, int]]:
    wanted = sorted(decisions, key=lambda pair: (_order(pair[0]), _order(pair[1])))
    if not wanted:
        return
    positions: dict[Named, list[int]] = {}
    for position, entry in enumerate(entries):
        for article_id in (entry.article_id, None):
            named = Named(entry.kind, entry.name, article_id)
            positions.setdefault(named, []).append(position)
    for first, second in wanted:
        for one in positions.get(first, ()):
            for other in positions.get(second, ()):
                if one != other:
                    yield one, other
