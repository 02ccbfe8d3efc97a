"""Bytes -> text, or a clear error: what is no text is named, what is broken is pointed at."""

from __future__ import annotations

import codecs

from kg.errors import SourceError

_BINARY = (
    (b"%PDF-", "a PDF document", "convert it with pdftotext"),
    (b"{\\rtf", "a Rich Text document", "save it as plain text"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"\x89PNG", "a PNG picture", "remove it"),
    (b"\xff\xd8\xff", "a JPEG picture", "remove it"),
    (b"GIF8", "a GIF picture", "remove it"),
    (b"RIFF", "a picture, sound or film", "remove it"),
    (b"\x7fELF", "a program", "remove it"),
)
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def refuse_binary(source: str, content: bytes) -> None:
    """Raise `SourceError` for content that is no text in an encoding based on ASCII.

    Raises:
        SourceError: The file is empty, in UTF-16 or UTF-32, or of a known or unknown binary kind.
    """
    if not content.strip():
        raise SourceError(source, "the file is empty; remove it or fill it")
    for signature, kind, remedy in _BINARY:
        if content.startswith(signature):
            raise SourceError(source, f"the file is {kind}, not text; {remedy}")
    if content.startswith(_WIDE):
        raise SourceError(source, "the text is in UTF-16 or UTF-32; save it as UTF-8")
    offset = content.find(b"\0")
    if offset >= 0:
        problem = f"the file is binary (a NUL at byte {offset}), not text; remove it, or convert it"
        raise SourceError(source, f"{problem} to UTF-8 text")


def decode_utf8(source: str, content: bytes) -> str:
    """The content as text, unchanged: line ends and a byte order mark stay.

    Raises:
        SourceError: As `refuse_binary`, or the content is not valid UTF-8.
    """
    refuse_binary(source, content)
    text = _decode(source, content, "utf-8")
    if not text.strip().strip(_INVISIBLE):
        raise SourceError(source, "the file is empty; remove it or fill it")
    return text


def decode_declared(source: str, content: bytes, encoding: str | None) -> str:
    """The content as text in the encoding that it declares, UTF-8 if it declares none.

    ``iso-8859-1`` and ``ascii`` are read as windows-1252, as browsers do (WHATWG Encoding).

    Raises:
        SourceError: As `refuse_binary`; the encoding is unknown, or the content is not in it.
    """
    refuse_binary(source, content)
    if content.startswith(codecs.BOM_UTF8):
        return _decode(source, content[len(codecs.BOM_UTF8) :], "utf-8")
    try:
        name = codecs.lookup(encoding or "utf-8").name
        return _decode(source, content, "cp1252" if name in ("iso8859-1", "ascii") else name)
    except LookupError:
        problem = f"the declared encoding {encoding!r} is unknown; save the page as UTF-8"
        raise SourceError(source, problem) from None


def _decode(source: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        shown = content[error.start : error.start + 1].hex()
        problem = f"not valid {encoding.upper()} at byte {error.start} (0x{shown})"
        raise SourceError(source, f"{problem}; convert the file to UTF-8") from None
    except UnicodeError:
        problem = f"not valid {encoding.upper()}; convert the file to UTF-8"
        raise SourceError(source, problem) from None
