"""Boxes of a page that are no part of its article, taken out before the text is read.

A box is known by the words in its attributes, by its heading, by being nothing but links, or by
what it asks for. What holds the headline or the paragraphs of the
article is never taken out, whatever it is called.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from kg.articles.furniture import Furniture, furniture
from kg.articles.headings import ends_sentence
from kg.articles.pages.appeals import remove_appeals
from kg.articles.pages.dialogs import is_call, is_dialog, is_form
from kg.articles.pages.evidence import article_prose
from kg.articles.pages.letters import is_small_print_of
from kg.articles.pages.links import LISTS, is_links, is_list
from kg.articles.pages.sizes import PROSE_WORDS, Sizes, sizes_of
from kg.articles.pages.tree import HEADINGS, Element, attribute_words, content_of
from kg.articles.pages.wording import page_wording, plain

_FEWEST_WORDS = 50
"""An article has more words of prose."""
_LONGEST_HEADING = 8
_MEDIA_WORDS = 40
"""Words that stand beside a film, such as its title."""
_UNPRINTED_WORDS, _LABEL_WORDS = 120, 4
"""Words of a box that is not printed, and of the label by which one is spoken of."""
_WHOLE_PAGE = frozenset(("html", "body", "main"))
_INLINE = frozenset(("a", "abbr", "b", "cite", "em", "i", "small", "span", "strong", "u"))
_EMBEDDED = ("blockquote", "iframe", "img", "object", "picture", "video")
_NEVER_SEEN = frozenset(("script", "style", "noscript", "template", "svg", "dialog"))

Test = Callable[[Element], bool]


def remove_boxes(tree: Element, headline: Element | None) -> None:
    """Take out of a page what is no part of its article, whose title stands in ``headline``."""
    all_sizes = sizes_of(tree)

    def is_most(element: Element) -> bool:
        return 2 * all_sizes[element].words > all_sizes[tree].words

    _remove(tree, _is_hidden, is_most)
    remove_appeals(tree, headline, sizes_of(tree))
    sizes = sizes_of(tree)
    holds_headline, holds_prose = (
        _spared_for(headline),
        _spared_for(article_prose(tree, sizes, headline)),
    )

    def is_all(element: Element) -> bool:
        """Whether hardly any prose would be left without an element."""
        left = sizes[tree].prose - sizes[element].prose
        return holds_headline(element) or (holds_prose(element) and left < _FEWEST_WORDS)

    foreign = page_wording().foreign
    _remove(tree, lambda one: bool(foreign.intersection(attribute_words(one))), is_all)
    _remove(tree, is_dialog, is_all)
    sizes = sizes_of(tree)
    spared = _spared_for(headline, article_prose(tree, sizes, headline))
    _remove(tree, lambda one: _is_named_box(one, sizes), spared)
    _remove(tree, is_small_print_of(tree), spared)
    _remove(tree, lambda one: is_form(one, sizes) or is_call(one, sizes), spared)
    _remove_headed(tree, sizes, spared)
    sizes = sizes_of(tree)
    _remove(tree, lambda one: is_links(one, sizes), spared)


def _spared_for(*elements: Element | None) -> Test:
    """Tells whether one of the elements, or the page itself, is in an element."""
    kept: set[Element] = set()
    for element in elements:
        if element is not None:
            kept.update((element, *element.iterancestors()))
    return lambda one: one in kept or one.tag in _WHOLE_PAGE


def _remove(tree: Element, is_box: Test, is_spared: Test) -> None:
    gone: set[Element] = set()
    for element in list(tree.iter()):
        parent = element.getparent()
        if not isinstance(element.tag, str) or parent is None:
            continue
        if parent in gone:
            gone.add(element)
        elif is_box(element) and not is_spared(element):
            gone.add(element)
            element.drop_tree()


def _is_hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.tag in _NEVER_SEEN
        or element.get("hidden") is not None
        or (element.get("aria-hidden") == "true" and element.tag not in _INLINE)
        or "display:none" in style
    )


def is_box_name(names: list[str]) -> bool:
    """Whether the words in an element's attributes name a box around an article."""
    words = page_wording()
    return bool(words.boxes.intersection(names)) or _is_among(names, words.pairs | words.unseen)


def _is_among(names: list[str], wanted: frozenset[tuple[str, ...]]) -> bool:
    """Whether one name, or two in a row, are wanted."""
    return any(one in wanted for one in (*pairwise(names), *((name,) for name in names)))


