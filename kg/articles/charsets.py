"""Which encoding bytes are in: what they say themselves, what was declared, what they look like.

The names of encodings are those of the WHATWG Encoding standard, whose meaning browsers follow:
a page that declares ``iso-8859-1`` is in windows-1252. Python's codecs of the same names are
narrower, and some of Python's codecs (``base64``, ``rot13``) are no encodings of text at all.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 in front of UTF-16, whose mark begins as the other's does."""

_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "shift_jis-2004": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
"""Python's name of a codec -> the wider one that is meant by it on the web."""
_KNOWN = frozenset(
    (
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *(f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))),
        *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb18030", "big5hkscs"),
        *("euc_jp", "iso2022_jp", "utf-8", "utf-16-le", "utf-16-be"),
    )
)
_LABELS = {"x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "x-euc-jp": "euc_jp"}
"""Labels of the web that Python does not know."""
_MANY_BYTES = frozenset(("cp932", "cp949", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp"))
_GUESSES = ["cp1251", "koi8_r", "cp1253", "cp932", "euc_jp", "cp949", "gb18030", "big5"]
"""What undeclared text of another script may be in."""

_SURE_SEQUENCES = 3
"""So many characters of several bytes, all of them valid, are UTF-8 whatever was declared."""
_MOST_FOREIGN = 0.15
"""A Latin script has no larger share of letters beyond ASCII."""
LATIN = ("cp1252", "iso8859-15", "mac-roman")
_PROBE = 200_000
"""Bytes that are looked at to guess an encoding."""
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_EAST_ASIAN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"))
_FEWEST_FOREIGN = 8
"""Letters that tell which script it is."""
_MIXED_WORD = re.compile(r"[a-zA-Z](?=[^\x00-\x7f\W\d_])|[^\x00-\x7f\W\d_](?=[a-zA-Z])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LONG_RUN = re.compile(r"[^\x00-\x7f\W\d_]{4,}")
"""Letters beyond ASCII, as no word of a Latin script has one after the other."""
_BETWEEN = re.compile(r"[\s<>]+")
_LONGEST_PIECE = 30
_WORDS = "àÀóÓ"
"""Letters that are words by themselves, in names too."""
_INSIDE_WORDS = "’‘´–—-·\xad"
_SIGNS = "‘’“”„‹›«»–—•…·€£¥¢§©®™°±²³¼½ªº¡¿×÷µ†‰´\xa0\xad"


def marked(content: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark names, and the length of the mark."""
    return next(
        ((name, len(mark)) for mark, name in _MARKS if content.startswith(mark)),
        None,
    )


def codec_of(label: str | None) -> str | None:
    """Python's codec for a label of an encoding; None for no label and for an unknown one."""
    if not label:
        return None
    label = label.strip(" \t\r\n\f\"'").lower()
    try:
        name = _LABELS.get(label) or codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _KNOWN else None


def is_utf8(content: bytes, declared: str | None) -> bool:
    """Whether bytes are UTF-8 although something else was declared.

    Text in an encoding of single bytes is hardly ever valid UTF-8 by chance; a few characters of
    an encoding of several bytes may be.
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    sequences = sum(1 for _ in islice(_SEQUENCE.finditer(content), _SURE_SEQUENCES))
    return sequences >= (_SURE_SEQUENCES if declared in _MANY_BYTES else 1)


def without_mark(content: bytes) -> str | None:
    """UTF-16 that has no byte order mark: every other byte of it is NUL."""
    probe = content[:_PROBE]
    half = len(probe) // 2
    if half < 4 or len(content) % 2:
        return None
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls = probe[first::2].count(0)
        if 10 * nuls >= 9 * half and not probe[1 - first :: 2].count(0):
            return name
    return None


def latin(content: bytes) -> str | None:
    """The encoding in which bytes make plain sense: few letters beyond ASCII, inside words."""
    return next((codec for codec in LATIN if _makes_sense(content, codec)), None)


def _makes_sense(content: bytes, codec: str) -> bool:
    try:
        text = content[:_PROBE].decode(codec)
    except UnicodeDecodeError:
        return False
    letters = sum(1 for character in text if character.isalpha())
    beyond = list(_BEYOND_ASCII.finditer(text))
    foreign = sum(1 for match in beyond if match[0].isalpha())
    if not beyond or foreign > _MOST_FOREIGN * letters:
        return False
    return all(_fits(text, match.start()) for match in beyond)


def implausible(text: str) -> str | None:
    """Words of a text in a Latin script that nobody would write so; None where all look sound."""
    text = text[:_PROBE]
    run = _LONG_RUN.search(text)
    if run:
        return run[0][:_LONGEST_PIECE]
    for place in _BEYOND_ASCII.finditer(text):
        if not _fits(text, place.start()):
            at = place.start()
            before = _BETWEEN.split(text[max(0, at - _LONGEST_PIECE) : at])[-1]
            return before + _BETWEEN.split(text[at : at + _LONGEST_PIECE])[0]
    return None


def _fits(text: str, index: int) -> bool:
    """Whether a character beyond ASCII stands where a writer would put it."""
    before, character, after = (text[place : place + 1] for place in (index - 1, index, index + 1))
    before = before if index else ""
    if character in _SIGNS:
        inside = before.islower() and after.islower()
        return not inside or character in _INSIDE_WORDS
    if not character.isalpha():
        return False
    if not (before.isalpha() or after.isalpha()):
        return character in _WORDS
    return not (character.isupper() and before.islower())


def guess(content: bytes) -> str | None:
    """The encoding of text in a script other than the Latin one, where only one makes sense."""
    found = list(_guesses(content[:_PROBE]))
    return found[0] if len(found) == 1 else None


def _guesses(content: bytes) -> Iterator[str]:
    # Slow to import, and hardly any source needs it.
    from charset_normalizer import from_bytes

    seen: set[str] = set()
    for match in from_bytes(content, cp_isolation=_GUESSES):
        text = str(match)
        if text not in seen and _is_readable(text):
            seen.add(text)
            yield _MEANT.get(match.encoding, match.encoding)


def _is_readable(text: str) -> bool:
    """Whether the letters beyond ASCII are of scripts that are written together, and words."""
    beyond = [match for match in _BEYOND_ASCII.finditer(text) if match[0].isalpha()]
    scripts = {unicodedata.name(match[0], "?").split()[0] for match in beyond} - _EAST_ASIAN
    if len(beyond) < _FEWEST_FOREIGN or len(scripts) > 1:
        return False
    return not scripts or not _MIXED_WORD.search(text)
