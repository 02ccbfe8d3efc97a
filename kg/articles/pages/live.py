"""Live blogs: their updates with the days on which they were written.

The stored text of a live blog has a line with the day above each update, so that
`kg.articles.entries` gives its paragraphs that date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.articles.pages.json_ld import Stated, Update
from kg.articles.pages.lines import visible_lines
from kg.articles.pages.tree import Element, content_of, words_in
from kg.articles.pages.values import page_date
from kg.articles.statements import stated_dates

_FEWEST, _FEWEST_STATED = 3, 2
"""Dated parts that make a live blog; fewer are an article and its change, unless a page calls
itself a live blog."""
_LONGEST_STAMP = 12
"""Words of an element that is a date."""

Part = tuple[str, list[str]]
"""A day, and the lines that were written on it."""


def live_text(tree: Element, stated: Stated, published: str | None) -> str | None:
    """The text of a live blog; None where dated updates are not most of the page."""
    fewest = _FEWEST_STATED if stated.is_live else _FEWEST
    parts = list(_stated(stated.updates))
    whole = words_in(tree)
    for dates in (_time_elements, _stamp_elements):
        if len(parts) < fewest:
            parts = list(_shown(dates(tree)))
            if 2 * sum(_words(texts) for _, texts in parts) < whole:
                parts = []
    if len(parts) < fewest:
        return None
    # The first line is the date of the whole; it tells it from that of the first update.
    lines = [f"Published {published or min(day for day, _ in parts)}"]
    for day, texts in parts:
        lines.extend((day, *texts))
    return "\n\n".join(lines)


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _stated(updates: Sequence[Update]) -> Iterator[Part]:
    for update in updates:
        headline = [update.headline] if update.headline else []
        yield update.published, [*headline, *update.paragraphs]


def _time_elements(tree: Element) -> dict[Element, str]:
    """The elements that hold a date for machines, with their days."""
    days = ((one, page_date(one.get("datetime"))) for one in tree.iter("time"))
    return {element: day for element, day in days if day}


def _stamp_elements(tree: Element) -> dict[Element, str]:
    """The innermost elements whose whole text is a date, with their days."""
    found = {}
    for element in tree.iter("span", "p", "div", "a", "h2", "h3", "h4", "b", "strong", "small"):
        if len(element):
            continue
        text = content_of(element)
        stated = stated_dates(text) if 0 < len(text.split()) <= _LONGEST_STAMP else ()
        if stated and len(stated[0].value) == len("YYYY-MM-DD"):
            found[element] = stated[0].value
    return found


def _shown(dates: dict[Element, str]) -> Iterator[Part]:
    """The updates that a page shows, each with a date of its own."""
    counts: dict[Element, int] = {}
    for date in dates:
        for outer in date.iterancestors():
            counts[outer] = counts.get(outer, 0) + 1
    for date, day in dates.items():
        part = None
        for outer in date.iterancestors():
            if counts[outer] > 1:
                break
            part = outer
        if part is None:
            continue
        date.drop_tree()
        lines = [line.text for line in visible_lines(part)]
        if lines:
            yield day, lines