def _is_named_box(element: Element, sizes: Sizes) -> bool:
    if element.tag in ("nav", "aside"):
        return True
    names = attribute_words(element)
    words = page_wording()
    if element.tag == "blockquote" and not sizes[element].links and _is_prose(element):
        return False
    if element.tag in _INLINE:
        return _is_among(names, words.unseen)
    if sizes[element].words <= _UNPRINTED_WORDS and _is_unprinted(element):
        return True
    if words.embeds.intersection(names) and _is_prose(element):
        names = [name for name in names if name not in words.embeds]
    if words.linked.intersection(names) and _is_unlinked_prose(element, sizes):
        names = [name for name in names if name not in words.linked]
    is_media = bool(words.media.intersection(names)) and element.tag in LISTS
    if is_media and not sizes[element].prose and sizes[element].words <= _MEDIA_WORDS:
        return True
    return is_box_name(names) or _is_spoken_of(element)


def _is_unprinted(element: Element) -> bool:
    """Whether a site leaves an element out where it prints the page."""
    classes = (element.get("class") or "").lower().split()
    letters = ("".join(filter(str.isalpha, name)) for name in classes)
    return not page_wording().unprinted.isdisjoint(letters)


def _is_spoken_of(element: Element) -> bool:
    """Whether those who hear the page are told that an element is a box, such as "Video"."""
    label = plain(element.get("aria-label") or "")
    if not label or len(label.split()) > _LABEL_WORDS:
        return False
    words = page_wording()
    is_list = furniture(label) is Furniture.LINKS
    return is_list or label in words.spoken or label in words.box_headings


def _is_unlinked_prose(element: Element, sizes: Sizes) -> bool:
    """Whether an element is one paragraph with a sentence and without anything to follow."""
    size = sizes[element]
    return (
        element.tag == "p"
        and size.words >= PROSE_WORDS
        and not size.links
        and ends_sentence(content_of(element))
        and next(element.iter(*_EMBEDDED, "button", "input"), None) is None
    )


def _is_prose(element: Element) -> bool:
    """Whether an element holds a sentence in a paragraph, and nothing to look at."""
    paragraph = next(element.iter("p"), None)
    return (
        paragraph is not None
        and ends_sentence(content_of(paragraph))
        and not any(one is not element for one in element.iter(*_EMBEDDED))
    )


def _remove_headed(tree: Element, sizes: Sizes, is_spared: Test) -> None:
    """Take out what stands below headings such as "Most read"."""
    words = page_wording()
    removed: set[Element] = set()
    tags = (*HEADINGS, "p", "div", "span", "strong", "b", "td")
    for element in list(tree.iter(*tags)):
        is_heading = element.tag in HEADINGS or len(element) < 2
        if not is_heading or not 0 < sizes[element].words <= _LONGEST_HEADING:
            continue
        parent = element.getparent()
        if (
            parent is not None
            and parent.tag in tags
            and len(parent) == 1
            and sizes[parent].words == sizes[element].words
        ):
            continue
        if any(outer in removed for outer in (element, *element.iterancestors())):
            continue
        text = content_of(element)
        if element.tag in _INLINE and not _is_whole_block(element, text):
            continue
        comments = plain(text) in words.comment_headings or furniture(text) is Furniture.COMMENTS
        if comments or plain(text) in words.box_headings:
            removed.update(_remove_below(element, sizes, is_spared, to_the_end=comments))


def _is_whole_block(element: Element, text: str) -> bool:
    """Whether an element within a line is all that stands in it."""
    block = next((one for one in element.iterancestors() if one.tag not in _INLINE), None)
    return block is not None and content_of(block) == text


def _remove_below(
    heading: Element, sizes: Sizes, is_spared: Test, *, to_the_end: bool
) -> list[Element]:
    """Take out the box that a heading begins: what it alone stands in, else what follows it."""
    box = heading
    for outer in heading.iterancestors():
        if is_spared(outer) or not content_of(outer).startswith(content_of(heading)):
            break
        box = outer
    if is_spared(box):
        return []
    removed = [box]
    if sizes[box].words == sizes[heading].words:
        for following in box.itersiblings():
            if is_spared(following) or not (to_the_end or is_list(following, sizes)):
                break
            removed.append(following)
    for element in removed:
        element.drop_tree()
    return removed
