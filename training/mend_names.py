"""Names whose inner name was lost in the newswire corpus, made whole.

Where annotators marked a name inside a name ("European" in "European Union", "New York" in "New
York Times"), the corpus has only what is left of the outer one: "Union", "Times", or "Organization
of" and "States" for the Organization of American States. About one organization in twelve is
marked like this. A reader should give the name as it is written, so it is put together again.
"""

from collections import Counter
from collections.abc import Iterable

from kg.language.trained.words import GAPS, Words

Marked = tuple[int, int, str]
"""First word, one past the last word, type."""

GROWN = {"organization": (-1, 1), "place": (-1,)}
"""Which types lose names inside them, and on which side: -1 before, 1 after what is left."""
INNER = ("place", "NORP")
"""Types of names that stand inside others: places, and the adjectives of peoples and parties."""
LONGEST = 3
"""Words in an inner name at most."""


def inner_names(documents: Iterable[tuple[Words, list[Marked]]]) -> set[str]:
    """The capitalised names of places and peoples that the corpus marks alone more than once."""
    found = Counter(
        " ".join(words.text[start:end])
        for words, marked in documents
        for start, end, kind in marked
        if kind in INNER and words.text[start][:1].isupper()
    )
    return {name for name, count in found.items() if count > 1}


def mend(words: Words, marked: list[Marked], inner: set[str]) -> list[Marked]:
    """The marked names, grown over unmarked inner names beside them and joined across these."""
    free = [True] * len(words)
    for start, end, _ in marked:
        free[start:end] = [False] * (end - start)

    def reach(edge: int, step: int) -> int:
        """The edge moved over the longest unmarked inner name that touches it."""
        for size in range(LONGEST, 0, -1):
            low, high = (edge - size, edge) if step < 0 else (edge, edge + size)
            if low < 0 or high > len(words) or not all(free[low:high]):
                continue
            if _one_line(words, low, high, step) and " ".join(words.text[low:high]) in inner:
                return low if step < 0 else high
        return edge

    grown: list[Marked] = []
    for start, end, kind in sorted(marked):
        sides = GROWN.get(kind, ())
        start = reach(start, -1) if -1 in sides else start
        end = reach(end, 1) if 1 in sides else end
        if grown and start < grown[-1][1]:
            start = grown.pop()[0] if kind == grown[-1][2] else grown[-1][1]
        if start < end:
            grown.append((start, end, kind))
    return grown


def _one_line(words: Words, low: int, high: int, step: int) -> bool:
    """Whether nothing but spaces separates the words from each other and from the name."""
    space = GAPS.index("space")
    first, last = (low + 1, high + 1) if step < 0 else (low, high)
    return all(gap == space for gap in words.gaps[first:last])
