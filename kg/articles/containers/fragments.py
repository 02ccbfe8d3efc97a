"""Markup that stands in a field of a feed or record -> plain text, a paragraph per block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from lxml import html
from lxml.etree import ParserError

from kg.articles.furniture import Furniture, furniture

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|figure|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo cite code data del em font i ins kbd mark q s samp small span strong sub"
        " sup time u var",
    )
)
_SILENT = frozenset(
    re.findall(r"\w+", "button figcaption form iframe noscript script style svg template")
)


_ENDS = (".", "!", "?", "”", "’", '"')
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*\s+(?=\S)")


class _Node(Protocol):
    tag: object
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[_Node]: ...


def is_markup(text: str) -> bool:
    """Whether a text is written in HTML."""
    return bool(_TAG.search(text) or (_ENTITY.search(text) and "<" not in text))


def text_of_markup(markup: str) -> str:
    """The words of a fragment of HTML, an empty line between blocks; no script, no captions."""
    try:
        root = html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (ParserError, ValueError):
        return ""
    blocks = "".join(_pieces(root)).split("\n")
    return "\n\n".join(line for block in blocks if (line := " ".join(block.split())))


def without_pointer(text: str) -> str:
    """The text of an entry without what leads from its end to the page: "Read more"."""
    while text:
        start = max(text.rfind("\n\n") + 2 if "\n\n" in text else 0, _last_sentence(text))
        last = text[start:]
        if start == 0 or last.endswith(_ENDS) or not _is_pointer(last):
            break
        text = text[:start].rstrip()
    return text


def _last_sentence(text: str) -> int:
    """Where what follows the last end of a sentence begins."""
    ends = list(_SENTENCE_END.finditer(text))
    return ends[-1].end() if ends else 0


def _is_pointer(text: str) -> bool:
    words = text.strip(" []()→»>…")
    return any(map(str.isalpha, words)) and furniture(words) in (Furniture.PLAIN, Furniture.LINKS)


def _pieces(root: _Node) -> Iterator[str]:
    """The text of an element in reading order, a line end around whatever is no inline element."""
    # A stack of its own: elements may be nested deeper than Python's.
    waiting: list[_Node | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        block = node.tag not in _INLINE
        after = ("\n" if block else "") + _spaced(node.tail if node is not root else "")
        if not isinstance(node.tag, str) or node.tag in _SILENT:
            yield after
            continue
        yield ("\n" if block else "") + _spaced(node.text)
        waiting.append(after)
        waiting.extend(reversed(list(node)))


def _spaced(text: str | None) -> str:
    """Text whose line ends are spaces, as browsers show it."""
    return re.sub(r"\s", " ", text or "")
