"""Which sources an article cites where: its marks, each with the entry that it leads to."""

from __future__ import annotations

from collections.abc import Sequence

from kg.articles.blocks import Block
from kg.articles.citation_marks import find_marks, taken
from kg.articles.listed_sources import ListedSource
from kg.records import Citation, CitedSource, Span


def find_citations(
    text: str, blocks: Sequence[Block], listed: Sequence[ListedSource]
) -> tuple[Citation, ...]:
    """The citations in the content of a text, in reading order, one for each source of a mark.

    ``listed`` are the sources that the text lists. A mark that is a link itself leads to its
    address where they do not have it.
    """
    found = [mark for block in blocks for mark in find_marks(text, block.start, block.end)]
    entries = {source.label: source for source in listed}
    marks = taken(found, entries.keys())
    linked: dict[str, str] = {}
    for mark in marks:
        if mark.url:
            linked.setdefault(mark.labels[0], mark.url)
    citations = (
        Citation(
            label,
            Span(mark.start, mark.end, text[mark.start : mark.end]),
            _source(text, entries.get(label), linked.get(label)),
        )
        for mark in marks
        for label in mark.labels
    )
    return tuple(sorted(citations, key=lambda citation: citation.place))


def _source(text: str, entry: ListedSource | None, linked: str | None) -> CitedSource | None:
    if entry is not None:
        words = Span(entry.start, entry.end, text[entry.start : entry.end])
        return CitedSource(words, entry.title, entry.url or linked)
    return CitedSource(None, None, linked) if linked else None
