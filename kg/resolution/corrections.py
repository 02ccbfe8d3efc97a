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

    def pairs_apart(self, entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
        """Positions of entries that must stay apart."""
        return _pairs(self.different, entries)

    def pairs_joined(self, entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
        """Positions of entries that must come together."""
        return _pairs(self.same, entries)


def _pairs(
    decisions: Iterable[tuple[Named, Named]], entries: Iterable[Entry]
) -> Iterator[tuple[int, int]]:
    wanted = sorted(decisions)
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
