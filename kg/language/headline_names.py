"""Names in headlines that capitalise every word, where the end of a name cannot be seen.

"Lind Champions Wider Talks" may tell of somebody called Lind Champions. The rest of the article
decides: it calls nobody so, and somebody Anna Lind. "Lind Meets Berg" tells of two where both are
surnames in the article, "Bergen Stop Ends" of Bergen, a place that the gazetteer knows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from kg.articles.blocks import Block
from kg.language.document import NameKind
from kg.language.gazetteer import find_place
from kg.language.trained.words import NAMELIKE, Words, shape
from kg.spelling import fold, folded_words

Found: TypeAlias = tuple[int, int, NameKind]
"""First word of a name, one past its last word, its kind."""

_ENDED = ("person", "place")
_CAPITALISED = 0.7
"""Share of a headline's words from which its capitals tell nothing."""


def ended_in_headlines(
    words: Words, found: Sequence[Found], blocks: Iterable[Block]
) -> list[Found]:
    """All names; a person's in such a headline ends with the surname that the article gives.

    A place's ends with the longest name that the gazetteer knows. Either only where no word behind
    has a capital anywhere else.
    """
    inside = _in_capitals(words, blocks)
    if not inside:
        return list(found)
    elsewhere = {
        word for number, word in enumerate(words.text)
        if number not in inside and shape(word) in NAMELIKE
    }  # fmt: skip
    surnames = _surnames(words, (name for name in found if name[0] not in inside))

    def end_of(low: int, high: int, kind: NameKind) -> int:
        end = high
        while end > low + 1 and words.text[end - 1] not in elsewhere:
            end -= 1
        if kind == "person":
            return end if words.text[end - 1] in surnames else high
        known = (stop for stop in range(high, end - 1, -1) if find_place(_text(words, low, stop)))
        return next(known, high)

    def parts_of(low: int, high: int, kind: NameKind) -> list[Found]:
        for middle in range(low + 1, high - 1) if kind == "person" else ():
            ends = words.text[middle - 1], words.text[high - 1]
            if words.text[middle] not in elsewhere and surnames.issuperset(ends):
                return [(low, middle, kind), (middle + 1, high, kind)]
        return [(low, end_of(low, high, kind), kind)]

    return [
        part
        for low, high, kind in found
        for part in (
            parts_of(low, high, kind) if kind in _ENDED and low in inside else [(low, high, kind)]
        )
    ]


def _text(words: Words, low: int, high: int) -> str:
    return " ".join(words.text[low:high])


def _in_capitals(words: Words, blocks: Iterable[Block]) -> frozenset[int]:
    """The words of the headlines whose words all have capitals, or nearly all."""
    headlines = [block for block in blocks if block.kind == "headline"]
    within: defaultdict[int, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(words.spans):
        place = bisect_right(headlines, start, key=lambda block: block.start) - 1
        if place >= 0 and end <= headlines[place].end and words.text[number].isalpha():
            within[place].append(number)
    return frozenset(
        number
        for numbers in within.values()
        if sum(shape(words.text[each]) in NAMELIKE for each in numbers)
        > _CAPITALISED * len(numbers)
        for number in numbers
    )


def _surnames(words: Words, found: Iterable[Found]) -> frozenset[str]:
    """Last words of people's full names; first ones where they are known to be surnames."""
    leading = folded_words("names", "surname_first.surnames")
    full = [(low, high) for low, high, kind in found if kind == "person" and high - low > 1]
    return frozenset(
        words.text[place]
        for low, high in full
        for place in (low, high - 1)
        if place == high - 1 or fold(words.text[low]) in leading
    )
