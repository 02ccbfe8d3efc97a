"""Live blogs: their updates with the days on which they were written.

The stored text of a live blog has a line with the day above each update, so that
`kg.articles.entries` gives its paragraphs that date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.articles.page_json_ld import Update
from kg.articles.page_lines import visible_lines
from kg.articles.page_tree import Element
from kg.articles.page_values import page_date

_FEWEST = 3
"""Dated parts that make a live blog; one or two are an article and its change."""


def live_text(tree: Element, updates: Sequence[Update], published: str | None) -> str | None:
    """The text of a live blog; None where the page holds no dated updates."""
    parts = list(_stated(updates)) if len(updates) >= _FEWEST else list(_shown(tree))
    if len({day for day, _ in parts}) < 1 or len(parts) < _FEWEST:
        return None
    # The first line is the date of the whole; it tells it from that of the first update.
    lines = [f"Published {published or min(day for day, _ in parts)}"]
    for day, texts in parts:
        lines.extend((day, *texts))
    return "\n\n".join(lines)


def _stated(updates: Sequence[Update]) -> Iterator[tuple[str, list[str]]]:
    for update in updates:
        headline = [update.headline] if update.headline else []
        yield update.published, [*headline, *update.paragraphs]


def _shown(tree: Element) -> Iterator[tuple[str, list[str]]]:
    """The updates that a page shows, each with a time element of its own."""
    times = [one for one in tree.iter("time") if page_date(one.get("datetime"))]
    for time in times:
        part = _part(time, times)
        if part is not None:
            lines = [
                line.text
                for line in visible_lines(part)
                if time not in line.elements and not _holds(line.elements, time)
            ]
            if lines:
                yield page_date(time.get("datetime")) or "", lines


def _part(time: Element, times: Sequence[Element]) -> Element | None:
    """The largest element around a time that holds no other, if it has siblings of its kind."""
    part = None
    for outer in time.iterancestors():
        if sum(1 for one in outer.iter("time") if one in times) > 1:
            break
        part = outer
    if part is None or part.getparent() is None:
        return None
    return part


def _holds(elements: Sequence[Element], time: Element) -> bool:
    return any(time in list(element.iter("time")) for element in elements)
