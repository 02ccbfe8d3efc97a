"""Source -> `Article`: the one entrance to the readers."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.articles.blocks import blocks_of
from kg.articles.dates import name_date
from kg.articles.languages import check_language
from kg.articles.layout import Layout, lay_out
from kg.articles.metadata import Metadata, read_metadata
from kg.articles.readers import FORMATS, file_label, file_source
from kg.articles.reading_limits import MAXIMUM_BYTES, MAXIMUM_PARAGRAPH, MAXIMUM_TEXT
from kg.articles.source import Source
from kg.errors import SourceError
from kg.records import Article

_ID_DIGITS = 16


def read_article(source: Source | Path) -> Article:
    """Read the article of a source, or of a file that holds one.

    Fields that the source does not state are None; the day of publication may stand in the name of
    its file (or of the entry in it) instead. The stored text is the content of a text file
    as it is, or the text read out of a page or of an entry.

    Raises:
        SourceError: The source is missing, unreadable, empty, binary, in an unknown encoding,
            larger than `MAXIMUM_BYTES`, holds nothing but page furniture, is not in English, or has
            a text or a paragraph longer than `MAXIMUM_TEXT` and `MAXIMUM_PARAGRAPH`; or no reader
            knows its suffix.
    """
    if isinstance(source, Path):
        source = file_source(source)
    if source.stored is not None:
        return source.stored
    name = source.shown
    reader = FORMATS[source.format].read
    if reader is None:
        problem = "this file holds several articles; read one of them"
        raise SourceError(name, f"{problem} by its name ({name}#...)")
    content = source.content
    if content is None:
        if source.path is None or source.key is not None:
            raise SourceError(name, "it is gone: the file changed while it was read; build again")
        content = read_bytes(source.path, name)
    digest = hashlib.sha256(content).hexdigest()
    reading = reader(name, content, source.charset)
    text = reading.text
    if len(text) > MAXIMUM_TEXT:
        problem = f"the text has {len(text):,} characters, more than {MAXIMUM_TEXT:,}"
        raise SourceError(name, f"{problem}; split it into one file per article")
    layout = lay_out(text)
    _check_content(name, text, layout)
    metadata = read_metadata(text, layout, reading.metadata.or_else(Metadata(url=source.address)))
    note = check_language(name, text, layout, metadata.language)
    return Article(
        id=digest[:_ID_DIGITS],
        file_name=file_label(source.name),
        title=metadata.title,
        published=metadata.published or _named_day(source),
        publisher=metadata.publisher,
        author=metadata.author,
        url=metadata.url,
        language=metadata.language,
        sha256=digest,
        text=text,
        notes=tuple(sorted({*metadata.notes, *filter(None, (source.note, note))})),
    )


def _named_day(source: Source) -> str | None:
    return None if source.address else name_date(source.key or Path(source.name).name)


def read_bytes(source: Path, name: str) -> bytes:
    """The bytes of a file that holds one article.

    Raises:
        SourceError: It is missing, unreadable, no file, or larger than `MAXIMUM_BYTES`.
    """
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
