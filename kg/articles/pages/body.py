"""The lines of the article on a page, from the element that holds it.

Where a page states the whole text of its article in JSON-LD, that shows whether something was lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from kg.articles.day_lines import day_line
from kg.articles.entry_dates import leading_date, stated_year
from kg.articles.furniture import Furniture, furniture
from kg.articles.headings import ends_sentence, is_prose
from kg.articles.pages.appeals import is_appeal, without_last_appeal
from kg.articles.pages.lines import visible_lines
from kg.articles.pages.metadata import PageFacts
from kg.articles.pages.tree import Element, content_of
from kg.articles.pages.values import names_role
from kg.articles.pages.wording import page_wording, plain
from kg.articles.statements import stated_dates

_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"\s*(?:[:|]|[\])]:?)\s+(?=\S)")
_ITEM = "- "
_QUOTES = frozenset('"“”')
_ENDS = (".", ".”", '."', ";", ",", ":", "…")
_LEAST_RECALL = 0.9
"""The share of the words that JSON-LD states which the text must have."""
_MOST = 0.75
"""The share of the lines' words that JSON-LD must have to tell where the article ends."""
_FEWEST_WORDS = 30
_SUMMARY = 2
"""So many paragraphs have been seen where an article has begun: one may be its summary."""
_RIGHTS_WORDS, _POINTER_WORDS = 60, 25
_CALENDAR = 2
"""So many days make a calendar."""
_POINT_WORDS = 5
"""Most items of a list that sums up an article have more words, with their hyphens."""
_BIOGRAPHIES, _BIOGRAPHY_WORDS = 6, 80
"""Lines at either end of the text that may tell about its author, and their words."""


def page_text(article: Element, stated: Sequence[str]) -> list[str]:
    """The paragraphs and headings of the article; ``stated`` are those that JSON-LD has."""
    lines = list(_lines(article))
    wanted = Counter(_words(" ".join(stated)))
    if wanted.total() < _FEWEST_WORDS:
        # Enough to read where the page itself shows no sentence, too little to compare.
        return lines if any(map(ends_sentence, lines)) else [*lines, *stated]
    if _recall(wanted, lines) >= _LEAST_RECALL:
        return _trimmed(lines, stated)
    seen = _stated_lines(article, stated)
    return seen if _recall(wanted, seen) >= _LEAST_RECALL else list(stated)


def _lines(article: Element) -> Iterator[str]:
    """The lines that a reader sees: items with a hyphen, a row of a table on one line."""
    begun: set[Element] = set()
    for row in list(article.iter("tr")):
        cells = [content_of(cell) for cell in row if cell.tag in ("td", "th")]
        for child in list(row):
            child.drop_tree()
        row.text = " | ".join(filter(None, cells))
    for line in visible_lines(article):
        item = next(
            (one for one in (line.elements[0], *line.elements[0].iterancestors("li"))), None
        )
        if item is not None and item.tag == "li" and item not in begun:
            begun.add(item)
            yield f"{_ITEM}{line.text}"
        else:
            yield line.text


def _recall(wanted: Counter[str], lines: Sequence[str]) -> float:
    found = Counter(_words(" ".join(lines)))
    return (wanted & found).total() / wanted.total()


def _trimmed(lines: list[str], stated: Sequence[str]) -> list[str]:
    """The lines from the first to the last that JSON-LD has, if it has most of their words."""
    whole = f" {' '.join(_words(' '.join(stated)))} "
    found = [number for number, line in enumerate(lines) if f" {' '.join(_words(line))} " in whole]
    words = sum(len(lines[number].split()) for number in found)
    inner = lines[found[0] : found[-1] + 1] if found else []
    is_most = words >= _MOST * sum(len(line.split()) for line in lines)
    return inner if inner and is_most else lines


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _stated_lines(article: Element, stated: Sequence[str]) -> list[str]:
    """The lines of the page that are part of the text that JSON-LD states, in one run of words."""
    words = _words(" ".join(stated))
    whole = f" {' '.join(words)} "
    beginnings = set(zip(words, words[1:], words[2:], strict=False))
    short = {tuple(_words(paragraph)) for paragraph in stated}
    lines = []
    for line in dict.fromkeys(line.text for line in visible_lines(article)):
        own = tuple(_words(line))
        is_part = own[:3] in beginnings and f" {' '.join(own)} " in whole
        if own and (is_part or own in short):
            lines.append(line)
    return lines


