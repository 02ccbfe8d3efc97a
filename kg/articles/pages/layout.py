"""Markup that only lays a page out, made into blocks: tables of old pages and mails, typed text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import SubElement

from kg.articles.lines import plain_lines
from kg.articles.pages.paragraphs import open_paragraphs
from kg.articles.pages.sizes import Sizes, sizes_of
from kg.articles.pages.tree import Element, content_of
from kg.articles.wraps import flowing

_CELL_WORDS = 60
"""A table with so many words in one cell holds no data."""
_ASIDE_WORDS = 80
"""A table beside the text has so many words at most."""
_TERM_WORDS = 8
"""A term of a list has so many words at most."""
_TYPED_WORDS = 60
"""Text in a fixed width with so many words is prose rather than code."""


def make_blocks(tree: Element) -> None:
    """Make blocks of the cells of tables without data, and paragraphs of text in a fixed width."""
    sizes = sizes_of(tree)
    for typed in [one for one in tree.iter("pre") if sizes[one].words >= _TYPED_WORDS]:
        _make_paragraphs(typed)
    tables = {table for table in tree.iter("table") if _lays_out(table, sizes)}
    for table in tables:
        # Text flows around it: it stands beside the article.
        is_aside = (table.get("align") or "").lower() in ("left", "right")
        if is_aside and sizes[table].words <= _ASIDE_WORDS:
            table.attrib["role"] = "complementary"
    cells = [
        cell
        for cell in tree.iter("tbody", "thead", "tfoot", "tr", "td", "th")
        if next(iter(cell.iterancestors("table")), None) in tables
    ]
    for element in (*tables, *cells, *tree.iter("center")):
        element.tag = "div"
    open_paragraphs(tree)
    for term in list(tree.iter("dt")):
        _join_to_description(term)
    for element in tree.iter("font"):
        element.tag = "span"


def _join_to_description(term: Element) -> None:
    """Put a term, such as a date, in front of its description, in one line."""
    words = content_of(term)
    description = next(iter(term.itersiblings()), None)
    if description is None or description.tag != "dd" or not 0 < len(words.split()) <= _TERM_WORDS:
        return
    first = next((one for one in description.iter("p")), description)
    first.text = f"{words.rstrip(' :')}: {(first.text or '').lstrip()}"
    term.drop_tree()


def _lays_out(table: Element, sizes: Sizes) -> bool:
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [len([cell for cell in row if cell.tag in ("td", "th")]) for row in table.iter("tr")]
    return max(rows, default=1) < 2 or any(
        one is not table and (one.tag == "table" or sizes[one].words >= _CELL_WORDS)
        for one in table.iter("table", "td", "th")
    )


def _make_paragraphs(typed: Element) -> None:
    paragraphs = list(_paragraphs("".join(typed.itertext())))
    for child in list(typed):
        child.drop_tree()
    typed.tag, typed.text = "div", None
    for paragraph in paragraphs:
        SubElement(typed, "p").text = paragraph


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of typed text: its lines, the wrapped ones put together."""
    text = flowing(text)
    for line in plain_lines(text):
        yield " ".join(text[line.start : line.end].split())
