"""HTML pages: the article's text and what the page states about it.

Decoding, the tree, what the page states, whether it is an article at all, what belongs to the page
around it, and then the text: one module for each.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.articles.decoding import decode_page
from kg.articles.metadata import Metadata
from kg.articles.pages.advertised import without_advertised
from kg.articles.pages.body import page_text, without_furniture
from kg.articles.pages.boxes import remove_boxes
from kg.articles.pages.citations import spell_out_citations
from kg.articles.pages.kinds import heading_of, is_live, refuse_other_pages
from kg.articles.pages.layout import make_blocks
from kg.articles.pages.live import live_text
from kg.articles.pages.metadata import PageFacts, closed_by, page_facts
from kg.articles.pages.run import article_of
from kg.articles.pages.sizes import sizes_of
from kg.articles.pages.tree import Element, parse_page
from kg.errors import SourceError
from kg.lexicon import words

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']?(?P<xml>[\w.:-]{1,40})"
    rb"|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARATION_REACH = 4096
_CLOSED = "behind a paywall: read as far as the page shows it"


def read_page(source: str, content: bytes, charset: str | None = None) -> tuple[str, Metadata]:
    """The article's text, an empty line between paragraphs, and what the page states.

    ``charset`` is the encoding that HTTP stated, if any; it counts more than what the page
    declares. What a reader should know of the reading stands in the metadata's ``notes``.

    Raises:
        SourceError: The page cannot be decoded, is too large or too deep to read, lists other
            pages, says that nothing was found, or holds no article text.
    """
    decoded = decode_page(source, content, declared_encoding(content), charset)
    tree = parse_page(source, decoded.text)
    text, metadata = "", Metadata()
    notes = [decoded.note] if decoded.note else []
    if tree is not None:
        spell_out_citations(tree)
        make_blocks(tree)
        facts = page_facts(tree, decoded.text)
        refuse_other_pages(source, tree, facts, sizes_of(tree))
        text = _text(tree, facts)
        metadata = facts.metadata
        if facts.stated.is_closed or closed_by(facts.meta, words("pages", "meta.closed")):
            notes.append(_CLOSED)
    if not text:
        problem = "no article text found (the page is empty after removing navigation)"
        raise SourceError(source, f"{problem}; save its text as a .txt file, or remove it")
    return text, replace(metadata, notes=tuple(notes))


def _text(tree: Element, facts: PageFacts) -> str:
    live = is_live(tree, facts)
    headline = heading_of(tree, facts.head.title or facts.metadata.title)
    stated = without_advertised(facts.stated.body, tree)
    remove_boxes(tree, headline)
    if live:
        text = live_text(tree, facts.stated, facts.metadata.published)
        if text:
            return text
    lines = page_text(article_of(tree, headline), stated)
    return "\n\n".join(without_furniture(lines, facts))


def declared_encoding(content: bytes) -> str | None:
    """The encoding that a page names in its first 4096 bytes."""
    match = _DECLARED.search(content, 0, _DECLARATION_REACH)
    if not match:
        return None
    return (match["xml"] or match["meta"]).decode("ascii", "replace")
