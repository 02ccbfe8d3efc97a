"""The tree of a page: parsing within limits, and what its elements hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from functools import lru_cache
from itertools import takewhile
from typing import Protocol

from trafilatura.utils import load_html

from kg.articles.pages.wording import page_wording
from kg.errors import SourceError

MAXIMUM_ELEMENTS = 50_000
MAXIMUM_CHILDREN = 3_000
"""Elements of a page, and within one element: within these limits a page takes a few seconds at
most, so that a hostile one holds up no others."""
MAXIMUM_DEPTH = 250
"""Elements within each other; the parser leaves out what stands deeper than 256."""
_MAXIMUM_ATTRIBUTES = 2_000
"""Attributes of one element; the parser compares each with all others."""
_MAXIMUM_TAGS = 20 * MAXIMUM_ELEMENTS
"""A page with so many is not even parsed: its tree would take gigabytes."""

_ENTITIES = re.compile(r"<!DOCTYPE[^<>\[]{0,300}\[[^\]]{0,2000}?<!ENTITY", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_REMEDY = "save the article's text as a .txt file"
_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|\d+")
_ATTRIBUTES = ("class", "id", "itemprop", "rel", "data-component", "data-testid", "data-qa", "role")
_LONGEST_ATTRIBUTE, _SHORTEST_GLUED = 300, 4

UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "head", "iframe", "select"),
        *("textarea", "button", "object", "math", "canvas"),
    )
)
"""Elements whose text no reader sees, or that are no text."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd"),
        *("details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "th", "title", "tr", "ul", *HEADINGS),
    )
)


class Element(Protocol):
    """As much of an element of lxml as is needed here."""

    tag: str
    text: str | None
    tail: str | None
    attrib: MutableMapping[str, str]

    def get(self, name: str) -> str | None: ...

    def clear(self) -> None: ...

    def text_content(self) -> str: ...

    def iter(self, *tags: str) -> Iterator[Element]: ...

    def iterancestors(self, *tags: str) -> Iterator[Element]: ...

    def itersiblings(self) -> Iterator[Element]: ...

    def getparent(self) -> Element | None: ...

    def getprevious(self) -> Element | None: ...

    def itertext(self) -> Iterator[str]: ...

    def drop_tree(self) -> None: ...

    def insert(self, place: int, element: Element) -> None: ...

    def append(self, element: Element) -> None: ...

    def addnext(self, element: Element) -> None: ...

    def addprevious(self, element: Element) -> None: ...

    def __len__(self) -> int: ...

    def __getitem__(self, place: int) -> Element: ...

    def __iter__(self) -> Iterator[Element]: ...


def parse_page(source: str, text: str) -> Element | None:
    """The tree of a page; None where there is nothing in it.

    Raises:
        SourceError: The page declares entities, one element has too many attributes, or there are
            more elements than `MAXIMUM_ELEMENTS` in all, `MAXIMUM_CHILDREN` within one, or
            `MAXIMUM_DEPTH` within each other.
    """
    if _ENTITIES.search(text):
        raise SourceError(source, f"the page declares entities of its own; {_REMEDY}")
    tags = text.count("<")
    if tags > _MAXIMUM_TAGS:
        raise SourceError(source, f"the page has {tags:,} tags, too many to read; {_REMEDY}")
    attributes = max((_attributes_in(tag[0]) for tag in _LONG_TAG.finditer(text)), default=0)
    if attributes > _MAXIMUM_ATTRIBUTES:
        problem = f"one element has {attributes:,} attributes, more than {_MAXIMUM_ATTRIBUTES:,}"
        raise SourceError(source, f"{problem}; {_REMEDY}")
    tree: Element | None = load_html(text)
    if tree is None:
        return None
    # Of a page that begins with closing tags the parser gives the only element within its body.
    root = [tree, *tree.iterancestors()][-1]
    _check_size(source, root)
    return root


def _attributes_in(tag: str) -> int:
    return len(_QUOTED.sub("", tag).split())


def _check_size(source: str, tree: Element) -> None:
    elements, children, deepest = 0, 0, 0
    depths = {tree.getparent(): 0}
    for element in tree.iter():
        elements += 1
        children = max(children, len(element))
        depth = depths[element.getparent()] + 1
        if len(element):
            depths[element] = depth
        deepest = max(deepest, depth)
    if elements > MAXIMUM_ELEMENTS:
        problem = f"the page has {elements:,} elements, more than {MAXIMUM_ELEMENTS:,}"
    elif children > MAXIMUM_CHILDREN:
        problem = f"one element has {children:,} parts, more than {MAXIMUM_CHILDREN:,}"
    elif deepest > MAXIMUM_DEPTH:
        problem = f"elements stand within each other more than {MAXIMUM_DEPTH:,} deep"
    else:
        return
    raise SourceError(source, f"{problem}; {_REMEDY}")


def attribute_words(element: Element) -> list[str]:
    """The words of an element's class, id and the like, in small letters and in their order.

    What it has or has not, as in ``has-sidebar``, does not tell what it is.

    An element of a page's own kind, such as ``bsp-author-bio``, has those of its tag, too.
    """
    words = element.tag.split("-") if is_named(element) else []
    for name in _ATTRIBUTES:
        value = element.get(name)
        for part in value[:_LONGEST_ATTRIBUTE].split() if value else ():
            own = (word.lower() for word in _WORD.findall(part))
            for word in takewhile(lambda word: word not in page_wording().flags, own):
                words.append(word)
                words.extend(_glued(word))
    return words


@lru_cache(maxsize=4096)
def _glued(word: str) -> tuple[str, ...]:
    """The second of two words that a site has written as one: "storydate" is a date."""
    rests = (word[len(first) :] for first in page_wording().prefixes if word.startswith(first))
    return tuple(rest for rest in rests if len(rest) >= _SHORTEST_GLUED)


def content_of(element: Element) -> str:
    """The text in an element that a reader sees, on one line."""
    return " ".join(_seen_text(element).split())


def words_in(element: Element) -> int:
    """How many words a reader sees in an element."""
    return len(_seen_text(element).split())


def _seen_text(element: Element) -> str:
    return "".join(" " if text is None else text for text, _ in seen_pieces(element))


def seen_pieces(element: Element) -> Iterator[tuple[str | None, Element]]:
    """Stretches of text that a reader sees, with the elements they stand in; None between lines.

    It takes time linear in the elements, however deep they stand in each other.
    """
    if not _is_seen(element):
        return
    yield from _beginning(element)
    path = [(element, iter(element))]
    while path:
        outer, children = path[-1]
        child = next(children, None)
        if child is not None and _is_seen(child):
            yield from _beginning(child)
            path.append((child, iter(child)))
            continue
        ended = child
        if child is None:
            path.pop()
            ended = outer
            if outer.tag in BLOCKS:
                yield None, outer
        if ended is not None and ended.tail and path:
            yield ended.tail, path[-1][0]


def _is_seen(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag not in UNSEEN


def _beginning(element: Element) -> Iterator[tuple[str | None, Element]]:
    if element.tag in BLOCKS:
        yield None, element
    if element.text:
        yield element.text, element


def drop(element: Element) -> None:
    """Take an element out of its tree, if it is not out already; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def is_named(element: Element) -> bool:
    """Whether an element is of a page's own kind, such as ``bsp-figure``."""
    return isinstance(element.tag, str) and "-" in element.tag


def is_within(element: Element, outer: Element) -> bool:
    """Whether an element is another one or stands in it."""
    return element is outer or any(one is outer for one in element.iterancestors())
