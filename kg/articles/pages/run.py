"""The main run of paragraphs of a page, and what stands among them without being one of them.

A site writes the paragraphs of its articles alike, and sets other things among them apart: forms,
teasers, films, boxes of facts. What differs from the paragraphs and holds a form, a picture, a
heading or hardly more than links is no part of the run, whatever it is called. Nor are the notes at
its end, which are set in italics, below a line, or about the author.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.articles.headings import ends_sentence
from kg.articles.pages.evidence import article_prose, hits_in, topic_of
from kg.articles.pages.notes import (
    holds,
    is_quotation,
    remove_captions,
    remove_notes,
    remove_repeated,
)
from kg.articles.pages.sizes import Size, Sizes, sizes_of
from kg.articles.pages.tree import (
    HEADINGS,
    Element,
    attribute_words,
    content_of,
    drop,
    is_named,
)

_CONTROLS = ("form", "input", "button", "select", "textarea")
_MEDIA = ("img", "picture", "video", "audio", "iframe", "svg", "figure", "time", *HEADINGS)
_BOXES = frozenset(
    ("div", "section", "aside", "form", "a", "span", "details", "article", "center", "table")
)
_WITH_CONTROLS, _WITH_MEDIA, _WITH_LINKS = 120, 70, 40
"""Words of a box at most, by what it holds."""
_APART_WORDS, _APART_SHARE = 90, 2
"""Words of several paragraphs that are set apart, and how much longer the article must be."""
_TEASER_WORDS = 90
_FEWEST_HITS = 2
"""Words of the title that show what an article is about."""
_MUCH, _MUCH_SHARE = 30, 4
"""Prose of another kind belongs to the article from so many words and one part in so many on."""
_WHOLE = frozenset(("article", "main", "body"))
"""Elements that hold all of an article."""
_BESIDE = frozenset(("article", "footer", "header", "aside", "form"))
_DIGITS = re.compile(r"\d+")

Signature = tuple[str, str]


def article_of(tree: Element, headline: Element | None) -> Element:
    """The element that holds the article of a page, without what is none of its paragraphs.

    The boxes of the page are gone already.
    """
    remove_captions(tree)
    sizes = sizes_of(tree)
    main = article_prose(tree, sizes, headline)
    if main is None:
        return tree
    _remove_teasers(tree, {main, *main.iterancestors()}, sizes)
    path = {main, *main.iterancestors()}
    kept = path if headline is None else {*path, headline, *headline.iterancestors()}
    kind = frozenset(attribute_words(main))
    runs = [main, *(one for one in main.iterancestors() if one.tag != "html")]
    runs.extend(one for one in tree.iter(main.tag) if _signature(one) == _signature(main))
    for run in dict.fromkeys(runs):
        regular = _regular(run, sizes)
        # What is of one kind with the box that holds the article, such as a short entry of a blog.
        regular.update(_signature(one) for one in run if one in path and one.get("class"))
        for part in list(run):
            is_regular = _signature(part) in regular
            if part in kept or not _is_odd(part, sizes[run], sizes, is_regular=is_regular):
                continue
            is_kin = _holds_kind(part, kind) or _shares_name(part, regular)
            if not (is_kin and _are_paragraphs(part, sizes)):
                drop(part)
    article = _around(main, sizes_of(tree), topic_of(tree, headline))
    remove_repeated(article)
    remove_notes(article)
    return article


def _remove_teasers(tree: Element, kept: set[Element], sizes: Sizes) -> None:
    """Take out headlines that are links, with the few words that stand beside each."""
    for heading in list(tree.iter("h2", "h3", "h4", "h5")):
        link = next((one for one in heading.iter("a") if sizes[one].words), None)
        if link is None:
            link = next(heading.iterancestors("a"), None)
        if link is None or (link.get("href") or "").startswith("#"):
            continue
        card = None
        for outer in (heading, *heading.iterancestors()):
            if outer in kept or sizes[outer].words > _TEASER_WORDS:
                break
            if any(one is not heading and sizes[one].words for one in outer.iter(*HEADINGS)):
                break
            card = outer
        if card is not None:
            drop(card)


def _around(main: Element, sizes: Sizes, topic: set[str]) -> Element:
    """The highest element above the main run that holds more prose of its kind, or much more."""
    article = inner = main
    is_on_topic = hits_in(main, topic, sizes) >= _FEWEST_HITS
    regular = {one for one in _regular(main, sizes) if one[1]}
    for outer in main.iterancestors():
        if inner.tag in _WHOLE and not _is_entry(inner):
            break
        others = [
            part
            for part in outer
            if part is not inner and (sizes[part].prose or _is_entry_like(part, inner, sizes))
        ]
        others = [
            part
            for part in others
            if not _is_beside(part) or (_is_entry(part) and not sizes[part].links)
        ]
        if is_on_topic:
            # What is longer and has no word of the title is something else: notes, other news.
            longest = sizes[article].prose
            others = [
                part
                for part in others
                if sizes[part].prose <= longest or hits_in(part, topic, sizes)
            ]
        more = max((sizes[part].prose for part in others), default=0)
        is_much = more >= _MUCH and _MUCH_SHARE * more >= sizes[article].prose
        single = [part for part in others if _is_single(part, sizes)]
        begins = any(part is inner.getprevious() for part in single)
        if (
            is_much
            or begins
            or len(single) > 1
            or any(_is_alike(part, inner, regular) for part in others)
        ):
            article = outer
        inner = outer
    return article


def _is_entry_like(part: Element, inner: Element, sizes: Sizes) -> bool:
    """Whether a part is of one kind with that of the article, and has a sentence and no links."""
    is_of_kind = bool(part.get("class")) and _signature(part) == _signature(inner)
    return is_of_kind and not sizes[part].links and ends_sentence(content_of(part))


def _is_entry(part: Element) -> bool:
    """Whether a part is one of the articles that an article consists of, as live blogs do."""
    return part.tag == "article" and next(part.iterancestors("article"), None) is not None


def _is_beside(part: Element) -> bool:
    """Whether a part that stands beside an article belongs to another one, or to the page."""
    return part.tag in _BESIDE or next(part.iter("h1"), None) is not None


def _is_alike(part: Element, inner: Element, regular: set[Signature]) -> bool:
    """Whether a part beside an article is a paragraph, or of its kind or its paragraphs' kind."""
    is_named = part.get("class") or not (part.get("id") or inner.get("id"))
    is_of_kind = bool(is_named) and _signature(part) == _signature(inner)
    return part.tag == "p" or is_of_kind or _signature(part) in regular


