"""What a reader sees of a page, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.articles.page_tree import BLOCKS, UNSEEN, Element


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text, and the elements whose own text it is, in reading order."""

    text: str
    elements: tuple[Element, ...]


def visible_lines(tree: Element) -> list[PageLine]:
    """The lines of a page that are not empty, in reading order: blocks and breaks part them."""
    lines: list[PageLine] = []
    texts: list[str] = []
    elements: list[Element] = []

    def finish() -> None:
        text = " ".join("".join(texts).split())
        if text:
            lines.append(PageLine(text, tuple(dict.fromkeys(elements))))
        texts.clear()
        elements.clear()

    for text, owner in _pieces(tree):
        if text is None:
            finish()
        else:
            texts.append(text)
            if text.strip():
                elements.append(owner)
    finish()
    return lines


def _pieces(element: Element) -> Iterator[tuple[str | None, Element]]:
    """Stretches of text with the elements they stand in; None where a line ends."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    is_block = element.tag in BLOCKS
    if is_block:
        yield None, element
    if element.text:
        yield element.text, element
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield child.tail, element
    if is_block:
        yield None, element
