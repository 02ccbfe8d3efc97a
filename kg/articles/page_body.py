"""The text of an article on a page.

It is read by trafilatura (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line
Tool for Text Discovery and Extraction", ACL-IJCNLP demos) from a tree without boxes. Where a page
states the whole text of its article in JSON-LD, that shows whether something was lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import trafilatura

from kg.articles.furniture import Furniture, furniture
from kg.articles.page_lines import visible_lines
from kg.articles.page_tree import Element, content_of
from kg.articles.page_wording import plain

_WORD = re.compile(r"\w+")
_LEAST_RECALL = 0.9
"""The share of the words that JSON-LD states which the text must have."""
_FEWEST_WORDS = 30
_PARAGRAPH_WORDS = 8
_TEXT_BLOCKS = ("p", "li", "blockquote", "div")


def page_text(tree: Element, stated: Sequence[str]) -> list[str]:
    """The paragraphs and headings of the article; ``stated`` are those that JSON-LD has."""
    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    wanted = Counter(_WORD.findall(" ".join(stated).lower()))
    if wanted.total() < _FEWEST_WORDS or _recall(wanted, lines) >= _LEAST_RECALL:
        return _with_lost_siblings(tree, lines)
    seen = _stated_lines(tree, stated)
    return seen if _recall(wanted, seen) >= _LEAST_RECALL else list(stated)


def _recall(wanted: Counter[str], lines: Sequence[str]) -> float:
    found = Counter(_WORD.findall(" ".join(lines).lower()))
    return (wanted & found).total() / wanted.total()


def _stated_lines(tree: Element, stated: Sequence[str]) -> list[str]:
    """The lines of the page that are part of the text that JSON-LD states, in one run of words."""
    whole = " ".join(_WORD.findall(" ".join(stated).lower()))
    lines = []
    for line in dict.fromkeys(line.text for line in visible_lines(tree)):
        words = " ".join(_WORD.findall(line.lower()))
        if words and f" {words} " in f" {whole} ":
            lines.append(line)
    return lines


def _with_lost_siblings(tree: Element, lines: list[str]) -> list[str]:
    """Put back paragraphs that stand between or beside those that were found, in one element."""
    places = {line: number for number, line in enumerate(lines)}
    after: dict[int, list[str]] = {}
    parents: dict[Element, list[tuple[str, int | None]]] = {}
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        text = content_of(paragraph)
        if parent is not None and text:
            parents.setdefault(parent, []).append((text, places.get(text)))
    for children in parents.values():
        found = [place for _, place in children if place is not None]
        if len(found) < 2:
            continue
        last = found[0] - 1
        for text, place in children:
            if place is not None:
                last = place
            elif len(text.split()) >= _PARAGRAPH_WORDS and not _is_in(text, lines):
                after.setdefault(last, []).append(text)
    result = list(after.get(-1, []))
    for number, line in enumerate(lines):
        result.append(line)
        result.extend(after.get(number, []))
    return result


def _is_in(text: str, lines: Sequence[str]) -> bool:
    words = " ".join(_WORD.findall(text.lower()))
    return any(words in " ".join(_WORD.findall(line.lower())) for line in lines)


def without_furniture(lines: Sequence[str], used: set[str]) -> list[str]:
    """The lines without those that belong to the page, and without the byline that was read."""
    skipped = {plain(line) for line in used}
    kept: list[str] = []
    for line in lines:
        kind = furniture(line)
        if kind is Furniture.COMMENTS and kept:
            break
        if kind in (Furniture.PLAIN, Furniture.LABEL) or plain(line) in skipped:
            continue
        kept.append(line)
    return kept
