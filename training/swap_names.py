"""Names in training windows, exchanged for others of their type.

A few hundred articles hold few different organizations, and a reader that has seen them several
times knows them by heart. Where another stands in the place of each, only the words around it
tell what it is.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, replace

from kg.language.trained.words import GAPS, Words, quote_states

from .corpora import Example


@dataclass(frozen=True)
class Name:
    """The words of a name with the gap before each but the first."""

    text: tuple[str, ...]
    gaps: tuple[int, ...]


class NamePool:
    """The different names of each type in the given examples."""

    def __init__(self, examples: list[Example]) -> None:
        found: dict[str, dict[Name, None]] = defaultdict(dict)
        for example in examples:
            for start, end, kind in example.names or ():
                found[kind][_name(example.words, start, end)] = None
        self._names = {kind: list(names) for kind, names in found.items()}

    def swap(self, example: Example, rng: random.Random, share: float) -> Example:
        """The example with about `share` of its different names exchanged.

        The same name becomes the same other one wherever it stands in the window.
        """
        words = example.words
        chosen: dict[tuple[Name, str], Name] = {}
        pieces: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
        moved = [0] * (len(words) + 1)
        names: list[tuple[int, int, str]] = []
        position = length = 0
        for start, end, kind in [*sorted(example.names or ()), (len(words), len(words), "")]:
            if start < position:  # overlaps the one before: stays as it is
                continue
            for number in range(position, start + 1):
                moved[number] = length + number - position
            pieces.append((tuple(words.text[position:start]), tuple(words.gaps[position:start])))
            length += start - position
            if not kind:
                break
            old = _name(words, start, end)
            new = chosen.setdefault(
                (old, kind), rng.choice(self._names[kind]) if rng.random() < share else old
            )
            pieces.append((new.text, (words.gaps[start], *new.gaps)))
            names.append((length, length + len(new.text), kind))
            for number in range(start + 1, end):
                moved[number] = length + min(number - start, len(new.text) - 1)
            length += len(new.text)
            moved[end] = length
            position = end
        text = [word for part, _ in pieces for word in part]
        gaps = [gap for _, part in pieces for gap in part]
        unsure = [(moved[start], moved[end], kinds) for start, end, kinds in example.unsure]
        return replace(
            example,
            words=Words(text, [(0, 0)] * len(text), gaps, quote_states(text, gaps)),
            names=names,
            unsure=unsure,
        )


def _name(words: Words, start: int, end: int) -> Name:
    space = GAPS.index("space")
    return Name(
        tuple(words.text[start:end]), tuple(min(gap, space) for gap in words.gaps[start + 1 : end])
    )
