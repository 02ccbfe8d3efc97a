"""CSV and TSV: each row is an article, the first row says what the columns are."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import BinaryIO

from kg.articles.alphabets import other_encoding
from kg.articles.containers.items import BrokenItem, Fields, Items, has_field, record
from kg.articles.decoding import encoding_note
from kg.articles.reading_limits import MAXIMUM_BYTES
from kg.errors import SourceError

_SAMPLE = 65_536
_DELIMITERS = ",;\t|"
_SHOWN, _LONGEST_SHOWN = 4, 30
"""Columns of an unknown header that are shown, and characters of each."""


def table_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    """The rows of a table as articles.

    Raises:
        SourceError: it has no header of columns that are known, no other row, or is not in the
            encoding that it looks to be in.
    """
    sample = file.read(_SAMPLE)
    file.seek(0)
    encoding = _encoding(sample)
    lines = io.TextIOWrapper(file, encoding=encoding, newline="")
    csv.field_size_limit(min(MAXIMUM_BYTES, sys.maxsize))
    start = sample.decode(encoding, "replace")
    note = None if encoding.startswith("utf") else encoding_note(encoding, start)
    reader = csv.reader(lines, _dialect(start))
    try:
        header = next(reader, None)
        if not header or not any(name.strip() for name in header):
            problem = "no header; the first row must name the columns (title, date, text ...)"
            raise SourceError(source, problem)
        _refuse_unknown(source, header, mapping)
        empty = True
        for item in _rows(reader, header, mapping):
            empty = False
            yield item if isinstance(item, BrokenItem) else replace(item, note=note)
        if empty:
            problem = "row 1 was taken for the header, and no other row follows"
            raise SourceError(source, f"{problem}; add the articles, or remove the file")
    except csv.Error as error:
        raise SourceError(source, f"not valid CSV ({error}); mend its first line") from None
    except UnicodeDecodeError as error:
        problem = f"not valid {encoding.upper()} ({error.reason}); convert the file to UTF-8"
        yield BrokenItem(f"line={reader.line_num + 1}", f"{problem}; what follows was not read")
    finally:
        lines.detach()


def _refuse_unknown(source: str, header: Sequence[str], mapping: Fields) -> None:
    """Refuses a table of which no column is known.

    Raises:
        SourceError: with what was taken for the header.
    """
    if has_field(header, mapping):
        return
    names = ", ".join(shorten(" ".join(name.split()), _LONGEST_SHOWN) for name in header[:_SHOWN])
    names += ", ..." if len(header) > _SHOWN else ""
    raise SourceError(
        source,
        f"row 1 was taken for the header, and none of its columns ({names}) is known; put a row "
        "above it that names them (title, date, text ...), or say in kg.yaml what is called how: "
        "fields: {text: NAME}",
    )


def _rows(reader: Iterator[list[str]], header: list[str], mapping: Fields) -> Items:
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            # The next row begins on the next line.
            yield BrokenItem(f"row={number}", f"not valid CSV ({error}); mend that row")
            continue
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            problem = f"{len(row)} cells where the header has {len(header)}; quote the text"
            yield BrokenItem(f"row={number}", problem)
            continue
        yield record(dict(zip(header, row, strict=False)), mapping, f"row={number}")


def _encoding(sample: bytes) -> str:
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return other_encoding(sample) or "cp1252"
    return "utf-8"


def _dialect(sample: str) -> type[csv.Dialect]:
    """How the cells are kept apart; as in RFC 4180 where the header does not tell otherwise."""
    header = sample.splitlines()[0] if sample else ""

    class Stated(csv.excel):
        delimiter = max(_DELIMITERS, key=header.count) if header else ","
        strict = True

    return Stated
