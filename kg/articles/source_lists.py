"""Lists of sources: "References", ``[1] Title - https://...``, ``[^1]: ...``, ``[1]: https://...``.

What such a list says is no part of the article: a headline in it is somebody else's news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from kg.articles.lines import raw_lines, trim
from kg.articles.listed_sources import ADDRESS, ListedSource, listed_source
from kg.articles.wording import wording

_DEFINITION = re.compile(r"\[(?:\^(?P<note>[^\s\[\]^]{1,40})|(?P<number>\d{1,3}))\]:\s*")
"""Markdown's own: a footnote or a link's address, wherever it stands."""
_BRACKETED = re.compile(r"(?:[-*+•][ \t]+)?\\?\[(?P<number>\d{1,3})\\?\](?![\[(])[.:]?\s*")
_NUMBERED = re.compile(r"(?:\(?(?P<number>\d{1,3})[.):]\s+|<sup>(?P<raised>\d{1,3})</sup>\s*)")
_BULLET = re.compile(r"[-*+•^↑]\s+")
_HEADING_SIGN = re.compile(r"#{1,6}[ \t]+")


@dataclass(frozen=True, slots=True)
class SourceLists:
    """The sources that a text lists, and the stretches that the lists take up, in order."""

    sources: tuple[ListedSource, ...] = ()
    stretches: tuple[tuple[int, int], ...] = ()

    def covers(self, offset: int) -> bool:
        """Whether a list stands there."""
        place = bisect_right(self.stretches, offset, key=lambda stretch: stretch[0]) - 1
        return place >= 0 and offset < self.stretches[place][1]


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry: where it begins, its words, its label, and whether Markdown defines it."""

    start: int
    words: int
    end: int
    label: str | None
    defined: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indented: bool

    @property
    def is_blank(self) -> bool:
        return self.start >= self.end


def find_source_lists(text: str, cited: Set[str]) -> SourceLists:
    """The lists of sources of a text, in time linear in it.

    ``cited`` are the labels of what looks like marks in it. What stands below "Notes", or has
    labels but no heading, is a list of sources only where something cites it or it gives addresses.
    """
    sources: dict[str, ListedSource] = {}
    stretches = []
    for start, sure, items in _lists(text):
        labels = {item.label for item in items}
        if sure or not cited.isdisjoint(labels) or ADDRESS.search(text, start, items[-1].end):
            stretches.append((start, items[-1].end))
            for position, item in enumerate(items, start=1):
                label = item.label or str(position)
                source = listed_source(text, label, item.words, item.end)
                if source.start < source.end:
                    sources.setdefault(label, source)
    return SourceLists(tuple(sources.values()), tuple(stretches))


def _lists(text: str) -> Iterator[tuple[int, bool, list[_Item]]]:
    """Start and items of what may be a list, and whether its heading or form leaves no doubt."""
    lines = [_line(text, start, end) for start, end in raw_lines(text)]
    at = 0
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        heading = _heading(text, lines[at])
        first = at
        if heading:
            first = next((n for n in range(at + 1, len(lines)) if not lines[n].is_blank), at)
        items, after = _items(text, lines, first, below_heading=bool(heading) and first > at)
        if items:
            sure = heading == "sources" or any(item.defined for item in items)
            yield lines[at].start, sure, items
        at = max(after, at + 1)


def _line(text: str, start: int, end: int) -> _Line:
    first, last = trim(text, start, end)
    return _Line(first, last, first > start)


def _heading(text: str, line: _Line) -> str | None:
    """``sources`` or ``notes`` for the heading of such a list, else None."""
    sign = _HEADING_SIGN.match(text, line.start, line.end)
    words = text[sign.end() if sign else line.start : line.end]
    if not words or len(words) > 80:
        return None
    if wording().source_headings.match(words):
        return "sources"
    return "notes" if wording().note_headings.match(words) else None


def _items(
    text: str, lines: list[_Line], at: int, *, below_heading: bool
) -> tuple[list[_Item], int]:
    """The items that follow each other from a line on, and the line behind the last."""
    items: list[_Item] = []
    after = at
    for number in range(at, len(lines)):
        line = lines[number]
        if line.is_blank:
            continue
        item = _labelled(text, line, below_heading=below_heading)
        if item is None and items and after == number and _goes_on(text, items[-1], line):
            items[-1] = replace(items[-1], end=line.end)
        elif item := item or (_unlabelled(text, line) if below_heading else None):
            items.append(item)
        else:
            break
        after = number + 1
    return items, after


def _labelled(text: str, line: _Line, *, below_heading: bool) -> _Item | None:
    """The item that a line begins with its label; without a heading, one in brackets."""
    if defined := _DEFINITION.match(text, line.start, line.end):
        label = defined["number"] or f"^{defined['note']}"
        return _Item(line.start, defined.end(), line.end, label, defined=True)
    marked = _BRACKETED.match(text, line.start, line.end)
    if marked is None and below_heading:
        marked = _NUMBERED.match(text, line.start, line.end)
    if marked is None:
        return None
    label = next(found for found in marked.groups() if found)
    return _Item(line.start, marked.end(), line.end, label)


def _unlabelled(text: str, line: _Line) -> _Item | None:
    """The item of a list without labels: it has a bullet or an address."""
    bullet = _BULLET.match(text, line.start, line.end)
    if bullet or ADDRESS.search(text, line.start, line.end):
        return _Item(line.start, bullet.end() if bullet else line.start, line.end, None)
    return None


def _goes_on(text: str, item: _Item, line: _Line) -> bool:
    """Whether a line directly behind an item is a part of it."""
    has_address = bool(ADDRESS.search(text, item.words, item.end))
    if line.indented or ADDRESS.match(text, line.start, line.end):
        return item.label is not None or not has_address
    complete = text[item.end - 1] in ".!?" or has_address
    return not complete and not _BULLET.match(text, line.start, line.end)
