"""Changes of typography that must not change what is read.

They are made to a share of the training windows.

Quotes, hyphens and spaces need no such change: `words.fold` makes them equal before the model
sees them.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kg.language.trained.words import GAPS, Words, quote_states

from .corpora import Example


def augment(example: Example, rng: random.Random) -> Example:
    """The window itself most times.

    Else with a capitalised stretch, other line breaks, or without final stops.
    """
    draw = rng.random()
    if draw < 0.03:
        example = _recase(example, rng, str.upper)
    elif draw < 0.05:
        example = _recase(example, rng, _title)
    elif draw < 0.12:
        example = _without_stops(example)
    if example.tree is not None:
        example = _lines(example, rng)
    return example


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def _recase(example: Example, rng: random.Random, change: Callable[[str], str]) -> Example:
    """A sentence-long stretch as a headline has it."""
    start = rng.randrange(len(example))
    end = start + rng.randint(6, 25)
    text = [
        change(word) if start <= number < end else word
        for number, word in enumerate(example.words.text)
    ]
    return replace(example, words=replace(example.words, text=text))


def _lines(example: Example, rng: random.Random) -> Example:
    """Treebanks keep no paragraphs: put a line break before some sentences, seldom inside them."""
    assert example.tree is not None
    share = rng.choice((0.0, 0.0, 0.1, 0.3))
    wrap = 0.02 if rng.random() < 0.05 else 0.0
    space = GAPS.index("space")
    gaps = []
    for gap, start in zip(example.words.gaps, example.tree.starts, strict=True):
        if gap == space and rng.random() < (share if start else wrap):
            gap = GAPS.index("blank" if start and rng.random() < 0.7 else "line")
        gaps.append(gap)
    words = replace(example.words, gaps=gaps, quotes=quote_states(example.words.text, gaps))
    return replace(example, words=words)


def _without_stops(example: Example) -> Example:
    """The window without the full stops that end its paragraphs or treebank sentences."""
    words, tree = example.words, example.tree
    line = GAPS.index("line")
    count = len(words)
    heads = set(tree.heads) if tree else set()
    drop = set()
    for number, word in enumerate(words.text):
        at_end = (
            number + 1 == count
            or words.gaps[number + 1] >= line
            or (tree is not None and tree.starts[number + 1])
        )
        if (
            word == "."
            and at_end
            and number not in heads
            and not (tree and (tree.heads[number] < 0 or tree.starts[number]))
        ):
            drop.add(number)
    if not drop or len(drop) == count:
        return example
    new, kept = [], 0
    for number in range(count):
        new.append(kept)
        kept += number not in drop
    new.append(kept)

    def keep(values: list[Any]) -> list[Any]:  # of words, of numbers, of booleans
        return [value for number, value in enumerate(values) if number not in drop]

    def move(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(new[a], new[b]) for a, b in ranges if new[a] < new[b]]

    text, gaps = keep(words.text), keep(words.gaps)
    changed = replace(example, words=Words(text, keep(words.spans), gaps, quote_states(text, gaps)))
    if example.names is not None:
        changed.names = [(new[a], new[b], kind) for a, b, kind in example.names if new[a] < new[b]]
        changed.unsure = [
            (new[a], new[b], kinds) for a, b, kinds in example.unsure if new[a] < new[b]
        ]
    if example.links is not None:
        changed.links = [
            replace(x, source=move(x.source), cue=move(x.cue), content=move(x.content))
            for x in example.links
        ]
    if example.meetings is not None:
        changed.meetings = [meeting.moved(move) for meeting in example.meetings]
    if tree is not None:
        heads_kept = [new[head] if head >= 0 else -1 for head in keep(tree.heads)]
        changed.tree = replace(
            tree,
            upos=keep(tree.upos),
            xpos=keep(tree.xpos),
            heads=heads_kept,
            relations=keep(tree.relations),
            starts=keep(tree.starts),
        )
    return changed
