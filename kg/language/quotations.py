"""Quotations: where quotation marks open and close.

English news opens every paragraph of a running quotation anew and closes only the last one
(*The Chicago Manual of Style*, 13.32), so an unclosed quotation ends with its block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.articles.blocks import Block


@dataclass(frozen=True, slots=True)
class Quotation:
    """The text between two quotation marks; ``open_end`` when the closing mark is missing."""

    start: int
    end: int
    open_end: bool


def find_quotations(plain: str, blocks: Iterable[Block]) -> Iterator[Quotation]:
    """The quotations of each block, in reading order."""
    for block in blocks:
        start: int | None = None
        position = plain.find('"', block.start, block.end)
        while position >= 0:
            if start is None:
                if _may_open(plain, position, block):
                    start = position + 1
            else:
                yield from _trimmed(plain, start, position, open_end=False)
                start = None
            position = plain.find('"', position + 1, block.end)
        if start is not None:
            yield from _trimmed(plain, start, block.end, open_end=True)


def _may_open(plain: str, position: int, block: Block) -> bool:
    before = plain[position - 1] if position > block.start else " "
    after = plain[position + 1] if position + 1 < block.end else " "
    return not before.isalnum() and not after.isspace()


def _trimmed(plain: str, start: int, end: int, *, open_end: bool) -> Iterator[Quotation]:
    stretch = plain[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    if start < end:
        yield Quotation(start, end, open_end)
