"""Sentences with their tokens and dependency trees, from what the trained reader found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.articles.blocks import Block
from kg.language.datelines import behind_datelines
from kg.language.document import Dependency, Sentence, Token
from kg.language.trained.labels import UPOS
from kg.language.trained.reading import Reading
from kg.language.trained.words import Words
from kg.language.typography import behind_hidden
from kg.language.words import tokenize

_DASHES = frozenset("-–—")


def edges(plain: str, words: Words, blocks: Sequence[Block]) -> list[int]:
    """The words that begin a block, or stand behind a dateline, where a sentence must begin."""
    starts = [start for start, _ in words.spans]
    places = [*(block.start for block in blocks), *behind_datelines(plain, blocks)]
    return sorted({bisect_left(starts, place) for place in places} - {len(starts)})


def make_sentences(
    prose: str, plain: str, blocks: Sequence[Block], words: Words, reading: Reading
) -> Iterator[Sentence]:
    """The sentences of the article, each inside one of its blocks.

    The citation marks that ``prose`` hides behind a sentence belong to it, but are none of its
    tokens; ``plain`` is the same with uniform typography.
    """
    block_starts = [block.start for block in blocks]
    bounds = [*reading.starts, len(words)] if len(words) else []
    for low, high in pairwise(bounds):
        block = blocks[bisect_right(block_starts, words.spans[low][0]) - 1]
        tokens = tokenize(plain, words.spans[low][0], words.spans[high - 1][1])
        # The dash behind a dateline ("OSLO, Norway —") is no part of the sentence.
        begin = 0
        while begin < len(tokens) - 1 and tokens[begin].text in _DASHES:
            begin += 1
        tokens = tokens[begin:]
        dependencies = _dependencies(tokens, words, reading, low, high)
        end = behind_hidden(prose, tokens[-1].end)
        yield Sentence(tokens[0].start, end, tokens, dependencies, block)


def _dependencies(
    tokens: Sequence[Token], words: Words, reading: Reading, low: int, high: int
) -> tuple[Dependency, ...]:
    """One dependency per token.

    A token of several of the reader's words ("well-known", "can't") hangs where the one of them
    hangs that is nearest to the root. Any other might hang below the token itself, and the tree
    would have a circle.
    """
    starts = [token.start for token in tokens]
    owner = [max(0, bisect_right(starts, words.spans[n][0]) - 1) for n in range(low, high)]
    rows: dict[int, Dependency] = {}
    for number in sorted(range(low, high), key=lambda number: _depth(reading, number)):
        head = reading.heads[number]
        head_token = owner[head - low] if head >= 0 else None
        rows.setdefault(
            owner[number - low],
            Dependency(head_token, reading.relations[number], UPOS[reading.upos[number]]),
        )
    return tuple(rows.get(index, Dependency(None, "dep", "X")) for index in range(len(tokens)))


def _depth(reading: Reading, number: int) -> int:
    """How many words lie between a word and what its sentence's root hangs on."""
    depth = 0
    while (number := reading.heads[number]) >= 0:
        depth += 1
    return depth
