"""Pages that are no articles: fronts of sections, results of a search, "page not found"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.articles.pages.lines import visible_lines
from kg.articles.pages.metadata import PageFacts
from kg.articles.pages.sizes import PROSE_WORDS, Sizes, main_prose
from kg.articles.pages.tree import HEADINGS, Element, attribute_words, content_of, is_within
from kg.articles.pages.wording import page_wording, plain
from kg.errors import SourceError

_SHORT_PAGE = 300
"""Words; an article about a page that was not found is longer."""
_CARDS, _CARDS_ALONE = 3, 5
"""So many teasers make a list, where the page says that it is one, and where it says nothing."""
_MOST_PARAGRAPHS = 2
_HEADING_WORDS = 4
_SHARE = 0.6
_TILE_WORDS = 90
_PARAGRAPHS, _PARAGRAPH_WORDS = 4, 15
"""So many paragraphs side by side are an article, whatever else is on the page."""


def refuse_other_pages(source: str, tree: Element, facts: PageFacts, sizes: Sizes) -> None:
    """Raise `SourceError` for a page that is no article; ``sizes`` are those of its elements.

    Raises:
        SourceError: The page tells that something was not found, or it lists several articles.
    """
    body = next(iter(tree.iter("body")), tree)
    titles = [plain(title) for title in (facts.page_title, facts.metadata.title) if title]
    words = page_wording()
    if not facts.stated.is_article and sizes[body].words <= _SHORT_PAGE:
        wrong = next((title for title in titles if words.not_found.fullmatch(title)), None)
        if wrong:
            problem = f"no article: the page says that it was not found or not allowed ({wrong})"
            raise SourceError(source, f"{problem}; save the article's own page")
    states_a_list = (
        bool(facts.stated.types & words.list_types)
        or any(words.list_titles.fullmatch(title) for title in titles)
        or _body_states_a_list(body)
    )
    if facts.stated.is_article or (facts.meta.get("og:type") == "article" and not states_a_list):
        return
    cards = _cards(body, sizes)
    if _has_article_beside(body, cards, sizes):
        return
    if len(cards) < (_CARDS if states_a_list else _CARDS_ALONE):
        return
    in_cards = sum(sizes[card].words for card in cards)
    prose = sum(
        len(line.text.split())
        for line in visible_lines(body)
        if len(line.text.split()) >= PROSE_WORDS
    )
    if in_cards >= _SHARE * prose:
        problem = f"the page lists several articles ({len(cards)} of them) and is none itself"
        raise SourceError(source, f"{problem}; save the pages of the articles")


def _body_states_a_list(body: Element) -> bool:
    names = set((body.get("class") or "").lower().split())
    words = page_wording()
    return bool(names & words.body_lists) and not names & words.body_single


def _cards(body: Element, sizes: Sizes) -> list[Element]:
    """The teasers of a page: elements with one linked heading and hardly more than a paragraph."""
    cards: dict[Element, None] = dict.fromkeys(_tiles(body, sizes))
    for heading in body.iter("h2", "h3", "h4"):
        linked = (
            sizes[heading].linked >= _HEADING_WORDS
            or next(iter(heading.iterancestors("a")), None) is not None
        )
        if not linked or sizes[heading].words < _HEADING_WORDS:
            continue
        card = _card(heading, sizes)
        if card is not None:
            cards[card] = None
    return list(cards)


def _tiles(body: Element, sizes: Sizes) -> Iterator[Element]:
    """Elements of one kind side by side, each a link with a summary."""
    rows: dict[tuple[Element | None, str, str | None], list[Element]] = {}
    for element in body.iter("div", "li", "article", "section"):
        size = sizes[element]
        if size.links and size.linked >= _HEADING_WORDS and size.words <= _TILE_WORDS:
            row = (element.getparent(), element.tag, element.get("class"))
            rows.setdefault(row, []).append(element)
    for tiles in rows.values():
        teasers = [one for one in tiles if sizes[one].words - sizes[one].linked >= PROSE_WORDS]
        if len(teasers) >= _CARDS_ALONE and 2 * len(teasers) > len(tiles):
            yield from teasers


def _has_article_beside(body: Element, cards: list[Element], sizes: Sizes) -> bool:
    """Whether paragraphs that belong together stand outside of the teasers."""
    prose = main_prose(body, sizes)
    if prose is None or any(is_within(prose, card) for card in cards):
        return False
    inner = {card: None for card in cards if is_within(card, prose)}
    paragraphs = [
        child
        for child in prose
        if child not in inner and sizes[child].words - sizes[child].linked >= _PARAGRAPH_WORDS
    ]
    return len(paragraphs) >= _PARAGRAPHS and not inner


def _card(heading: Element, sizes: Sizes) -> Element | None:
    """The largest element around a heading that holds no other heading."""
    card = None
    for outer in heading.iterancestors():
        if outer.tag in ("body", "html") or any(
            one is not heading and sizes[one].words >= _HEADING_WORDS
            for one in outer.iter(*HEADINGS)
        ):
            break
        card = outer
    if card is None:
        return None
    paragraphs = [one for one in card.iter("p") if sizes[one].words >= PROSE_WORDS]
    has_text = sizes[card].words > sizes[heading].words + 2
    return card if has_text and len(paragraphs) <= _MOST_PARAGRAPHS else None


def is_live(tree: Element, facts: PageFacts) -> bool:
    """Whether a page is a live blog: one that says so in JSON-LD or in the names of its parts."""
    if facts.stated.is_live:
        return True
    words = page_wording()
    for element in tree.iter("body", "main", "article", "section", "div"):
        names = attribute_words(element)
        pairs = {first + second for first, second in pairwise(names)}
        if words.live.intersection(names) or words.live & pairs:
            return True
    return False


def heading_of(tree: Element, title: str | None) -> Element | None:
    """The element of a page's headline: the heading that reads so, else the first one."""
    headings = list(tree.iter(*HEADINGS))
    for heading in headings:
        if title and plain(content_of(heading)) == plain(title):
            return heading
    return next(iter(tree.iter("h1")), None)
