"""The main run of paragraphs of a page, and what stands among them without being one of them.

A site writes the paragraphs of its articles alike, and sets other things among them apart: forms,
teasers, films, boxes of facts. What differs from the paragraphs and holds a form, a picture, a
heading or hardly more than links is no part of the run, whatever it is called. Nor are the notes at
its end, which are set in italics, below a line, or about the author.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.articles.headings import ends_sentence
from kg.articles.page_sizes import PROSE_WORDS, Size, Sizes, main_prose, sizes_of
from kg.articles.page_tree import HEADINGS, Element, content_of, is_named
from kg.articles.page_wording import page_wording

_CONTROLS = ("form", "input", "button", "select", "textarea")
_MEDIA = ("img", "picture", "video", "audio", "iframe", "svg", "figure", "time", *HEADINGS)
_BOXES = frozenset(("div", "section", "aside", "form", "a", "span", "details", "article", "center"))
_WITH_CONTROLS, _WITH_MEDIA, _WITH_LINKS = 120, 70, 40
"""Words of a box at most, by what it holds."""
_CAPTION_WORDS = 120
_NOTE_WORDS, _MOST_NOTES = 70, 6
_NOTES_SHARE = 4
"""What follows a line across the page is notes only if the article is so many times longer."""
_DIGITS = re.compile(r"\d+")
_RULE = re.compile(r"[_*~=•·\-–—\s]{1,40}")

Signature = tuple[str, str]


def remove_odd_parts(tree: Element, headline: Element | None, author: str | None) -> None:
    """Take out of a page, whose boxes are gone, what stands among its paragraphs and is none."""
    for figure in list(tree.iter("figure", "figcaption")):
        if len(content_of(figure).split()) <= _CAPTION_WORDS and not _holds(figure, "table", "pre"):
            figure.drop_tree()
    sizes = sizes_of(tree)
    main = main_prose(tree, sizes)
    if main is None:
        return
    path = {main, *main.iterancestors()}
    kept = path if headline is None else {*path, headline, *headline.iterancestors()}
    runs = [main, *(one for one in main.iterancestors() if one.tag != "html")]
    runs.extend(one for one in tree.iter(main.tag) if _signature(one) == _signature(main))
    for run in dict.fromkeys(runs):
        regular = _regular(run, sizes)
        for part in list(run):
            if part not in kept and _is_odd(part, sizes, is_regular=_signature(part) in regular):
                part.drop_tree()
    _remove_notes(runs[0], sizes, author)
    _forget_names(tree, path, sizes)


def _signature(element: Element) -> Signature:
    """What elements of one kind have in common: their tag and their class, numbers aside."""
    return str(element.tag), _DIGITS.sub("", element.get("class") or "")


def _regular(run: Element, sizes: Sizes) -> set[Signature]:
    """The kinds of parts that hold prose more than once."""
    counts = Counter(_signature(part) for part in run if sizes.get(part, Size()).prose)
    return {signature for signature, count in counts.items() if count > 1}


def _is_odd(part: Element, sizes: Sizes, *, is_regular: bool) -> bool:
    size = sizes.get(part, Size())
    if part.tag not in _BOXES and not is_named(part) or not size.words:
        return False
    heading = next(part.iter(*HEADINGS), None)
    if heading is not None and sizes[heading].words == size.words:
        return bool(sizes[heading].links)
    if size.words > _WITH_CONTROLS:
        return False
    if _holds(part, *_CONTROLS) or (size.links and 2 * size.linked >= size.words):
        return True
    if is_regular:
        return heading is not None and bool(sizes[heading].links)
    if size.words <= _WITH_MEDIA and _holds(part, *_MEDIA):
        return True
    return bool(size.links) and size.words <= _WITH_LINKS and not _holds(part, "p")


def _holds(element: Element, *tags: str) -> bool:
    return next((one for one in element.iter(*tags) if one is not element), None) is not None


def _remove_notes(run: Element, sizes: Sizes, author: str | None) -> None:
    """Take out the notes that end a run: who helped, who the author is, where it appeared."""
    parts = [part for part in run if sizes.get(part, Size()).words]
    for part in reversed(parts[-_MOST_NOTES:]):
        text = content_of(part)
        if _RULE.fullmatch(text):
            part.drop_tree()
        elif len(text.split()) <= _NOTE_WORDS and _is_note(part, text, author):
            part.drop_tree()
        elif part.tag == "p" and ends_sentence(text):
            break
    _remove_below_rule(run, sizes)


def _is_note(part: Element, text: str, author: str | None) -> bool:
    if part.tag not in ("p", "div", "i", "em", "small"):
        return False
    if page_wording().notes.fullmatch(text):
        return True
    first = (author or "").split(", ", maxsplit=1)[0]
    begins = bool(first) and text.lower().startswith(first.lower() + " ")
    return begins or any(content_of(one) == text for one in part.iter("i", "em"))


def _remove_below_rule(run: Element, sizes: Sizes) -> None:
    """Take out the last parts of a run below a line across the page, where they are few."""
    parts = list(run)
    words = sum(sizes.get(part, Size()).words for part in parts)
    below: list[Element] = []
    for part in reversed(parts):
        below.append(part)
        if _NOTES_SHARE * sum(sizes.get(one, Size()).words for one in below) > words:
            return
        if part.tag == "hr" or (part.tag in ("p", "div") and _is_rule(content_of(part))):
            break
    else:
        return
    for part in below:
        part.drop_tree()


def _is_rule(text: str) -> bool:
    return bool(text) and bool(_RULE.fullmatch(text))


def _forget_names(tree: Element, path: set[Element], sizes: Sizes) -> None:
    """Take the names off the elements that hold the run, so that nothing is judged by them."""
    for element in (*path, *_prose_of_one_kind(tree, sizes)):
        for name in ("class", "id", "role", "style", "data-component", "aria-hidden"):
            element.attrib.pop(name, None)


def _prose_of_one_kind(tree: Element, sizes: Sizes) -> Iterator[Element]:
    """The elements whose kind holds prose at least three times on the page."""
    prose = [one for one, size in sizes.items() if size.prose and size.linked < size.prose]
    counts = Counter(map(_signature, prose))
    return (one for one in prose if counts[_signature(one)] > 2)
