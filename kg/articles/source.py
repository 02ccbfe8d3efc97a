"""A source: where one article lies, and what it is called there.

::

    /home/ann/news/talks.txt              a file
    /home/ann/news/export.csv#row=7       one article of a file that holds many
    https://news.example/talks            a page that was fetched
    stdin:9f86d081884c7d65                what was piped in
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from kg.records import Article

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """What one article is read from.

    ``name`` is what the journal calls it, ``shown`` what a person does. The bytes are ``content``
    or, without it, those of the file at ``path``; ``format`` names an entry of
    `kg.articles.readers.FORMATS`. Of several articles in a file of the format ``container``,
    ``key`` tells this one and ``sha256`` is the digest of its content. ``charset`` is the encoding
    that a server stated, ``address`` where the article was fetched, ``note`` what a person should
    know of how its bytes were read out of the container. ``stored`` is an article that was read
    before and whose source is out of reach: it is taken as it is.
    """

    name: str
    shown: str
    format: str
    path: Path | None = None
    container: str | None = None
    key: str | None = None
    content: bytes | None = None
    sha256: str | None = None
    charset: str | None = None
    address: str | None = None
    note: str | None = None
    stored: Article | None = None


def source_name(path: Path) -> str:
    """What the journal calls a file: its absolute path without links, however it was typed."""
    # Path.resolve would fail for a link that leads to itself.
    return Path(os.path.realpath(path)).as_posix()


def item_name(container: str, key: str) -> str:
    """What one article is called in a file, or at an address, that holds several."""
    return f"{container}#{key}"


def is_address(name: str) -> bool:
    """Whether a source is named by an http(s) address."""
    return _ADDRESS.match(name) is not None


def is_other_address(name: str) -> bool:
    """Whether a name is an address of another kind, such as ``ftp://``, that is not fetched."""
    return _OTHER_ADDRESS.match(name) is not None


def printable(path: Path | str) -> str:
    """A path as text that can be printed and stored, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")
