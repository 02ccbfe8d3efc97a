"""Finding phrases of several words, the longest first, among folded words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from kg.spelling import fold

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """A look-up from phrases, in any spelling, to what they stand for."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        self._values = {tuple(fold(phrase).split()): value for phrase, value in phrases.items()}
        self._longest = max(map(len, self._values), default=0)

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases[str]:
        """Phrases that stand for themselves, folded."""
        return Phrases({phrase: fold(phrase) for phrase in phrases})

    def at(self, words: Sequence[str], index: int) -> tuple[int, Value] | None:
        """How many words the longest phrase that starts there takes, and what it stands for."""
        for length in range(min(self._longest, len(words) - index), 0, -1):
            phrase = tuple(words[index : index + length])
            if phrase in self._values:
                return length, self._values[phrase]
        return None

    def within(self, words: Sequence[str]) -> Iterator[Value]:
        """What the phrases from left to right stand for, none reaching into another."""
        index = 0
        while index < len(words):
            if found := self.at(words, index):
                length, value = found
                yield value
                index += length
            else:
                index += 1
