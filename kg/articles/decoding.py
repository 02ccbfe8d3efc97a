"""Bytes -> text, or a clear error: what is no text is named, what is broken is pointed at.

For a page the order is that of the WHATWG: the byte order mark, what HTTP stated, what the page
declares, and then what the bytes look like. Plain text declares nothing: it is UTF-8, and another
encoding only where it is certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.articles.alphabets import other_encoding
from kg.articles.charsets import (
    LATIN,
    codec_of,
    guess,
    implausible,
    is_utf8,
    latin,
    marked,
    without_mark,
)
from kg.articles.source import is_address
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
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\ufffd\0"
_MOST_BROKEN = 0.02
"""The share of characters that may be broken in a page that is UTF-8 otherwise."""
_NAMES = {
    "iso8859-2": "ISO-8859-2",
    "iso8859-15": "ISO-8859-15",
    "cp1250": "windows-1250",
    "cp1254": "windows-1254",
    "cp1257": "windows-1257",
    "cp1252": "windows-1252",
    "cp932": "Shift_JIS",
    "cp949": "EUC-KR",
    "cp1251": "windows-1251",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and what a reader should know of how it came about; None for plain UTF-8."""

    text: str
    note: str | None = None


def decode_text(source: str, content: bytes, charset: str | None = None) -> Decoded:
    """Plain text, unchanged: line ends stay, and so does the byte order mark of UTF-8.

    ``charset`` is one that was stated beside the content, by HTTP for example.

    Raises:
        SourceError: The content is empty, binary, or text in an encoding that is not certain.
    """
    _refuse_binary(source, content)
    codec = _wide(content)
    if codec:
        return _not_empty(source, Decoded(_decode(source, content, codec), _note(codec)))
    _refuse_nul(source, content)
    stated = codec_of(charset)
    if stated and stated != "utf-8" and not is_utf8(content, stated):
        return _not_empty(source, Decoded(_decode(source, content, stated), _note(stated)))
    try:
        return _not_empty(source, Decoded(content.decode("utf-8")))
    except UnicodeDecodeError:
        codec = _looked_at(content)
    text = _decode(source, content, codec or "utf-8")
    return Decoded(text, encoding_note(codec or "utf-8", text))


def decode_page(
    source: str, content: bytes, declared: str | None, charset: str | None = None
) -> Decoded:
    """The text of a page that declares an encoding, or none, and for which HTTP states one.

    Raises:
        SourceError: The content is empty, binary, or in none of these encodings.
    """
    _refuse_binary(source, content)
    codec = _wide(content)
    if codec:
        return Decoded(_decode(source, content, codec), _note(codec))
    mark = marked(content)
    if mark:
        content = content[mark[1] :]
    if codec_of(charset) in ("utf-16-le", "utf-16-be"):
        return Decoded(_decode(source, content, codec_of(charset) or ""))
    _refuse_nul(source, content)
    stated = "utf-8" if mark else codec_of(charset) or codec_of(declared)
    if stated in ("utf-16-le", "utf-16-be"):
        # Who could read this declaration, in ASCII, was not reading UTF-16.
        stated = None
    if stated in (None, "utf-8") or is_utf8(content, stated):
        return _utf8_page(content, stated, declared)
    try:
        return Decoded(content.decode(stated or "utf-8"))
    except UnicodeDecodeError as error:
        broken = _named(stated or "utf-8")
        text = content.decode(stated or "utf-8", "replace")
        if text.count("\ufffd") > _MOST_BROKEN * len(text):
            problem = f"not valid {broken} at byte {error.start} (0x{content[error.start]:02x})"
            raise SourceError(source, f"{problem}; convert the file to UTF-8") from None
        return Decoded(text, f"characters that are not valid {broken} are read as \ufffd")


def _utf8_page(content: bytes, stated: str | None, declared: str | None) -> Decoded:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _broken_page(content)
    if declared and codec_of(declared) not in (None, "utf-8") and stated not in (None, "utf-8"):
        return Decoded(text, f"read as UTF-8, which it is, though it declares {declared}")
    return Decoded(text)


def _broken_page(content: bytes) -> Decoded:
    """A page that is not UTF-8 and states nothing else that is true."""
    text = content.decode("utf-8", "replace")
    beyond = sum(1 for character in text if ord(character) > 127)
    broken = text.count("\ufffd")
    if broken <= _MOST_BROKEN * len(text) and 2 * broken <= beyond - broken:
        return Decoded(text, "characters that are not valid UTF-8 are read as \ufffd")
    codec = _looked_at(content) or "cp1252"
    text = content.decode(codec, "replace")
    return Decoded(text, encoding_note(codec, text))


def _looked_at(content: bytes) -> str | None:
    """The codec that bytes look to be in; None where none is likely."""
    codec = other_encoding(content) or latin(content)
    if codec is None or implausible(content.decode(codec, "replace")):
        return guess(content) or codec
    return codec


def _refuse_binary(source: str, content: bytes) -> None:
    if not content.strip():
        raise _empty(source)
    for signature, kind, remedy in _BINARY:
        if content.startswith(signature):
            raise SourceError(source, f"the file is {kind}, not text; {remedy}")


def _refuse_nul(source: str, content: bytes) -> None:
    offset = content.find(b"\0")
    if offset >= 0:
        problem = f"the file is binary (a NUL at byte {offset}), not text; remove it, or convert it"
        raise SourceError(source, f"{problem} to UTF-8 text")


def _wide(content: bytes) -> str | None:
    """The codec of text in UTF-16 or UTF-32."""
    mark = marked(content)
    if mark and mark[0] != "utf-8":
        return "utf-32" if mark[0].startswith("utf-32") else "utf-16"
    return None if mark else without_mark(content)


def _decode(source: str, content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        place = f"at byte {error.start} (0x{content[error.start : error.start + 1].hex()})"
        problem = f"not valid {_named(codec)} {place}; convert the file to UTF-8"
        raise SourceError(source, problem) from None


def _not_empty(source: str, decoded: Decoded) -> Decoded:
    if not decoded.text.strip().strip(_INVISIBLE):
        raise _empty(source)
    return decoded


def _empty(source: str) -> SourceError:
    if is_address(source):
        return SourceError(source, "there is nothing on this page; fetch it again, or leave it out")
    return SourceError(source, "the file is empty; remove it or fill it")


def _named(codec: str) -> str:
    return _NAMES.get(codec, codec.upper())


def encoding_note(codec: str, text: str) -> str:
    """What a person should know of a text that was decoded by what its bytes look like."""
    strange = implausible(text) if codec in LATIN else None
    doubt = f"a guess that may be wrong: it has “{strange}”" if strange else "guessed"
    garbled = "that is" if strange else "names are"
    remedy = f"if {garbled} garbled, convert the file to UTF-8 and build again"
    return f"read as {_named(codec)}, {doubt}; {remedy}"


def _note(codec: str) -> str:
    return f"read as {_named(codec)}: its bytes are not UTF-8"
