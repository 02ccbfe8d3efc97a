"""What people have decided about identity; their word is stronger than every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.records import EntityKind, ReportReference
from kg.resolution.entries import Entry
from kg.resolution.groups import Groups


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """The entries that a ruling speaks of: a name, of one article or (None) of all."""

    kind: EntityKind
    name: str
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """Two or more sides that are one thing, or that are not; ``reason`` says who says so.

    A side is several entries, or several reports of meetings. Where one side holds another (a name
    in all articles, the same name in one), the larger stands for the rest of it.
    """

    sides: tuple[tuple[Named | ReportReference, ...], ...]
    reason: str

    @property
    def members(self) -> tuple[Named | ReportReference, ...]:
        """What stands on any of the sides."""
        return tuple(one for side in self.sides for one in side)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is the same, and what is different, whatever the rules conclude.

    Where both are said of the same two entries, ``different`` wins.
    """

    same: tuple[Ruling, ...] = ()
    different: tuple[Ruling, ...] = ()

    def beside(self, kind: EntityKind) -> dict[Named, list[Named]]:
        """For all that rulings name of a kind, whatever else the same rulings name of it."""
        found: dict[Named, list[Named]] = {}
        for ruling in (*self.same, *self.different):
            named = [one for one in ruling.members if isinstance(one, Named) and one.kind == kind]
            for one in named:
                found.setdefault(one, []).extend(named)
        return found

    def reports_beside(self) -> dict[ReportReference, list[ReportReference]]:
        """For all reports that are ruled to be of one meeting, the others."""
        found: dict[ReportReference, list[ReportReference]] = {}
        for ruling in self.same:
            reports = [one for one in ruling.members if isinstance(one, ReportReference)]
            for one in reports:
                found.setdefault(one, []).extend(reports)
        return found

    def pairs_apart(self, entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
        """Positions of entries that must stay apart."""
        positions = _positions(self.different, entries)
        for ruling in self.different:
            sides = [_found(side, positions) for side in ruling.sides]
            for first, second in _disjoint(sides):
                yield from ((one, other) for one in first for other in second)

    def join(self, entries: Sequence[Entry], groups: Groups[int]) -> dict[int, str]:
        """Brings entries together that are the same; why, by their positions."""
        positions = _positions(self.same, entries)
        reasons: dict[int, str] = {}
        for ruling in self.same:
            first, *others = [_found(side, positions) for side in ruling.sides]
            for position in first:
                groups.join(first[0], position)
            for other in others if first else ():
                for position in other:
                    if groups.join(first[0], position):
                        reasons[position] = ruling.reason
        return reasons


def plain(name: str) -> str:
    """A name as rulings have it, with one space between its words."""
    return " ".join(name.split())


_Positions = dict[Named, list[int]]


def _positions(rulings: Iterable[Ruling], entries: Sequence[Entry]) -> _Positions:
    """Where the entries stand that rulings speak of."""
    wanted = {
        each
        for ruling in rulings
        for side in ruling.sides
        for each in side
        if isinstance(each, Named)
    }
    positions: _Positions = {}
    for position, entry in enumerate(entries if wanted else ()):
        for article_id in (entry.article_id, None):
            named = Named(entry.kind, plain(entry.name), article_id)
            if named in wanted:
                positions.setdefault(named, []).append(position)
    return positions


def _found(side: Sequence[Named | ReportReference], positions: _Positions) -> list[int]:
    return sorted(
        {at for each in side if isinstance(each, Named) for at in positions.get(each, ())}
    )


def _disjoint(sides: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Every two sides without what they share, which belongs to the smaller of them."""
    for number, first in enumerate(sides):
        for second in sides[number + 1 :]:
            one, other = set(first), set(second)
            if one < other:
                other -= one
            elif other < one:
                one -= other
            else:
                one, other = one - other, other - one
            yield sorted(one), sorted(other)
