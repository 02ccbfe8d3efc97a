"""What one entry of a list of sources says: the title and the address of the cited source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.articles.lines import trim

ADDRESS = re.compile(r"https?://[^\s<>\[\]\"“”]{4,2000}", re.IGNORECASE)
_LINK = re.compile(
    r"\[(?P<words>[^\[\]]{1,300})\]\(\s{0,3}<?(?P<address>https?://[^\s()<>]{4,2000})"
)
_QUOTED = re.compile(r"[\"“«](?P<title>[^\"“”«»]{4,300})[\"”»]|'(?P<single>[^']{8,300})'\s*\)?\Z")
_LEADING = re.compile(r"(?:[\^↑](?:\s+[a-z](?=\s))*\s+)?")
_EDGES = " \t\r\n-–—|:;,.*_<>()[]↩\ufe0e"
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class ListedSource:
    """An entry: ``text[start:end]`` are its words, without the ``label`` that marks cite.

    ``title`` and ``url`` are None where the entry does not say them.
    """

    label: str
    start: int
    end: int
    title: str | None
    url: str | None


def listed_source(text: str, label: str, start: int, end: int) -> ListedSource:
    """Read the entry whose words stand from ``start`` to ``end``."""
    start, end = trim(text, _skip_arrow(text, start, end), end)
    words = text[start:end]
    link = _LINK.search(words)
    address = ADDRESS.search(words)
    url = link["address"] if link else _whole(address[0]) if address else None
    title = link["words"] if link and not link["words"].isdigit() else _title(words)
    return ListedSource(label, start, end, title, url)


def _skip_arrow(text: str, start: int, end: int) -> int:
    """Where the words begin behind the arrow back to the mark: ``^ a b Title``."""
    leading = _LEADING.match(text, start, end)
    return leading.end() if leading else start


def _whole(address: str) -> str:
    """The address without the marks that end a sentence or close the brackets around it."""
    address = address.rstrip(".,;:!?'*_")
    while address.endswith(")") and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(".,;:!?'")
    return address


def _title(words: str) -> str | None:
    """What is quoted, else the words without addresses."""
    quoted = _QUOTED.search(words)
    found = (quoted["title"] or quoted["single"]) if quoted else ADDRESS.sub(" ", words)
    title = " ".join(found.split()).strip(_EDGES)
    worded = any(character.isalpha() for character in title)
    return title if worded and len(title) <= _LONGEST_TITLE else None
