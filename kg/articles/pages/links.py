"""Links to other pages, known by how much of an element is linked."""

from __future__ import annotations

from kg.articles.furniture import furniture
from kg.articles.headings import ends_sentence
from kg.articles.pages.sizes import PROSE_WORDS, Size, Sizes
from kg.articles.pages.tree import HEADINGS, Element, attribute_words, content_of
from kg.articles.pages.wording import page_wording
from kg.articles.statements import stated_dates

_LINKS_IN_LIST, _LINKED_IN_LIST = 4, 0.7
_FEWEST_LINKED, _MOST_UNLINKED = 3, 3
"""Words of a line that is one link, and those before it: "READ ALSO:"."""
_LABEL_WORDS, _HEADED_WORDS = 4, 60
"""Words of the label of a box, and of a box with a label."""
LISTS = frozenset(("ul", "ol", "div", "section", "td", "table", "dl", "p"))
_LINES = frozenset(("p", "li", "div"))


def is_list(element: Element, sizes: Sizes) -> bool:
    """Whether links, or teasers with links, make up an element."""
    size = sizes.get(element, Size())
    return 2 * size.linked >= size.words


def is_links(element: Element, sizes: Sizes) -> bool:
    """Whether an element is a list of links, or a line that is one link to another page."""
    size = sizes[element]
    if element.tag in LISTS and size.links >= _LINKS_IN_LIST:
        return size.linked >= _LINKED_IN_LIST * size.words
    if size.holds_blocks and _is_headed_link(element, sizes):
        return True
    if element.tag not in _LINES or size.linked < _FEWEST_LINKED:
        return False
    unlinked = size.words - size.linked
    if unlinked > _MOST_UNLINKED or any(child.tag in ("p", "div", *HEADINGS) for child in element):
        return False
    text = content_of(element)
    named = (word for link in element.iter("a") for word in attribute_words(link))
    is_teaser = not unlinked and not page_wording().boxes.isdisjoint(named)
    is_sentence = ends_sentence(text) and size.words >= PROSE_WORDS
    if stated_dates(text) or (is_sentence and not is_teaser):
        return False
    return not unlinked or furniture(text) is not None or _is_labelled(element, text)


def _is_headed_link(element: Element, sizes: Sizes) -> bool:
    """Whether an element is a label of few words and links below it: "Top picks", a headline."""
    size = sizes[element]
    unlinked = size.words - size.linked
    if element.tag not in LISTS or not 0 < unlinked <= _LABEL_WORDS or size.linked < unlinked:
        return False
    blocks = [one for one in element if sizes[one].words]
    label = content_of(blocks[0]) if blocks else ""
    return (
        size.words <= _HEADED_WORDS
        and len(blocks) > 1
        and not sizes[blocks[0]].links
        and not ends_sentence(label)
        and not stated_dates(label)
        and all(2 * sizes[one].linked >= sizes[one].words for one in blocks[1:])
    )


def _is_labelled(line: Element, text: str) -> bool:
    """Whether a line is a label such as "More:" and a link that ends it, or links between signs."""
    links = [content_of(link) for link in line.iter("a")]
    rest = text
    for link in links[:_LINKS_IN_LIST]:
        rest = rest.replace(link, "", 1)
    if not any(character.isalnum() for character in rest):
        return True
    label = text.split(":", maxsplit=1)[0]
    return bool(links) and text.endswith(links[0]) and len(label.split()) <= _MOST_UNLINKED
