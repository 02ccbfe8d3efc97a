"""Endless batches of each corpus, and the mixture of them that training sees."""

import random
from collections.abc import Iterator

from kg.language.trained.pieces import Pieces

from .augment import augment
from .batches import Batch, collate
from .corpora import Example
from .swap_names import NamePool
from .windows import windows

BUDGET = 2048
"""Word pieces in a batch, padding included."""
HIDDEN = 0.06
"""Share of the words that training hides, so that it leans on the words around them."""
SWAPPED = 0.4
"""Share of the names that training exchanges for others."""


class Stream:
    """One corpus, passed through again and again.

    Windows are cut anew and shuffled in each pass.
    """

    def __init__(self, examples: list[Example], pieces: Pieces, seed: str, pool: NamePool) -> None:
        self._examples, self._pieces, self._rng = examples, pieces, random.Random(seed)
        self._pool = pool
        self.words = sum(len(example) for example in examples)

    def batches(self) -> Iterator[Batch]:
        while True:
            yield from self._once()

    def _once(self) -> Iterator[Batch]:
        cut = [
            augment(self._pool.swap(w, self._rng, SWAPPED) if w.names else w, self._rng)
            for example in self._examples
            for w in windows(example, self._pieces, self._rng)
        ]
        self._rng.shuffle(cut)
        pool = BUDGET // 16 * 4
        for start in range(0, len(cut), pool):
            groups = self._group(cut[start : start + pool])
            self._rng.shuffle(groups)
            for group in groups:
                yield collate(group, self._pieces, hidden=HIDDEN)

    def _group(self, cut: list[Example]) -> list[list[Example]]:
        """Windows of similar length together, as many as the budget holds."""
        sized = sorted(
            (
                (sum(len(self._pieces.of(word)) for word in w.words.text) + 2, n)
                for n, w in enumerate(cut)
            )
        )
        groups: list[list[Example]] = [[]]
        for size, number in sized:
            if groups[-1] and size * (len(groups[-1]) + 1) > BUDGET:
                groups.append([])
            groups[-1].append(cut[number])
        return groups


class Mixture:
    """Draws the next batch's corpus with the given shares (of words), reproducibly."""

    def __init__(self, streams: dict[str, Stream], shares: dict[str, float], seed: str) -> None:
        self._iterators = {name: stream.batches() for name, stream in streams.items()}
        self._names = list(streams)
        self._shares = [shares[name] for name in self._names]
        self._rng = random.Random(seed)

    def next(self) -> tuple[str, Batch]:
        name = self._rng.choices(self._names, self._shares)[0]
        return name, next(self._iterators[name])
