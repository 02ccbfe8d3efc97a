"""Stretches of a text that a page marks, however they overlap, as pieces that do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.records import Extraction, Organization, Person, Place


@dataclass(frozen=True, slots=True)
class Mark:
    """From ``start`` to ``end`` (excluded) the text is of that kind; ``href`` is its page."""

    start: int
    end: int
    kind: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch whose characters all have the same marks: their kinds in order, and one page."""

    start: int
    end: int
    kinds: tuple[str, ...]
    href: str | None


class Marks:
    """Marks, cut once for all stretches of the text that are asked for."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        kept = [mark for mark in marks if mark.start < mark.end]
        self._cuts = sorted({cut for mark in kept for cut in (mark.start, mark.end)})
        self._pieces = tuple(_sweep(kept, self._cuts))

    def between(self, start: int, end: int) -> Iterator[Marked]:
        """The stretch from ``start`` to ``end`` in pieces, marked or not, without gaps."""
        first, last = bisect_right(self._cuts, start), bisect_left(self._cuts, end)
        cuts = [start, *self._cuts[first:last]]
        for left, right in pairwise([*cuts, end]):
            place = bisect_right(self._cuts, left) - 1
            inside = 0 <= place < len(self._pieces)
            kinds, href = self._pieces[place] if inside else ((), None)
            yield Marked(left, right, kinds, href)


def marks_of(extraction: Extraction, pages: Mapping[str, str]) -> Iterator[Mark]:
    """What was read out of an article: names, sentences that tell of meetings, claims.

    ``pages`` gives where each name leads.
    """
    entities: tuple[tuple[str, tuple[Person | Organization | Place, ...]], ...] = (
        ("person", extraction.people),
        ("organization", extraction.organizations),
        ("place", extraction.places),
    )
    for kind, found in entities:
        for entity in found:
            href = pages.get(entity.name)
            yield from (Mark(each.start, each.end, kind, href) for each in entity.mentions)
    for report in extraction.meetings:
        yield Mark(report.evidence[0].start, report.evidence[0].end, "meeting")
        yield Mark(report.trigger.start, report.trigger.end, "trigger")
    for claim in extraction.claims:
        yield from (Mark(part.start, part.end, "claim") for part in claim.content)


def _sweep(marks: list[Mark], cuts: list[int]) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """What holds from each cut to the next."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    kinds: Counter[str] = Counter()
    hrefs: Counter[str] = Counter()
    for cut in cuts:
        for mark in closing.get(cut, ()):
            kinds[mark.kind] -= 1
            if mark.href:
                hrefs[mark.href] -= 1
        for mark in opening.get(cut, ()):
            kinds[mark.kind] += 1
            if mark.href:
                hrefs[mark.href] += 1
        kinds, hrefs = +kinds, +hrefs
        yield tuple(sorted(kinds)), next(iter(hrefs), None)
