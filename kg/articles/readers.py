"""The registry of formats: which reader takes what.

A reader takes the source's name (for messages), its bytes and the encoding that a server stated,
and gives a `Reading`. A format whose files hold many articles has ``items`` instead, which gives
them one by one. To add a format, write a module with such a function and an entry in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import BinaryIO

from kg.articles.containers.items import Fields, Items, read_record
from kg.articles.decoding import decode_text
from kg.articles.metadata import Metadata
from kg.articles.source import Source, is_address, item_name, printable, source_name
from kg.errors import SourceError

_LONGEST_HEAD = 1000
_COMPRESSED = ".gz"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of an article, to be stored, and what the format states beside it."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)


Reader = Callable[[str, bytes, str | None], Reading]
ItemReader = Callable[[str, BinaryIO, Fields], Items]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the suffixes of its files, and what reads them."""

    suffixes: tuple[str, ...] = ()
    read: Reader | None = None
    items: ItemReader | None = None


def read_plain(source: str, content: bytes, charset: str | None = None) -> Reading:
    """Plain text and Markdown: the stored text is the content.

    Raises:
        SourceError: The content is no UTF-8 text, or is a web page.
    """
    decoded = decode_text(source, content, charset)
    if is_page(decoded.text):
        raise SourceError(source, "the file is a web page; rename it so that it ends in .html")
    notes = (decoded.note,) if decoded.note else ()
    return Reading(decoded.text, Metadata(notes=notes))


def is_page(text: str) -> bool:
    """Whether a text begins as a web page does."""
    head = text[:_LONGEST_HEAD].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html"))


# Their libraries take longer to import than all the rest, and most sources are plain text.


def _read_html(source: str, content: bytes, charset: str | None) -> Reading:
    from kg.articles.pages.page import read_page

    return Reading(*read_page(source, content, charset))


def _feed_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    from kg.articles.containers.feeds import feed_items

    return feed_items(source, file, mapping)


def _json_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    from kg.articles.containers.json_items import json_items

    return json_items(source, file, mapping)


def _line_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    from kg.articles.containers.json_items import line_items

    return line_items(source, file, mapping)


def _table_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    from kg.articles.containers.tables import table_items

    return table_items(source, file, mapping)


def _archive_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    from kg.articles.containers.archives import archive_items

    return archive_items(source, file, mapping)


def _read_record(source: str, content: bytes, charset: str | None) -> Reading:
    return Reading(*read_record(source, content, charset))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format((".txt", ".text", ".md", ".markdown"), read_plain),
        "html": Format((".html", ".htm", ".xhtml"), _read_html),
        "feed": Format((".rss", ".atom", ".xml"), items=_feed_items),
        "json": Format((".json",), items=_json_items),
        "jsonl": Format((".jsonl", ".ndjson"), items=_line_items),
        "csv": Format((".csv", ".tsv"), items=_table_items),
        "warc": Format((".warc",), items=_archive_items),
        "record": Format(read=_read_record),
    }
)
"""By name, as ``--reader`` takes it; ``record`` is an entry of a feed, a table or JSON."""

_BY_SUFFIX = {suffix: name for name, each in FORMATS.items() for suffix in each.suffixes}


def known_suffixes() -> tuple[str, ...]:
    """The suffixes of the files that a folder is searched for."""
    return tuple(sorted(_BY_SUFFIX))


def suffix_of(path: PurePath) -> str:
    """The suffix that tells the format of a file: ``.warc`` for ``crawl.warc.gz``."""
    name = path.name.lower()
    stem = name.removesuffix(_COMPRESSED)
    return Path(stem).suffix if stem == name or _holds_items(Path(stem)) else _COMPRESSED


def _holds_items(path: PurePath) -> bool:
    """Whether a file's name says that it holds several articles."""
    suffix = Path(path.name.lower().removesuffix(_COMPRESSED)).suffix
    return suffix in _BY_SUFFIX and FORMATS[_BY_SUFFIX[suffix]].items is not None


def format_of(name: str, path: PurePath) -> str:
    """The name of the format of a file; plain text where it has no suffix.

    Raises:
        SourceError: No reader takes files with that suffix.
    """
    suffix = suffix_of(path)
    if not suffix:
        return "text"
    if suffix not in _BY_SUFFIX:
        problem = f"no reader for files that end in {path.suffix}"
        known = ", ".join(known_suffixes())
        remedy = "convert or rename the file"
        raise SourceError(name, f"{problem}; known are {known}: {remedy}")
    return _BY_SUFFIX[suffix]


def file_source(path: Path, format_name: str | None = None) -> Source:
    """The source that a file is.

    Raises:
        SourceError: No reader takes files with that suffix, and no format is given.
    """
    shown = printable(path)
    return Source(source_name(path), shown, format_name or format_of(shown, path), path)


def split_name(name: str) -> tuple[str, str | None]:
    """The file, or the address, that a source lies in, and its key there if that holds several."""
    position = name.find("#")
    while position >= 0:
        if _holds_items(Path(name[:position])):
            return name[:position], name[position + 1 :]
        position = name.find("#", position + 1)
    return name, None


def file_label(name: str) -> str:
    """What an article without a title is called: the name of its file, and its key there."""
    if is_address(name):
        return printable(name)
    container, key = split_name(name)
    label = container.rpartition("/")[2]
    return printable(label if key is None else item_name(label, key))
