"""What a page advertises among its paragraphs, taken out of the text that JSON-LD states.

Some sites state the whole article there with the teasers in it: "Related article Ferry leaves
harbour". On the page those words are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.articles.headings import ends_sentence
from kg.articles.pages.sizes import PROSE_WORDS, Sizes, sizes_of
from kg.articles.pages.tree import Element, attribute_words, content_of

_BOXES = ("p", "div", "section", "aside", "li", "ul", "figure", "figcaption", "h2", "h3", "h4", "a")
_CAPTIONS = ("figure", "figcaption")
_CAPTION_WORDS = frozenset(("caption", "captions", "figcaption", "video", "gallery"))
_MOST_WORDS, _MANY_WORDS, _FEWEST_WORDS, _MOST_BOXES = 60, 5, 3, 200
_WORD = re.compile(r"\w+")
_LONGEST_SENTENCE = PROSE_WORDS


def without_advertised(stated: Sequence[str], tree: Element) -> tuple[str, ...]:
    """The paragraphs that JSON-LD states without the words of teasers on the page.

    Call it before the boxes of the page are gone. A linked sentence of the article is no teaser.
    """
    if not stated:
        return ()
    teasers = sorted(dict.fromkeys(_teasers(tree, sizes_of(tree))), key=len, reverse=True)
    whole = " ".join(stated).lower()
    patterns = [_pattern(words) for words in teasers[:_MOST_BOXES] if words[0] in whole]
    kept = []
    for paragraph in stated:
        for pattern in patterns:
            paragraph = pattern.sub(" ", paragraph)
        if _WORD.search(paragraph):
            kept.append(" ".join(paragraph.split()))
    return tuple(kept)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """What matches the words; many of them also where they run into those around them."""
    source = r"\W*".join(map(re.escape, words))
    if len(words) < _MANY_WORDS:
        source = rf"(?<!\w){source}(?!\w)"
    return re.compile(source, re.IGNORECASE)


def _teasers(tree: Element, sizes: Sizes) -> Iterator[tuple[str, ...]]:
    """The words of each element that is more link than text, and no sentence."""
    for element in tree.iter(*_BOXES):
        size = sizes[element]
        if not _FEWEST_WORDS <= size.words <= _MOST_WORDS:
            continue
        if element.tag in _CAPTIONS or _CAPTION_WORDS.intersection(attribute_words(element)):
            yield tuple(word.lower() for word in _WORD.findall(content_of(element)))
        if 2 * size.linked < size.words:
            continue
        if element.tag == "a" and not size.holds_blocks:
            continue
        text = content_of(element)
        if not (ends_sentence(text) and size.words > _LONGEST_SENTENCE):
            yield tuple(word.lower() for word in _WORD.findall(text))
