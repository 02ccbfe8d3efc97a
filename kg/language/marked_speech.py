"""Who says what by layout alone: transcripts and signed quotations.

A transcript puts the speaker's name and a colon before what is said ("WALLACE: Let's start ...");
a collection of voices puts the name behind it ('"I was there." - Kari Berg'). No grammar ties such
names to the words, so they are read from the form of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.articles.blocks import Block
from kg.language.document import Attribution
from kg.records import Span

_NAME = r"[A-Z][\w.'-]*(?:\ [A-Z][\w.'-]*){0,4}"
_SIGNED = re.compile(
    rf'"(?P<said>[^"]+)"\s*(?P<mark>[-–—―]+)\s*(?P<name>{_NAME})(?=\s*(?:[.,(]|$))'
)
_LABEL = re.compile(rf'"?(?P<name>{_NAME})(?P<mark>:)\s+(?=\S)')
_FEWEST_TURNS = 4
"""Paragraphs with a speaker's label that make a transcript."""
_EDGES = ' \t\n",;:-–—―'


def find_marked_speech(text: str, plain: str, blocks: Sequence[Block]) -> list[Attribution]:
    """The attributions that layout alone makes, in reading order.

    Spans quote ``text``, the stored text; ``plain`` is the same with uniform typography.
    """
    found = [*_signed(text, plain, blocks), *_transcript(text, plain, blocks)]
    return sorted(found, key=lambda each: each.content[0])


def without_doubles(
    attributions: Sequence[Attribution], marked: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The attributions without what ``marked`` ones say better."""
    pieces = [piece for each in marked for piece in each.content]
    for attribution in attributions:
        own = tuple(
            piece
            for piece in attribution.content
            if not any(_overlap(piece, other) * 2 > piece.end - piece.start for other in pieces)
        )
        if own == attribution.content:
            yield attribution
        elif own:
            yield replace(attribution, content=own, quoted=min(attribution.quoted, len(own)))


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _signed(text: str, plain: str, blocks: Sequence[Block]) -> Iterator[Attribution]:
    for block in blocks:
        match = _SIGNED.match(plain, block.start, block.end)
        if match and len(match["said"].split()) > 1:
            content = (_span(text, *match.span("said")),)
            source, cue = _span(text, *match.span("name")), _span(text, *match.span("mark"))
            yield Attribution(source, cue, content, quoted=1)


def _transcript(text: str, plain: str, blocks: Sequence[Block]) -> Iterator[Attribution]:
    """The turns of a transcript: a label, and the paragraphs up to the next one."""
    labels = [_LABEL.match(plain, block.start, block.end) for block in blocks]
    names = [label["name"] for label in labels if label]
    turns = [n for n, label in enumerate(labels) if label and names.count(label["name"]) > 1]
    if len(turns) < _FEWEST_TURNS:
        return
    for turn in turns:
        label = labels[turn]
        if label is None:
            continue
        pieces = [(label.end(), blocks[turn].end)]
        for number in range(turn + 1, len(blocks)):
            if labels[number] or not plain.startswith('"', blocks[number].start):
                break
            pieces.append((blocks[number].start, blocks[number].end))
        content = tuple(piece for each in pieces if (piece := _trimmed(text, plain, *each)))
        if content:
            source, cue = _span(text, *label.span("name")), _span(text, *label.span("mark"))
            yield Attribution(source, cue, content, quoted=len(content))


def _trimmed(text: str, plain: str, start: int, end: int) -> Span | None:
    stretch = plain[start:end]
    start += len(stretch) - len(stretch.lstrip(_EDGES))
    end = start + len(plain[start:end].rstrip(_EDGES))
    return _span(text, start, end) if start < end else None


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])
