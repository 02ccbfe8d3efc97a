"""An article's stored text cut into what a page shows: paragraphs, sentences, marked stretches.

Nothing is left out and nothing is moved: every run knows its offset in the stored text, in Unicode
code points, so that a fragment such as ``#char=120,188`` can be found on the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kg.articles.blocks import Block
from kg.records import Span
from kg.web.marks import Mark, Marks

_SHOWN: Final = "shown"

Kind = Literal["headline", "paragraph", "caption", "date", "furniture"]
"""What a passage is; ``date`` for the date that stands before an entry of a timeline."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``shown`` where it was asked for.

    ``kinds`` is what else it is (part of a claim, somebody's name), ``href`` the page of a name.
    """

    start: int
    text: str
    shown: bool
    kinds: tuple[str, ...] = ()
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence that supports something, with the id that its fragment names, or other text."""

    id: str | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the page."""

    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for piece in self.pieces for run in piece.runs)


def passages(
    text: str,
    blocks: Sequence[Block],
    evidence: Iterable[Span],
    shown: tuple[int, int] | None = None,
    marks: Iterable[Mark] = (),
) -> tuple[Passage, ...]:
    """Cut ``text`` for a page.

    Args:
        text: the stored text.
        blocks: its content, in reading order; all else is furniture, and stays readable.
        evidence: the sentences that get an id of their own. Of two that overlap the first gets
            it.
        shown: start and end of a stretch to show.
        marks: what was read out of the text.
    """
    sentences = _apart(evidence)
    asked = [] if shown is None else [Mark(*shown, _SHOWN)]
    cut = Marks([*marks, *asked])
    return tuple(
        Passage(kind, tuple(_pieces(text, start, end, sentences, cut)))
        for kind, start, end in _regions(text, blocks)
    )


def fragment(start: int, end: int) -> str:
    """The fragment that names a stretch of text (RFC 5147), without ``#``."""
    return f"char={start},{end}"


def _regions(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Kind, int, int]]:
    done = 0
    for block in blocks:
        for start, end in _lines(text, done, block.start):
            dates = block.date is not None and "\n" not in text[end : block.start]
            yield "date" if dates else "furniture", start, end
        yield block.kind, block.start, block.end
        done = block.end
    for start, end in _lines(text, done, len(text)):
        yield "furniture", start, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines between two blocks, without blank ones."""
    for line in text[start:end].splitlines(keepends=True):
        content = line.strip("\ufeff \t\r\n")
        if content:
            first = start + line.index(content)
            yield first, first + len(content)
        start += len(line)


def _apart(evidence: Iterable[Span]) -> list[tuple[int, int]]:
    """The stretches in order, without those that overlap an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted({(span.start, span.end) for span in evidence}):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _pieces(
    text: str,
    start: int,
    end: int,
    sentences: Sequence[tuple[int, int]],
    marks: Marks,
) -> Iterator[Piece]:
    """One region as sentences and what lies between; a sentence's first part has its id."""
    at = start
    ahead = bisect_right(sentences, start, key=lambda sentence: sentence[1])
    for place in range(ahead, len(sentences)):
        first, last = sentences[place]
        if first >= end:
            break
        if first > at:
            yield Piece(None, tuple(_runs(text, at, first, marks)))
        stop = min(last, end)
        known = fragment(first, last) if first >= start else None
        yield Piece(known, tuple(_runs(text, max(first, at), stop, marks)))
        at = stop
    if at < end:
        yield Piece(None, tuple(_runs(text, at, end, marks)))


def _runs(text: str, start: int, end: int, marks: Marks) -> Iterator[Run]:
    for piece in marks.between(start, end):
        kinds = tuple(kind for kind in piece.kinds if kind != _SHOWN)
        shown = kinds != piece.kinds
        yield Run(piece.start, text[piece.start : piece.end], shown, kinds, piece.href)
