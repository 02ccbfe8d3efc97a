"""The text of an article on a page.

It is read by trafilatura (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line
Tool for Text Discovery and Extraction", ACL-IJCNLP demos) from a tree without boxes. Where a page
states the whole text of its article in JSON-LD, that shows whether something was lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import trafilatura

from kg.articles.furniture import Furniture, furniture
from kg.articles.headings import ends_sentence, is_prose
from kg.articles.page_lines import visible_lines
from kg.articles.page_tree import Element, content_of, linked_words_in
from kg.articles.page_values import names_role
from kg.articles.page_wording import page_wording, plain
from kg.articles.statements import stated_dates

_WORD = re.compile(r"\w+")
_LEAST_RECALL = 0.9
"""The share of the words that JSON-LD states which the text must have."""
_FEWEST_WORDS = 30
_SUMMARY = 2
"""So many paragraphs have been seen where an article has begun: one may be its summary."""
_FEWEST_FOUND, _LOST_WORDS = 2, 8
"""A paragraph of so many words was lost if so many beside it were found."""


def page_text(tree: Element, stated: Sequence[str]) -> list[str]:
    """The paragraphs and headings of the article; ``stated`` are those that JSON-LD has."""
    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    wanted = Counter(_words(" ".join(stated)))
    if wanted.total() < _FEWEST_WORDS or _recall(wanted, lines) >= _LEAST_RECALL:
        return _with_lost_siblings(tree, lines)
    seen = _stated_lines(tree, stated)
    return seen if _recall(wanted, seen) >= _LEAST_RECALL else list(stated)


def _recall(wanted: Counter[str], lines: Sequence[str]) -> float:
    found = Counter(_words(" ".join(lines)))
    return (wanted & found).total() / wanted.total()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _stated_lines(tree: Element, stated: Sequence[str]) -> list[str]:
    """The lines of the page that are part of the text that JSON-LD states, in one run of words."""
    words = _words(" ".join(stated))
    whole = f" {' '.join(words)} "
    beginnings = set(zip(words, words[1:], words[2:], strict=False))
    short = {tuple(_words(paragraph)) for paragraph in stated}
    lines = []
    for line in dict.fromkeys(line.text for line in visible_lines(tree)):
        own = tuple(_words(line))
        is_part = own[:3] in beginnings and f" {' '.join(own)} " in whole
        if own and (is_part or own in short):
            lines.append(line)
    return lines


def _with_lost_siblings(tree: Element, lines: list[str]) -> list[str]:
    """Put back paragraphs that stand between or beside those that were found, in one element."""
    places = {line: number for number, line in enumerate(lines)}
    known = "\n".join(" ".join(_words(line)) for line in lines)
    lost: dict[int, list[str]] = {}
    for paragraphs in _paragraphs_by_parent(tree):
        found = [places[text] for text in paragraphs if text in places]
        if len(found) < _FEWEST_FOUND:
            continue
        last = found[0] - 1
        for text, is_prose in paragraphs.items():
            if text in places:
                last = places[text]
            elif is_prose and " ".join(_words(text)) not in known:
                lost.setdefault(last, []).append(text)
    result = list(lost.get(-1, []))
    for number, line in enumerate(lines):
        result.append(line)
        result.extend(lost.get(number, []))
    return result


def _paragraphs_by_parent(tree: Element) -> Iterable[dict[str, bool]]:
    """The paragraphs within each element, and whether they are prose rather than links."""
    parents: dict[Element | None, dict[str, bool]] = {}
    for paragraph in tree.iter("p"):
        text = content_of(paragraph)
        words = len(text.split())
        is_prose = words >= _LOST_WORDS and 2 * linked_words_in(paragraph) <= words
        if text:
            parents.setdefault(paragraph.getparent(), {})[text] = is_prose
    return parents.values()


def without_furniture(
    lines: Sequence[str], used: set[str], titles: Iterable[str | None]
) -> list[str]:
    """The lines without those that belong to the page, and without the byline that was read.

    Before the first paragraph only the title and dates may stand.
    """
    skipped = {plain(line) for line in used}
    heads = {plain(title) for title in titles if title}
    kept: list[str] = []
    paragraphs = 0
    for line in lines:
        kind = furniture(line)
        if kind is Furniture.COMMENTS and kept:
            break
        if kind in (Furniture.PLAIN, Furniture.LABEL) or plain(line) in skipped:
            continue
        if page_wording().notes.fullmatch(line):
            continue
        is_paragraph = is_prose(line) and ends_sentence(line)
        paragraphs += is_paragraph
        if not is_paragraph and paragraphs < _SUMMARY and not _may_begin(line, heads, paragraphs):
            continue
        kept.append(line)
    return kept if paragraphs else [line for line in lines if plain(line) not in skipped]


def _may_begin(line: str, heads: set[str], paragraphs: int) -> bool:
    """Whether a line that is no paragraph may stand near the beginning of an article."""
    if paragraphs:
        return not names_role(line)
    return plain(line) in heads or bool(stated_dates(line))
