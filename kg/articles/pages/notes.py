"""Captions, repeated quotations and notes at the end, known by letters, pictures and lines."""

from __future__ import annotations

import re

from kg.articles.captions import is_caption
from kg.articles.headings import ends_sentence
from kg.articles.pages.sizes import Sizes, sizes_of
from kg.articles.pages.tree import HEADINGS, Element, content_of, drop, words_in
from kg.articles.pages.wording import plain_words

_CAPTION_WORDS = 120
_MOST_REPEATED, _FEWEST_REPEATED, _FEWEST_OF_HEADING = 100, 3, 8
"""Quotations that are looked for elsewhere, and spaces between their words; a heading that quotes
few words of a paragraph stays."""
_NOTE_WORDS, _MOST_NOTES = 70, 6
"""Words of the notes at the end of an article, and their paragraphs."""
_ITALICS = ("i", "em")
_EMPHASIS = (*_ITALICS, "strong", "b")
_PICTURES = ("img", "picture", "video", "audio", "iframe", "svg")
_RULE = re.compile(r"[_*~=•·\-–—\s]{1,40}")


def remove_captions(tree: Element) -> None:
    """Take out figures, and below a picture what stands in italics or is worded as a caption."""
    for figure in list(tree.iter("figure", "figcaption")):
        if is_quotation(figure):
            continue
        if len(content_of(figure).split()) <= _CAPTION_WORDS and not holds(figure, "table", "pre"):
            drop(figure)
    for part in list(tree.iter("p", "div")):
        above = part.getprevious()
        if above is not None and next(above.iter("img"), None) is not None:
            text = content_of(part)
            is_short = 0 < len(text.split()) <= _NOTE_WORDS
            is_caption_like = _is_emphasized(part, text, _ITALICS) or is_caption(text)
            if is_short and not content_of(above) and is_caption_like:
                drop(part)


def is_quotation(figure: Element) -> bool:
    """Whether a figure shows words alone: those of somebody who is quoted."""
    return holds(figure, "blockquote") and not holds(figure, *_PICTURES)


def remove_repeated(article: Element) -> None:
    """Take out quotations and headings whose words stand in a paragraph, too."""
    whole = plain_words(content_of(article))
    for part in list(article.iter("blockquote", "q", *HEADINGS))[:_MOST_REPEATED]:
        # Who is quoted may stand below.
        first = next(part.iter("p"), part)
        words = plain_words(content_of(first))
        fewest = _FEWEST_OF_HEADING if part.tag in HEADINGS else _FEWEST_REPEATED
        if words.count(" ") >= fewest and whole.count(words) > 1:
            drop(part)


def remove_notes(article: Element) -> None:
    """Take out the notes that end an article: what is set apart by its letters or by a line."""
    sizes = sizes_of(article)
    parts = [one for one in article.iter("p", "hr", "li") if one.tag == "hr" or sizes[one].words]
    notes: list[Element] = []
    for part in reversed(parts[-_MOST_NOTES:]):
        text = content_of(part)
        is_note = (
            part.tag == "p" and len(text.split()) <= _NOTE_WORDS and _is_emphasized(part, text)
        )
        if is_note or _is_rule(part, text):
            notes.append(part)
        elif ends_sentence(text):
            notes.extend(_below_rule(parts[: len(parts) - len(notes)], sizes))
            for note in dict.fromkeys(notes):
                drop(note)
            break


def _is_emphasized(part: Element, text: str, kinds: tuple[str, ...] = _EMPHASIS) -> bool:
    """Whether all words of a paragraph are in italics or bold."""
    letters = [
        one
        for one in part.iter(*kinds)
        if one is not part and next(one.iterancestors(*kinds), None) is None
    ]
    return sum(map(words_in, letters)) >= len(text.split())


def _is_rule(part: Element, text: str) -> bool:
    return part.tag == "hr" or bool(_RULE.fullmatch(text))


def _below_rule(parts: list[Element], sizes: Sizes) -> list[Element]:
    """The last parts below the only line across an article, where they are few words."""
    words = 0
    for place in reversed(range(len(parts))):
        words += sizes[parts[place]].words
        if words > _NOTE_WORDS:
            break
        if _is_rule(parts[place], content_of(parts[place])):
            is_only = not any(_is_rule(part, content_of(part)) for part in parts[:place])
            return parts[place:] if is_only else []
    return []


def holds(element: Element, *tags: str) -> bool:
    """Whether such an element stands in another one."""
    return next((one for one in element.iter(*tags) if one is not element), None) is not None