def _is_single(part: Element, sizes: Sizes) -> bool:
    """Whether a part is nothing but a box around one paragraph."""
    paragraph = next(part.iter("p"), None)
    return paragraph is not None and sizes[paragraph].words == sizes[part].words


def _signature(element: Element) -> Signature:
    """What elements of one kind have in common: their tag and their class, numbers aside."""
    return str(element.tag), _DIGITS.sub("", element.get("class") or "")


def _regular(run: Element, sizes: Sizes) -> set[Signature]:
    """The kinds of parts that hold prose more than once."""
    counts = Counter(_signature(part) for part in run if sizes.get(part, Size()).prose)
    return {signature for signature, count in counts.items() if count > 1}


def _is_odd(part: Element, around: Size, sizes: Sizes, *, is_regular: bool) -> bool:
    """Whether a part of what stands ``around`` it differs from the paragraphs in it."""
    size = sizes.get(part, Size())
    if not size.words or not (part.tag in _BOXES or is_named(part)):
        return False
    heading = next(part.iter(*HEADINGS), None)
    if heading is not None and sizes[heading].words == size.words:
        return bool(sizes[heading].links)
    if size.words > _WITH_CONTROLS or _is_data(part, sizes):
        return False
    if holds(part, *_CONTROLS) or (size.links and 2 * size.linked >= size.words):
        return True
    if is_regular:
        return heading is not None and bool(sizes[heading].links)
    if size.words <= _WITH_MEDIA and _holds_media(part):
        return True
    if not holds(part, "p"):
        is_line = len(part) < 2 or ends_sentence(content_of(part))
        return size.words <= _WITH_LINKS and (bool(size.links) or not is_line)
    is_short = size.words <= _APART_WORDS and _APART_SHARE * size.words <= around.words
    return is_short and bool(part.get("class")) and len(list(part.iter("p"))) > 1


def _is_data(part: Element, sizes: Sizes) -> bool:
    """Whether a part is nothing but a table, which holds no links; those for layout are gone."""
    table = next(part.iter("table"), None)
    size = sizes[part]
    return table is not None and sizes[table].words == size.words and not size.links


def _holds_media(part: Element) -> bool:
    """Whether a part holds something to look at, or a heading; a figure of a quotation is none."""
    return any(
        one is not part and not (one.tag == "figure" and is_quotation(one))
        for one in part.iter(*_MEDIA)
    )


def _are_paragraphs(part: Element, sizes: Sizes) -> bool:
    """Whether all words of a part stand in paragraphs of prose without links."""
    return not sizes[part].links and sizes[part].prose == sizes[part].words


def _shares_name(part: Element, regular: set[Signature]) -> bool:
    """Whether a part has one of the classes that the paragraphs' boxes have."""
    names = (part.get("class") or "").split()
    return any(part.tag == tag and not set(names).isdisjoint(own.split()) for tag, own in regular)


def _holds_kind(part: Element, kind: frozenset[str]) -> bool:
    """Whether a part holds an element that is called as the one that holds the article."""
    return bool(kind) and any(kind.issubset(attribute_words(one)) for one in part.iter("div"))
