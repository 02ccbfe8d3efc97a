"""HTML pages: the article's text by trafilatura, and what the page states about it.

The text is read by trafilatura (Barbaresi 2021, "Trafilatura: A Web Scraping Library and
Command-Line Tool for Text Discovery and Extraction", ACL-IJCNLP demos). The metadata is read by
`kg.articles.page_metadata` instead of trafilatura's heuristics, which guess and ask the clock.
"""

from __future__ import annotations

import re

import trafilatura
from trafilatura.utils import load_html

from kg.articles.decoding import decode_declared
from kg.articles.metadata import Metadata
from kg.articles.page_citations import spell_out_citations
from kg.articles.page_metadata import Element, page_metadata
from kg.errors import SourceError

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']?(?P<xml>[\w.:-]{1,40})"
    rb"|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARATION_REACH = 4096

MAXIMUM_ELEMENTS = 50_000
MAXIMUM_CHILDREN = 3_000
"""Elements of a page, and within one element: trafilatura's time grows with the square of the
latter (15,000 took 14 seconds), so that a hostile page would hold up all others."""


def read_page(source: str, content: bytes) -> tuple[str, Metadata]:
    """The article's text, an empty line between paragraphs, and what the page states.

    Raises:
        SourceError: The page cannot be decoded, holds no article text, or has more elements than
            `MAXIMUM_ELEMENTS` in all or `MAXIMUM_CHILDREN` within one.
    """
    text = decode_declared(source, content, declared_encoding(content))
    tree = load_html(text)
    body = None
    if tree is not None:
        _check_size(source, tree)
        metadata = page_metadata(tree)
        spell_out_citations(tree)
        body = _body(tree)
    if tree is None or not body:
        problem = "no article text found (the page is empty after removing navigation)"
        raise SourceError(source, f"{problem}; save its text as a .txt file, or remove it")
    return body, metadata


def _check_size(source: str, tree: Element) -> None:
    elements, children = 0, 0
    for element in tree.iter():
        elements += 1
        children = max(children, len(element))
    if elements > MAXIMUM_ELEMENTS:
        problem = f"the page has {elements:,} elements, more than {MAXIMUM_ELEMENTS:,}"
    elif children > MAXIMUM_CHILDREN:
        problem = f"one element has {children:,} parts, more than {MAXIMUM_CHILDREN:,}"
    else:
        return
    raise SourceError(source, f"{problem}; save the article's text as a .txt file")


def declared_encoding(content: bytes) -> str | None:
    """The encoding that a page names in its first 4096 bytes."""
    match = _DECLARED.search(content, 0, _DECLARATION_REACH)
    if not match:
        return None
    return (match["xml"] or match["meta"]).decode("ascii", "replace")


def _body(tree: Element) -> str | None:
    text = trafilatura.extract(tree, include_comments=False, include_tables=True)
    return "\n\n".join(line for line in text.splitlines() if line.strip()) if text else None
