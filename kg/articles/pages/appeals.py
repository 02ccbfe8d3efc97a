"""Appeals in which a publisher asks its readers for money or an address, known by how they speak.

An appeal may be longer than the article beside it. It says "we" and "you" outside of quotations in
nearly all of its paragraphs, and speaks of reporting and of giving; news do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.articles.pages.evidence import hits_in, topic_of
from kg.articles.pages.lines import visible_lines
from kg.articles.pages.sizes import PROSE_WORDS, Size, Sizes
from kg.articles.pages.tree import Element, content_of, drop, is_within
from kg.articles.pages.wording import page_wording

_BOXES = ("div", "section", "article", "aside", "form", "td", "blockquote", "center", "p")
_MOST_WORDS, _FEWEST_WORDS = 600, 15
_FEWEST_LEFT = 20
"""Words of prose without which a page would have no article."""
_EXCEPTIONS = 4
"""One paragraph in so many need not speak to the readers."""
_SPARSEST = 25
"""One word in so many speaks of the publisher or to the readers."""
_FEWEST_TOKENS, _TOKENS_WITH_BUTTON, _TOKENS_WITHOUT_WE = 3, 2, 4
"""Different words about reporting and giving, also where a box has a button, and where a publisher
speaks of itself by its name alone."""
_QUOTATION = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")


def is_appeal(paragraphs: Sequence[str], *, has_button: bool = False) -> bool:
    """Whether paragraphs are those of an appeal; ``has_button`` says that there is one to give."""
    words = page_wording()
    texts = [_QUOTATION.sub(" ", text) for text in paragraphs]
    speaking = [_speaks(text) for text in texts]
    if not texts or not speaking[0] or _EXCEPTIONS * speaking.count(False) > len(speaking):
        return False
    whole = "\n".join(texts)
    own, others = len(words.we.findall(whole)), _spoken_to(whole)
    if not others or own + others < (2 if len(texts) == 1 else 3):
        return False
    length = len(whole.split())
    if length > _MOST_WORDS or _SPARSEST * (own + others) < length:
        return False
    press = {match[0].lower() for match in words.press.finditer(whole)}
    giving = {match[0].lower() for match in words.giving.finditer(whole)}
    if not own and len(press | giving) < _TOKENS_WITHOUT_WE:
        return False
    if has_button and len(giving) >= _TOKENS_WITH_BUTTON:
        return True
    return bool(press and giving) and len(press | giving) >= _FEWEST_TOKENS


def _spoken_to(text: str) -> int:
    """How often a text speaks to its readers, asking them for something included."""
    words = page_wording()
    return len(words.you.findall(text)) + len(words.requests.findall(text))


def without_last_appeal(lines: Sequence[str]) -> list[str]:
    """The lines without the appeal that ends them, where those before it do not speak so."""
    prose = [number for number, line in enumerate(lines) if len(line.split()) >= PROSE_WORDS]
    speaking = [_speaks(lines[number]) for number in prose]
    for place in range(1, len(prose)):
        if not all(speaking[place:]) or _EXCEPTIONS * sum(speaking[:place]) > place:
            continue
        if is_appeal([lines[number] for number in prose[place:]]):
            begins = prose[place]
            # Its heading or salutation goes with it.
            while begins - 1 > prose[place - 1] and _speaks(lines[begins - 1]):
                begins -= 1
            return list(lines[:begins])
    return list(lines)


def _speaks(text: str) -> bool:
    """Whether a publisher speaks of itself in a text, or to its readers."""
    text = _QUOTATION.sub(" ", text)
    return bool(page_wording().we.search(text) or _spoken_to(text))


def remove_appeals(tree: Element, headline: Element | None, sizes: Sizes) -> None:
    """Take the appeals out of a page, unless one is the article itself.

    It is where it stands directly below the headline, most prose would go with it, and no other
    text has more words of the title.
    """
    kept = set() if headline is None else {headline, *headline.iterancestors()}
    topic = topic_of(tree, headline)
    for box in list(_appeals(tree, kept, sizes)):
        left = sizes[tree].prose - sizes[box].prose
        is_article = (
            left < sizes[box].prose
            and _is_first_below(box, headline, sizes)
            and 2 * hits_in(box, topic, sizes) >= hits_in(tree, topic, sizes)
        )
        if left >= _FEWEST_LEFT and not is_article:
            drop(box)


def _appeals(tree: Element, kept: set[Element], sizes: Sizes) -> Iterator[Element]:
    """The outermost boxes that are appeals."""
    found: set[Element] = set()
    seen: set[Element] = set()
    for box in tree.iter(*_BOXES):
        if box in kept or not _FEWEST_WORDS <= sizes[box].words <= _MOST_WORDS:
            continue
        parent = box.getparent()
        is_all_of_it = parent in seen and sizes[parent].words == sizes[box].words
        seen.add(box)
        if is_all_of_it or any(outer in found for outer in box.iterancestors()):
            continue
        if not page_wording().giving.search(box.text_content()):
            continue
        lines = [line.text for line in visible_lines(box)]
        prose = [text for text in lines if len(text.split()) >= PROSE_WORDS]
        has_button = _has_button(box)
        if (has_button or not _is_one_of_many(box, sizes)) and is_appeal(
            prose, has_button=has_button
        ):
            found.add(box)
            yield box


def _has_button(box: Element) -> bool:
    """Whether a box has a button, or a link that asks to give."""
    words = page_wording()
    return next(box.iter("button", "input"), None) is not None or any(
        words.giving.search(content_of(link)) for link in box.iter("a")
    )


def _is_one_of_many(box: Element, sizes: Sizes) -> bool:
    """Whether a box is one of several of its kind, side by side, with prose in them."""
    parent = box.getparent()
    kind = box.tag, box.get("class")
    return parent is not None and any(
        one is not box and (one.tag, one.get("class")) == kind and sizes.get(one, Size()).prose
        for one in parent
    )


def _is_first_below(box: Element, headline: Element | None, sizes: Sizes) -> bool:
    """Whether a box holds the first prose below the headline, or no headline is known."""
    tree = box if headline is None else [*headline.iterancestors()][-1]
    is_below = headline is None
    for element in tree.iter():
        if element is headline:
            is_below = True
        elif is_below and isinstance(element.tag, str):
            size = sizes.get(element, Size())
            if size.prose and not size.holds_blocks:
                return is_within(element, box)
    return False
