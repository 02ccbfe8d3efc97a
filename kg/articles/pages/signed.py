"""The name below an article that signs it, as sites in Asia and old pages have it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.articles.furniture import furniture
from kg.articles.headings import ends_sentence
from kg.articles.pages.lines import PageLine
from kg.articles.pages.sizes import PROSE_WORDS
from kg.articles.pages.tree import Element
from kg.articles.pages.values import names_role
from kg.articles.statements import author_name, read_statements

_FEWEST_WORDS, _MOST_WORDS = 2, 4
_DASH = re.compile(r"\A\s*[-–—―]{1,2}\s*")
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_OUTER, _BELOW = 2, 3
"""Elements around a line that may set it to the right, and lines below it."""
_QUOTATIONS = frozenset(("blockquote", "q", "cite"))
_QUOTES = ("'", '"', "“", "”", "‘", "’")


def signed(lines: Sequence[PageLine]) -> str | None:
    """The name in a line of its own after the last prose: a byline, to the right or after a dash.

    Below a quotation it is the name of whoever is quoted.
    """
    for place, (above, line) in enumerate(pairwise(lines)):
        if len(line.text.split()) > _MOST_WORDS + 1 or not _is_prose(above.text):
            continue
        is_quoted = above.text.endswith(_QUOTES) and above.text.startswith(_QUOTES)
        if is_quoted or _is_in_quotation(above) or _is_in_quotation(line):
            continue
        if any(_is_prose(below.text) for below in lines[place + 2 : place + 2 + _BELOW]):
            continue
        for statement in read_statements(line.text):
            if statement.field == "author" and _is_name(statement.value):
                return statement.value
        dash = _DASH.match(line.text)
        if dash or _is_right(line.elements[0]):
            name = line.text[dash.end() if dash else 0 :].strip(" .()[]")
            if _is_name(name):
                return name
    return None


def _is_in_quotation(line: PageLine) -> bool:
    element = line.elements[0]
    return any(one.tag in _QUOTATIONS for one in (element, *element.iterancestors()))


def _is_prose(text: str) -> bool:
    return len(text.split()) >= PROSE_WORDS and ends_sentence(text)


def _is_right(element: Element) -> bool:
    """Whether the words of an element stand at the right of the page."""
    around = [element, *element.iterancestors()][: _OUTER + 1]
    return any(
        one.get("align") == "right" or _RIGHT.search(one.get("style") or "") for one in around
    )


def _is_name(text: str) -> bool:
    is_short = _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS
    return (
        is_short
        and author_name(text) == text
        and not names_role(text)
        and furniture(text) is None
        and not any(sign.isdigit() or sign == ":" for sign in text)
    )
