"""The content of an article as blocks of its stored text; furniture is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.articles.headings import run_in_headings
from kg.articles.layout import Layout, lay_out
from kg.articles.lines import trim

BlockKind = Literal["headline", "paragraph", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of content: ``stored_text[start:end]``, in code points, ``end`` exclusive.

    No whitespace stands at either end. A ``headline`` is a title, a heading, or a short line that
    is no sentence. ``date`` is that of an entry of a timeline, partial for one of several days,
    of which ``days`` are the first and the last; the words of the date are outside of the block.
    """

    start: int
    end: int
    kind: BlockKind
    date: str | None = None
    days: tuple[str, str] | None = None


def content_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a stored text in reading order; they do not overlap.

    A pure function of the text that never fails: text without content gives no blocks. It takes
    time linear in the text.
    """
    return blocks_of(text, lay_out(text))


def blocks_of(text: str, layout: Layout) -> tuple[Block, ...]:
    """The blocks of a text whose layout is known."""
    paragraphs = [
        (unit.start, unit.end)
        for unit in layout.units
        if unit.kind == "paragraph" and unit.date is None
    ]
    sentences = run_in_headings(text, paragraphs)
    blocks = []
    for unit in layout.units:
        if unit.kind in ("title", "headline"):
            blocks.append(Block(unit.start, unit.end, "headline"))
        elif unit.kind == "caption":
            blocks.append(Block(unit.start, unit.end, "caption", unit.date))
        elif unit.start in sentences and unit.date is None:
            boundary = sentences[unit.start]
            blocks.append(Block(*trim(text, unit.start, boundary), "headline"))
            blocks.append(Block(boundary, unit.end, "paragraph"))
        else:
            blocks.append(Block(unit.start, unit.end, "paragraph", unit.date, unit.days))
    return tuple(blocks)
