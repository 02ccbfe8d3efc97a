"""What a person names -> sources: files, folders, files of many articles, standard input."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp
from typing import BinaryIO

from kg.articles.containers.items import Fields
from kg.articles.containers.unpacking import sources_in
from kg.articles.finding import find_files
from kg.articles.readers import FORMATS, file_source, is_page, known_suffixes
from kg.articles.source import Source
from kg.errors import SourceError

STANDARD_INPUT = "-"
_HEAD, _DIGITS = 4096, 16


@dataclass(frozen=True, slots=True)
class Ways:
    """How sources are read where a person says more than their names do.

    ``format`` is the format of all of them, whatever their names end in; ``fields`` are the names
    of fields in feeds, JSON and tables.
    """

    format: str | None = None
    fields: Fields = field(default_factory=dict)


USUAL = Ways()


@dataclass(frozen=True, slots=True)
class Gathered:
    """The sources found, and why other names have none."""

    sources: list[Source]
    failures: list[SourceError]


@contextmanager
def gathered(named: Sequence[str | Path], ways: Ways = USUAL) -> Iterator[Gathered]:
    """The sources under each name; one bad name harms no other.

    What does not lie in a file lies in a temporary one as long as the context lasts.
    """
    with ExitStack() as stack:
        gathering = _Gathering(ways, stack)
        for name in named:
            gathering.add(name)
        yield Gathered(gathering.sources, gathering.failures)


class _Gathering:
    def __init__(self, ways: Ways, stack: ExitStack) -> None:
        self.sources: list[Source] = []
        self.failures: list[SourceError] = []
        self._ways = ways
        self._stack = stack
        self._spool: Path | None = None

    def add(self, name: str | Path) -> None:
        before = len(self.failures)
        found = self._piped() if name == STANDARD_INPUT else self._files(Path(name))
        if not found and len(self.failures) == before:
            suffixes = ", ".join(known_suffixes())
            problem = f"no articles in this folder (files that end in {suffixes}); name another"
            self.failures.append(SourceError(str(name), problem))
        for source in found:
            self.sources += sources_in(source, self.failures.append, self._ways.fields)

    def _files(self, path: Path) -> list[Source]:
        sources = []
        for file in find_files([path], self.failures.append):
            try:
                sources.append(file_source(file, self._ways.format))
            except SourceError as error:
                self.failures.append(error)
        return sources

    def _piped(self) -> list[Source]:
        """What comes on standard input; a page tells itself from plain text."""
        file = self._spooled(sys.stdin.buffer)
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
            content.seek(0)
            page = is_page(content.read(_HEAD).decode(errors="replace"))
        chosen = self._ways.format or ("html" if page else "text")
        # Of several articles each has a name of its own.
        name = f"stdin:{digest[:_DIGITS]}" if FORMATS[chosen].items is None else "stdin"
        return [Source(name, "standard input", chosen, file)]

    def _spooled(self, content: BinaryIO) -> Path:
        """A temporary file with this content."""
        if self._spool is None:
            self._spool = Path(self._stack.enter_context(TemporaryDirectory(prefix="newskg-")))
        handle, path = mkstemp(dir=self._spool)
        with os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(content, file)
        return Path(path)
