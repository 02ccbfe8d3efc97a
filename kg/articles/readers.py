"""The registry of readers: file suffix -> how to read the text and metadata out of the bytes.

A reader takes the source's name (for messages) and its bytes and gives a `Reading`. To add a
format, write a module with such a function and name its suffixes in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.articles.decoding import decode_text
from kg.articles.metadata import Metadata
from kg.errors import SourceError

_LONGEST_HEAD = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of an article, to be stored, and what the format states beside it."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)


Reader = Callable[[str, bytes], Reading]


def read_plain(source: str, content: bytes) -> Reading:
    """Plain text and Markdown: the stored text is the content.

    Raises:
        SourceError: The content is no UTF-8 text, or is a web page.
    """
    text = decode_text(source, content).text
    head = text[:_LONGEST_HEAD].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html")):
        raise SourceError(source, "the file is a web page; rename it so that it ends in .html")
    return Reading(text)


def _read_html(source: str, content: bytes) -> Reading:
    # Its libraries take longer to import than all the rest, and most sources are no pages.
    from kg.articles.page import read_page

    return Reading(*read_page(source, content))


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "": read_plain,
        ".txt": read_plain,
        ".text": read_plain,
        ".md": read_plain,
        ".markdown": read_plain,
        ".html": _read_html,
        ".htm": _read_html,
    }
)
"""By lower-case suffix. The empty one is for files that are named on their own; folders are
searched for the others."""


def known_suffixes() -> tuple[str, ...]:
    """The suffixes of the files that a folder is searched for."""
    return tuple(sorted(suffix for suffix in READERS if suffix))


def reader_for(source: str, suffix: str) -> Reader:
    """The reader of a suffix.

    Raises:
        SourceError: No reader takes files with that suffix.
    """
    reader = READERS.get(suffix.lower())
    if reader is None:
        known = ", ".join(known_suffixes())
        problem = f"no reader for files that end in {suffix}; known are {known}"
        raise SourceError(source, f"{problem}: convert or rename the file")
    return reader