def without_furniture(lines: Sequence[str], facts: PageFacts) -> list[str]:
    """The lines without those that belong to the page, and without the byline that was read.

    Before the first paragraph only the title and dates may stand; at either end nothing about the
    author.
    """
    skipped = {plain(line) for line in facts.head.used}
    heads = {plain(title) for title in (facts.metadata.title, facts.head.title) if title}
    authors = _people(facts)
    lines = without_last_appeal(lines)
    points, years = _points(lines), _years(lines) | _days(lines)
    kept: list[str] = []
    paragraphs = 0
    for number, line in enumerate(lines):
        if number in years:
            kept.append(line)
            continue
        kind = furniture(line)
        if kind is Furniture.COMMENTS and kept:
            break
        if kind in (Furniture.PLAIN, Furniture.LABEL) or plain(line) in skipped:
            continue
        at_an_end = min(number, len(lines) - 1 - number) < _BIOGRAPHIES
        if _is_note(line) or _is_pointer(line) or _is_promotion(line, at_an_end=at_an_end):
            continue
        if at_an_end and _is_about(line, authors):
            continue
        is_paragraph = is_prose(line) and ends_sentence(line)
        paragraphs += is_paragraph
        may_begin = number in points or _may_begin(line, heads, paragraphs)
        if not is_paragraph and paragraphs < _SUMMARY and not may_begin:
            continue
        kept.append(line)
    if not paragraphs:
        return [line for line in lines if plain(line) not in skipped]
    # Without its headline a text would lend a short first paragraph as one.
    headline = facts.head.title if facts.head.is_shown else None
    if headline is None or any(plain(line) in heads for line in kept):
        return kept
    return [headline, *kept]


def _people(facts: PageFacts) -> tuple[str, ...]:
    """How lines about the authors begin; those of an organization may be news about it."""
    author, site = facts.metadata.author, plain(facts.metadata.publisher or "")
    if not author or (author == facts.stated.metadata.author and not facts.stated.names_person):
        return ()
    return tuple(f"{name} " for name in author.split(", ") if plain(name) != site)


def _may_begin(line: str, heads: set[str], paragraphs: int) -> bool:
    """Whether a line that is no paragraph may stand near the beginning of an article."""
    if paragraphs:
        return not names_role(line)
    return plain(line) in heads or bool(stated_dates(line))


def _points(lines: Sequence[str]) -> set[int]:
    """The lines of lists whose items are about as long as sentences."""
    found: set[int] = set()
    for is_list, group in groupby(enumerate(lines), lambda one: one[1].startswith(_ITEM)):
        items = list(group)
        if is_list and median(len(line.split()) for _, line in items) > _POINT_WORDS:
            found.update(number for number, _ in items)
    return found


def _years(lines: Sequence[str]) -> set[int]:
    """The lines that are a year above an entry of a chronology; elsewhere a number is furniture."""
    entries = (line.removeprefix(_ITEM) for line in lines)
    dated = [leading_date(entry, 0, len(entry)) is not None for entry in entries]
    return {
        number
        for number, (line, is_entry) in enumerate(zip(lines, dated[1:], strict=False))
        if is_entry and stated_year(line)
    }


def _days(lines: Sequence[str]) -> set[int]:
    """The lines that are a day above what happened then; a single one is the article's own."""
    found = {
        number
        for number, (line, following) in enumerate(pairwise(lines))
        if (day_line(line) or stated_dates(line)) and ends_sentence(following)
    }
    return found if len({lines[number] for number in found}) >= _CALENDAR else set()


def _is_note(line: str) -> bool:
    """Whether a line is a note of the editors, or says who may copy the article."""
    words = page_wording()
    is_short = len(line.split()) <= _RIGHTS_WORDS
    return bool(words.notes.fullmatch(line) or (is_short and words.rights.search(line)))


def _is_pointer(line: str) -> bool:
    """Whether a line points to something else on the site: "Watch: Ferry leaves harbour"."""
    found = _LABEL.search(line)
    return (
        found is not None
        and plain(line[: found.start()].strip("[(")) in page_wording().pointers
        and len(line.split()) <= _POINTER_WORDS
        and not line.endswith(_ENDS)
    )


def _is_promotion(line: str, *, at_an_end: bool) -> bool:
    """Whether a line asks to subscribe, to follow or to write to the site, and quotes nobody."""
    if len(line.split()) > _RIGHTS_WORDS or not _QUOTES.isdisjoint(line):
        return False
    found = list(page_wording().promotions.finditer(line))
    before = line[: found[0].start()].strip(" -•*>") if found else ""
    asks = bool(found) and (not before or before.endswith((".", "!", "?")) or "@" in line)
    is_sentence = line.endswith(_ENDS)
    return (
        len({match[0].lower() for match in found}) > 1
        or bool(found and not is_sentence)
        or (at_an_end and (asks or is_appeal([line])))
    )


def _is_about(line: str, authors: tuple[str, ...]) -> bool:
    return line.startswith(authors) and len(line.split()) <= _BIOGRAPHY_WORDS
