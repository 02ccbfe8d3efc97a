"""How large the letters on an old page are, in whose ``font`` elements it says what is what.

Pages without headings show their headline in the largest letters, and what is none of their
business in the smallest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from kg.articles.furniture import furniture
from kg.articles.pages.lines import PageLine, visible_lines
from kg.articles.pages.sizes import PROSE_WORDS
from kg.articles.pages.tree import HEADINGS, Element, attribute_words, words_in
from kg.articles.pages.wording import page_wording
from kg.articles.statements import read_statements

_SIZE = re.compile(r"\s*(?P<sign>[+-]?)(?P<size>\d{1,2})\s*")
_PIXELS = re.compile(
    r"font-size\s*:\s*(?P<size>\d{1,3}(?:\.\d{1,3})?)\s*(?P<unit>px|pt)", re.IGNORECASE
)
_STEPS = (10, 13, 16, 18, 24, 32, 48)
"""What the sizes 1 to 7 of a font are in pixels."""
_HEADING_PIXELS = (32, 24, 19, 17, 16, 16)
_USUAL, _SMALLEST = 3, 1
_PIXELS_PER_POINT = 4 / 3
_SMALL_PRINT_WORDS = 80
_FEWEST_WORDS, _MOST_WORDS = 3, 30
"""Words of a headline."""


def _step(element: Element) -> int | None:
    """The size from 1 to 7 that a ``font`` states, the usual one being 3; None for none."""
    match = _SIZE.fullmatch(element.get("size") or "") if element.tag in ("font", "span") else None
    if match is None:
        return None
    size = int(match["size"])
    if match["sign"]:
        size = _USUAL + (size if match["sign"] == "+" else -size)
    return min(max(size, _SMALLEST), len(_STEPS))


def _pixels(element: Element) -> float:
    """How large the letters in an element are."""
    for outer in (element, *element.iterancestors()):
        step = _step(outer)
        if step is not None:
            return _STEPS[step - 1]
        match = _PIXELS.search(outer.get("style") or "")
        if match:
            scale = 1 if match["unit"].lower() == "px" else _PIXELS_PER_POINT
            return float(match["size"]) * scale
        if outer.tag in HEADINGS:
            return _HEADING_PIXELS[HEADINGS.index(outer.tag)]
    return _STEPS[_USUAL - 1]


def largest_line(lines: Sequence[PageLine]) -> int | None:
    """Which line is the headline of a page without headings: the largest before the prose.

    A line that its page calls a headline is one, however large it is.
    """
    sizes = [_pixels(line.elements[0]) for line in lines]
    usual = _usual(lines, sizes)
    best: tuple[bool, float] | None = None
    place = None
    for number, line in enumerate(lines):
        names = {word for one in line.elements[:2] for word in attribute_words(one)}
        key = (not page_wording().headline.isdisjoint(names), sizes[number])
        if (sizes[number] <= usual and not key[0]) or (best is not None and key <= best):
            continue
        if _may_be_headline(line):
            best, place = key, number
    return place


def _usual(lines: Sequence[PageLine], sizes: Sequence[float]) -> float:
    """How large most letters of the prose are."""
    counts: Counter[float] = Counter()
    for line, size in zip(lines, sizes, strict=True):
        words = len(line.text.split())
        counts[size] += words if words >= PROSE_WORDS else 0
    return max(counts, key=lambda one: counts[one], default=_STEPS[_USUAL - 1])


def _may_be_headline(line: PageLine) -> bool:
    is_link = any(
        outer.tag == "a" for one in line.elements for outer in (one, *one.iterancestors())
    )
    words = len(line.text.split())
    is_long_enough = _FEWEST_WORDS <= words <= _MOST_WORDS
    return is_long_enough and not (is_link or furniture(line.text) or read_statements(line.text))


def is_small_print_of(tree: Element) -> Callable[[Element], bool]:
    """Tells whether an element is in the smallest letters, where the prose of a page is not."""
    if not any(_step(one) == _SMALLEST for one in tree.iter("font", "span")):
        return lambda _: False
    lines = visible_lines(tree)
    usual = _usual(lines, [_pixels(line.elements[0]) for line in lines])
    if usual <= _STEPS[_SMALLEST - 1]:
        return lambda _: False
    return lambda one: _step(one) == _SMALLEST and words_in(one) <= _SMALL_PRINT_WORDS
