"""Source -> `Article`: the one entrance to the readers."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from kg.articles.blocks import blocks_of
from kg.articles.languages import check_language
from kg.articles.layout import Layout, lay_out
from kg.articles.metadata import read_metadata
from kg.articles.readers import reader_for
from kg.errors import SourceError
from kg.records import Article

MAXIMUM_BYTES = 20_000_000
"""A source may not be larger; pages carry much that is no text."""
MAXIMUM_TEXT = 2**20
"""Characters that a stored text may have; a novel has as many."""
MAXIMUM_PARAGRAPH = 100_000
"""Characters that one block may have: no parser takes a longer paragraph in reasonable time."""
_ID_DIGITS = 16


def read_article(source: Path) -> Article:
    """Read the article in a file.

    Fields that the source does not state are None. The stored text is the content of a text file
    as it is, or the text read out of a page.

    Raises:
        SourceError: The file is missing, unreadable, empty, binary, not UTF-8, larger than
            `MAXIMUM_BYTES`, holds nothing but page furniture, is not in English, or has a text or a
            paragraph longer than `MAXIMUM_TEXT` and `MAXIMUM_PARAGRAPH`; or no reader knows its
            suffix.
    """
    name = printable(source)
    reader = reader_for(name, source.suffix)
    content = _bytes(source, name)
    digest = hashlib.sha256(content).hexdigest()
    reading = reader(name, content)
    text = reading.text
    if len(text) > MAXIMUM_TEXT:
        problem = f"the text has {len(text):,} characters, more than {MAXIMUM_TEXT:,}"
        raise SourceError(name, f"{problem}; split it into one file per article")
    layout = lay_out(text)
    _check_content(name, text, layout)
    metadata = read_metadata(text, layout, reading.metadata)
    check_language(name, text, layout, metadata.language)
    return Article(
        id=digest[:_ID_DIGITS],
        file_name=printable(Path(source.name)),
        title=metadata.title,
        published=metadata.published,
        publisher=metadata.publisher,
        author=metadata.author,
        url=metadata.url,
        language=metadata.language,
        sha256=digest,
        text=text,
    )


def _bytes(source: Path, name: str) -> bytes:
    try:
        # A pipe or a device would keep the reader waiting for ever.
        if source.exists() and not (source.is_file() or source.is_dir()):
            raise SourceError(name, "a pipe or device, not a file; save the article to a file")
        with source.open("rb") as file:
            content = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise source_error(name, error) from None
    if len(content) > MAXIMUM_BYTES:
        problem = f"the file is larger than {MAXIMUM_BYTES:,} bytes"
        raise SourceError(name, f"{problem}; split it into one file per article")
    return content


def source_error(name: str, error: OSError) -> SourceError:
    """The error of the operating system in words that say what to do."""
    if isinstance(error, FileNotFoundError):
        problem = "no such file or folder; check the spelling of the path"
    elif isinstance(error, IsADirectoryError):
        problem = "this is a folder; name the files in it"
    elif isinstance(error, PermissionError):
        problem = "permission denied; make the file readable for this user"
    else:
        reason = error.strerror or type(error).__name__
        problem = f"cannot be read ({reason}); check the file and its disk"
    return SourceError(name, problem)


def _check_content(name: str, text: str, layout: Layout) -> None:
    blocks = blocks_of(text, layout)
    if not blocks:
        problem = "no article text found (nothing but page furniture: navigation, dates, forms)"
        raise SourceError(name, f"{problem}; put the article's text into the file, or remove it")
    longest = max(blocks, key=lambda block: block.end - block.start)
    length = longest.end - longest.start
    if length > MAXIMUM_PARAGRAPH:
        problem = f"a paragraph of {length:,} characters begins at character {longest.start:,}"
        limit = f"the longest that can be read has {MAXIMUM_PARAGRAPH:,}"
        raise SourceError(name, f"{problem}, {limit}; break it into lines")


def printable(path: Path) -> str:
    """The path as text that can be printed and stored, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")
