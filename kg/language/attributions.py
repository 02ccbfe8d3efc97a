"""Who says what: the trained reader's sources, cues and contents as stretches of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.articles.blocks import Block
from kg.language.datelines import behind_datelines
from kg.language.document import Attribution
from kg.language.index import SpanIndex
from kg.language.quotations import Quotation
from kg.language.trained.attributing import Range
from kg.language.trained.reading import Reading
from kg.language.trained.words import Words
from kg.records import Span

_EDGES = " \t\n,;:-–—"
"""What does not belong to a content at its edges; a quotation keeps its final comma or stop."""


def find_attributions(
    text: str,
    plain: str,
    blocks: Sequence[Block],
    words: Words,
    reading: Reading,
    quotations: Sequence[Quotation],
) -> Iterator[Attribution]:
    """The attributions of the article, in reading order of what they say."""
    reader = _Contents(text, plain, quotations)
    stories = _Stories(plain, blocks)
    for item in reading.attributions:
        spans = [
            part
            for span in (_span(words, part) for part in item.content)
            for part in stories.by_paragraph(*stories.without_heading(*span))
        ]
        pieces = [piece for span in spans if (piece := reader.piece(*span))]
        if not pieces:
            continue
        source = stories.without_heading(*_span(words, item.source[0])) if item.source else None
        cue = _span(words, item.cue)
        yield Attribution(
            source=Span(*source, text[slice(*source)]) if source else None,
            cue=Span(*cue, text[slice(*cue)]),
            content=tuple(pieces),
            quoted=sum(reader.is_quoted(piece) for piece in pieces),
        )


def _span(words: Words, part: Range) -> Range:
    return words.spans[part[0]][0], words.spans[part[1] - 1][1]


class _Stories:
    """Where stories begin: what a reader runs on from a headline starts there.

    A headline without a full stop, and a dateline, may pass for the beginning of what is said.
    """

    def __init__(self, plain: str, blocks: Sequence[Block]) -> None:
        self._blocks = SpanIndex(blocks, lambda block: Span(block.start, block.end, ""))
        begun = set(behind_datelines(plain, blocks))
        self._begun = SpanIndex(sorted(begun), lambda offset: Span(offset, offset, ""))

    def without_heading(self, start: int, end: int) -> Range:
        """The range without the headline or dateline that it begins in, if it goes on behind."""
        block = self._blocks.covering(start)
        if block and block.kind == "headline" and block.end < end:
            later = self._blocks.starting_within(block.end, end)
            story = next((each for each in later if each.kind == "paragraph"), None)
            if story is None:
                return start, end
            start, block = story.start, story
        begun = self._begun.starting_within(start, min(end, block.end)) if block else ()
        if block and begun and start == block.start:
            start = begun[0]
        return start, end

    def by_paragraph(self, start: int, end: int) -> list[Range]:
        """The range, or its parts in the blocks that it runs over."""
        first = self._blocks.covering(start)
        later = list(self._blocks.starting_within(start + 1, end))
        if first is None or not later:
            return [(start, end)]
        parts = [(start, min(end, first.end))]
        return parts + [(block.start, min(end, block.end)) for block in later]


class _Contents:
    """Contents without the quotation marks around them."""

    def __init__(self, text: str, plain: str, quotations: Sequence[Quotation]) -> None:
        self._text = text
        self._plain = plain
        self._quotations = SpanIndex(quotations, lambda quoted: Span(quoted.start, quoted.end, ""))

    def piece(self, start: int, end: int) -> Span | None:
        """The stretch without marks at its edges and without a citation such as [10] behind it."""
        before = None
        while before != (start, end):
            before = (start, end)
            stretch = self._plain[start:end]
            start += len(stretch) - len(stretch.lstrip(_EDGES))
            end = start + len(_without_citation(self._plain[start:end].rstrip()))
            quotation = self._quotations.covering(start + 1)
            if quotation and self._plain[start] == '"' and quotation.start > start:
                if quotation.end >= end - 1 or '"' not in self._plain[start + 1 : end - 1]:
                    start, end = quotation.start, min(end, quotation.end)
            elif not self._inside(start):
                end = start + len(self._plain[start:end].rstrip(_EDGES + "."))
        return Span(start, end, self._text[start:end]) if start < end else None

    def is_quoted(self, piece: Span) -> bool:
        """Whether the whole piece stands between quotation marks."""
        quotation = self._quotations.covering(piece.start)
        return quotation is not None and quotation.end >= piece.end

    def _inside(self, offset: int) -> bool:
        return self._quotations.covering(offset) is not None


def _without_citation(stretch: str) -> str:
    """Without citation marks such as [10] at the end."""
    while stretch.endswith("]"):
        opening = stretch.rfind("[")
        if not stretch[opening + 1 : -1].isdigit():
            break
        stretch = stretch[:opening].rstrip()
    return stretch
