"""Articles that somebody sent, kept as files: the graph can always be built anew from them.

::

    UPLOADS/3f2a91bc04d7/talks.txt      a folder per content, named by its digest

The same article sent twice is the same file, two articles of the same name are two files, and each
keeps the name by which ``kg remove talks.txt`` finds it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import Final

from kg.articles.readers import format_of
from kg.errors import StoreError

LONGEST_NAME: Final = 120
"""Bytes of a file's name without its suffix; file systems take 255."""

_DIGITS: Final = 12
_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,10}")
_NOT_IN_NAMES: Final = re.compile(r'[<>:"|?*\s]+')
_NAMELESS: Final = "article"


def safe_name(stated: str) -> str:
    """A file name as near to ``stated`` as is safe on every system, ending in its suffix.

    Folders, control characters, marks that change the direction of writing and what no system
    takes are left out. A name that would hide the file, or let ``kg build`` pass it over as a
    README, becomes ``article``; one without a suffix gets ``.txt``.
    """
    # A name that browsers of Windows send may have its folder before it.
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", stated))[-1]
    readable = "".join(
        character for character in last
        if unicodedata.category(character)[0] != "C" or character in "\t\n"
    )  # fmt: skip
    name = _NOT_IN_NAMES.sub(" ", readable).strip(" .")
    stem, dot, ending = name.rpartition(".")
    suffix = f"{dot}{ending}" if stem and _SUFFIX.fullmatch(f"{dot}{ending}") else ""
    stem = name.removesuffix(suffix) if suffix else name
    stem = stem.encode()[:LONGEST_NAME].decode(errors="ignore").strip(" .")
    if not stem or stem.lower() == "readme":
        stem = _NAMELESS
    return f"{stem}{suffix or '.txt'}"


def name_of_text(text: str) -> str:
    """What a text without a file is called: its first line, which is its headline as a rule."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return safe_name(re.sub(r"[./\\]", " ", first[:LONGEST_NAME]))


def keep(uploads: Path, name: str, content: bytes, digest: str | None = None) -> Path:
    """Keep the content of an article under a name that `safe_name` gave; where it is now.

    ``digest`` is that of what the content was made of, where it was made anew.

    Raises:
        SourceError: no reader takes files with that suffix.
        StoreError: the file cannot be written.
    """
    format_of(name, Path(name))
    folder = uploads / (digest or hashlib.sha256(content).hexdigest())[:_DIGITS]
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Never half a file, and until it is whole a hidden one, which no build reads.
        handle, part = tempfile.mkstemp(prefix=".", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(path)
    except OSError as error:
        raise unwritable(uploads, error) from error
    return path


def unwritable(uploads: Path, error: OSError) -> StoreError:
    """What to say of a folder of uploads that cannot be written."""
    return StoreError(
        f"{uploads}: articles cannot be kept here ({error.strerror}); give the server the right"
        " to write, or name another folder with --uploads"
    )


def discard(path: Path) -> None:
    """Remove a kept file that holds no readable article."""
    with contextlib.suppress(OSError):
        path.unlink()
        path.parent.rmdir()
