"""Which line of a page is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.articles.pages.lines import PageLine
from kg.articles.pages.tree import HEADINGS
from kg.articles.pages.wording import bare

_SHORTEST_TITLE = 15
_TOP = 20
"""Lines at the top of a page, among which the name of its site stands."""
_HOME = re.compile(
    r"(?:https?:)?(?://[^/\s]{1,100})?(?:/|/?index\.[a-z]{3,5})?(?<!#)", re.IGNORECASE
)


def headline_place(
    lines: Sequence[PageLine], page_title: str | None, headlines: Sequence[str], site: str
) -> int | None:
    """Which line is the headline: what the markup says it is, or a heading in the page's title."""
    stated = {bare(headline) for headline in headlines}
    whole = " ".join(bare(title) for title in (page_title, *headlines) if title)
    shortest = max(_SHORTEST_TITLE, len(page_title or "") // 4)
    long = [one for one in stated if len(one) >= _SHORTEST_TITLE]
    best: tuple[bool, bool, bool, int, int, int] | None = None
    for number, line in enumerate(lines):
        text = bare(line.text)
        level = level_of(line)
        if text not in stated and _leads_home(line):
            continue
        if text in stated:
            rank = 3
        elif (len(text) >= shortest and text in whole) or (
            # Some sites show more of a headline than they state.
            level is not None and any(text.startswith(f"{one} ") for one in long)
        ):
            rank = 2
        elif level == 1 and text != site:
            rank = 1
        else:
            continue
        is_heading = (level == 1 and rank > 1, level is not None and rank > 1, not is_link(line))
        key = (*is_heading, rank, 7 - level if level else 0, len(text) if rank == 2 else 0)
        if best is None or key > best:
            best, place = key, number
    return place if best else None


def _leads_home(line: PageLine) -> bool:
    """Whether a line is a link to the front of the site: its name, not a headline."""
    return any(
        one.tag == "a" and _HOME.fullmatch(one.get("href") or "") is not None
        for element in line.elements[:1]
        for one in (element, *element.iterancestors("a"))
    )


def name_of_site(lines: Sequence[PageLine], page_title: str | None) -> str | None:
    """The name of the site: what leads to its front and stands in the page's title."""
    whole = f" {bare(page_title or '')} "
    for line in lines[:_TOP]:
        if _leads_home(line) and f" {bare(line.text)} " in whole:
            return line.text
    return None


def level_of(line: PageLine) -> int | None:
    """The level of the heading that a line is; None where it is none."""
    for element in line.elements[:1]:
        heading = (
            element if element.tag in HEADINGS else next(element.iterancestors(*HEADINGS), None)
        )
        if heading is not None:
            return int(heading.tag[1])
    return None


def is_link(line: PageLine) -> bool:
    """Whether a line, or part of it, is a link."""
    return any(
        one.tag == "a" for element in line.elements for one in (element, *element.iterancestors())
    )
