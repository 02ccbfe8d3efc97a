"""How much text stands in each element of a page, counted in one pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.articles.pages.tree import UNSEEN, Element

PROSE_WORDS = 12
"""A paragraph of so many words that are no links may be the article's."""
_PARAGRAPHS = frozenset(("p", "div", "td", "li", "section", "article", "blockquote"))


@dataclass(slots=True)
class Size:
    """Words that a reader sees, those of them in links and in paragraphs, and links.

    ``holds_blocks`` says that there are paragraphs or the like within the element.
    """

    words: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    holds_blocks: bool = False

    def add(self, other: Size) -> None:
        """Count what stands in an element within this one."""
        self.words += other.words
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.holds_blocks = self.holds_blocks or other.holds_blocks


Sizes = dict[Element, Size]


def sizes_of(tree: Element) -> Sizes:
    """The size of every element of a tree."""
    sizes: Sizes = {}
    for element in reversed(list(tree.iter())):
        size = sizes.setdefault(element, Size())
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            sizes[element] = size = Size()
        else:
            size.words += len((element.text or "").split())
        if element.tag == "a":
            size.linked, size.links = size.words, 1
        if element.tag in _PARAGRAPHS and not size.holds_blocks:
            unlinked = size.words - size.linked
            size.prose = unlinked if unlinked >= PROSE_WORDS else 0
        parent = element.getparent()
        if parent is not None and element is not tree:
            outer = sizes.setdefault(parent, Size())
            outer.add(size)
            outer.holds_blocks = outer.holds_blocks or element.tag in _PARAGRAPHS
            outer.words += len((element.tail or "").split())
    return sizes


def prose_counts(
    tree: Element, sizes: Sizes, weigh: Callable[[Element], float] = lambda _: 1.0
) -> dict[Element, float]:
    """How many words of prose stand in each element: its own paragraphs count most.

    Those within its children count half, those within their children a third: some sites put
    each paragraph into an element of its own. ``weigh`` says how much the words of a paragraph
    count.
    """
    counts: dict[Element, float] = {}
    for element in tree.iter("p", "br", "div"):
        if element.tag == "br":
            words: float = len((element.tail or "").split())
        elif element.tag == "p" or not (
            sizes[element].holds_blocks or any(child.tag == "br" for child in element)
        ):
            words = sizes[element].words - sizes[element].linked
        else:
            continue
        if words >= PROSE_WORDS:
            words *= weigh(element)
            for share, outer in zip((1, 2, 3), element.iterancestors(), strict=False):
                counts[outer] = counts.get(outer, 0) + words / share
    return counts


def main_prose(tree: Element, sizes: Sizes) -> Element | None:
    """The element in which most words stand that are prose."""
    counts = prose_counts(tree, sizes)
    return max(counts, key=lambda one: counts[one], default=None)
