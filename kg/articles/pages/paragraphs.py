"""Text that stands loose on a page, made into paragraphs.

Old pages put paragraphs within fonts and text between tables, new ones a name and an office side by
side in elements that only their style sheet keeps apart.
"""

from __future__ import annotations

from itertools import pairwise

from lxml.html import HtmlElement, builder

from kg.articles.pages.tree import BLOCKS, HEADINGS, Element, content_of, is_named

_INNER = frozenset(("p", "font", "span", "b", "i", "em", "strong", "u", "small", "big", "a"))
"""Elements in which no block should stand."""
_HOLDERS = ("div", "section", "article", "main", "body", "blockquote")
_SIDES = frozenset(("span", "a", "time", "strong", "b"))
_LONGEST_SIDE, _MOST_IN_HEADING = 12, 3
"""Words of an element that stands beside another one with nothing between them, and elements of
a heading in which that tells something."""
_PARTING = BLOCKS - {"br"}


def open_paragraphs(tree: Element) -> None:
    """Make blocks of inner elements that hold blocks, and paragraphs of loose text."""
    for block in tree.iter("p", "div", "blockquote", "ul", "ol"):
        for outer in block.iterancestors():
            if outer.tag not in _INNER or (outer.tag == "a" and block.tag != "p"):
                break
            if outer.tag != "a":
                outer.tag = "div"
    for element in list(tree.iter("div", "section", "header", "address", "span", "li", "p")):
        _part_sides(element)
    for heading in list(tree.iter(*HEADINGS)):
        # A kicker above a headline, which only the style sheet sets apart.
        if len(heading) <= _MOST_IN_HEADING:
            _part_sides(heading)
    for element in list(tree.iter(*_HOLDERS)):
        if any(_parts(child) for child in element):
            _wrap_loose(element)


def _part_sides(element: Element) -> None:
    """Make blocks of elements side by side whose words would run into each other."""
    if (element.text or "").strip():
        return
    for left, right in pairwise(list(element)):
        if left.tail or (right.tail or "").strip() or not {left.tag, right.tag} <= _SIDES:
            continue
        before, after = left.text_content(), right.text_content()
        if (
            before[-1:].isalnum()
            and after[:1].isupper()
            and max(len(before.split()), len(after.split())) <= _LONGEST_SIDE
        ):
            right.tag = "div" if right.tag == "span" else right.tag


def _parts(element: Element) -> bool:
    """Whether an element parts the lines before and after it."""
    return (
        element.tag in _PARTING
        or is_named(element)
        or next(element.iter(*_PARTING), None) is not None
    )


def _wrap_loose(element: Element) -> None:
    """Make paragraphs of what stands between the blocks within an element."""
    paragraph: HtmlElement | None = None
    children = list(element)
    if (element.text or "").strip():
        paragraph = builder.P(element.text or "")
        element.text = None
        element.insert(0, paragraph)
    for child in children:
        if _parts(child):
            paragraph = None
            if (child.tail or "").strip():
                paragraph = builder.P(child.tail or "")
                child.tail = None
                child.addnext(paragraph)
            continue
        begins = child.tag == "br" and (child.tail or "").strip()
        if paragraph is None and not begins and not _has_words(child):
            continue
        if paragraph is None:
            paragraph = builder.P()
            child.addprevious(paragraph)
        paragraph.append(child)


def _has_words(element: Element) -> bool:
    return bool(content_of(element) or (element.tail or "").strip())
