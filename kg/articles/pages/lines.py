"""What a reader sees of a page, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from kg.articles.pages.tree import Element, seen_pieces


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

    for text, owner in seen_pieces(tree):
        if text is None:
            finish()
        else:
            texts.append(text)
            if text.strip():
                elements.append(owner)
    finish()
    return lines
