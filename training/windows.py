"""Long texts to windows that the encoder can read at once.

A window is a run of whole paragraphs (or whole sentences, where the corpus has them) as long as
it fits; only a paragraph that is too long by itself is cut, after the last full stop that fits.
"""

import random

from kg.language.trained.pieces import Pieces
from kg.language.trained.words import GAPS

from .corpora import Example

SIZE = 254
"""Word pieces in a window beside the two special ones; the encoder was trained on no more than
twice that.
"""


def units(example: Example) -> list[tuple[int, int]]:
    """Stretches that should not be cut: sentences of a treebank, paragraphs elsewhere."""
    line = GAPS.index("line")
    if example.tree is not None:
        starts = [number for number, start in enumerate(example.tree.starts) if start]
    else:
        starts = [number for number, gap in enumerate(example.words.gaps) if gap >= line]
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    return list(zip(starts, [*starts[1:], len(example)], strict=True))


def pack(
    example: Example, pieces: Pieces, size: int = SIZE, rng: random.Random | None = None
) -> list[tuple[int, int]]:
    """Word ranges of the windows of an example.

    With `rng` the first is of random size, so epochs differ.
    """
    costs = [len(pieces.of(word)) for word in example.words.text]
    room = size if rng is None else rng.randint(size // 3, size)
    ranges: list[tuple[int, int]] = []
    start = end = used = 0
    for low, high in units(example):
        cost = sum(costs[low:high])
        if end > start and used + cost > room:
            ranges.append((start, end))
            start, used, room = low, 0, size
        while cost > size:
            cut = _last_stop(example.words.text, costs, low, size)
            ranges.append((start, cut))
            start = low = cut
            used, cost, room = 0, sum(costs[cut:high]), size
        end, used = high, used + cost
    if end > start:
        ranges.append((start, end))
    return ranges


def _last_stop(text: list[str], costs: list[int], low: int, size: int) -> int:
    """Where to cut a paragraph that begins at `low` and is too long.

    After a stop in its second half, else at the size.
    """
    used, best, number = 0, low, low
    while used + costs[number] <= size:
        used += costs[number]
        number += 1
        if text[number - 1] in (".", "!", "?", '"') and used > size // 2 and text[number] != '"':
            best = number
    return best if best > low else number


def windows(example: Example, pieces: Pieces, rng: random.Random | None = None) -> list[Example]:
    """The windows of an example, with their share of its labels.

    A sentence of a treebank longer than a window is left out, since its tree would be cut.
    """
    parts = []
    for start, end in pack(example, pieces, rng=rng):
        part = example.cut(start, end)
        if part.tree is not None and any(
            head >= len(part) or head < -1 for head in part.tree.heads
        ):
            continue
        parts.append(part)
    return parts
