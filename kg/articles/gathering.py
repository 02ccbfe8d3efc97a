"""What a person names -> sources: files, folders, web addresses, standard input."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, mkstemp
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from kg.articles.containers.items import Fields
from kg.articles.containers.unpacking import sources_in
from kg.articles.decoding import decode_text
from kg.articles.fetching.policy import FetchPolicy
from kg.articles.finding import find_files
from kg.articles.media_types import format_of_media_type
from kg.articles.readers import FORMATS, file_source, format_of, is_page, known_suffixes
from kg.articles.reading import source_error
from kg.articles.source import Source, is_address, is_other_address
from kg.errors import SourceError

if TYPE_CHECKING:
    from kg.articles.fetching.fetcher import Fetcher

STANDARD_INPUT = "-"
_HEAD, _DIGITS = 4096, 16


@dataclass(frozen=True, slots=True)
class Ways:
    """How sources are read where a person says more than their names do.

    ``format`` is the format of all of them, whatever their names end in; ``fields`` are the names
    of fields in feeds, JSON and tables; ``fetch`` says how addresses are fetched, and ``follow``
    that the pages that a feed leads to are fetched instead of its own entries.
    """

    format: str | None = None
    fields: Fields = field(default_factory=dict)
    fetch: FetchPolicy = field(default_factory=FetchPolicy)
    follow: bool = False


USUAL = Ways()


@dataclass(frozen=True, slots=True)
class UrlList:
    """A file with a web address on each line; ``-`` is standard input."""

    path: str


Named = str | Path | UrlList
"""What a person names: a file, a folder, an address, ``-``, or a list of addresses."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The sources found, and why other names have none.

    ``passed`` are the files in folders that no reader takes.
    """

    sources: list[Source]
    failures: list[SourceError]
    passed: list[Path]


@contextmanager
def gathered(
    named: Sequence[Named], ways: Ways = USUAL, fetching: Callable[[str], None] = lambda _: None
) -> Iterator[Gathered]:
    """The sources under each name; one bad name harms no other.

    What does not lie in a file lies in a temporary one as long as the context lasts. ``fetching``
    is told of each address before it is asked.
    """
    with ExitStack() as stack:
        gathering = _Gathering(ways, stack, fetching)
        for name in named:
            gathering.add(name)
        yield Gathered(gathering.sources, gathering.failures, list(gathering.passed))


class _Gathering:
    def __init__(self, ways: Ways, stack: ExitStack, fetching: Callable[[str], None]) -> None:
        self.sources: list[Source] = []
        self.failures: list[SourceError] = []
        self.passed: dict[Path, None] = {}
        self._ways = ways
        self._stack = stack
        self._fetching = fetching
        self._fetcher: Fetcher | None = None
        self._spool: Path | None = None

    def add(self, name: Named) -> None:
        before = len(self.failures)
        found = self._found(name)
        if not found and len(self.failures) == before and not isinstance(name, UrlList):
            suffixes = ", ".join(known_suffixes())
            problem = f"no articles in this folder (files that end in {suffixes}); name another"
            self.failures.append(SourceError(str(name), problem))
        for source in found:
            inside = sources_in(source, self.failures.append, self._ways.fields)
            follow = self._ways.follow and source.format == "feed"
            self.sources += self._followed(inside) if follow else inside

    def _found(self, name: Named) -> list[Source]:
        if isinstance(name, UrlList):
            return [source for address in self._listed(name) for source in self._fetched(address)]
        if name == STANDARD_INPUT:
            return self._piped()
        if is_address(str(name)):
            return self._fetched(str(name))
        if isinstance(name, str) and is_other_address(name) and not Path(name).exists():
            from kg.articles.fetching.address import shown

            problem = "only addresses of http and https are fetched; download it and name the file"
            self.failures.append(SourceError(shown(name), problem))
            return []
        return self._files(Path(name))

    def _listed(self, urls: UrlList) -> list[str]:
        """The addresses of a list; a line that is none is told."""
        from kg.articles.fetching.url_list import read_url_list

        shown = "standard input" if urls.path == STANDARD_INPUT else urls.path
        try:
            if urls.path == STANDARD_INPUT:
                content = sys.stdin.buffer.read()
            else:
                content = Path(urls.path).read_bytes()
            found = read_url_list(shown, decode_text(shown, content).text, self.failures.append)
        except OSError as error:
            self.failures.append(source_error(shown, error))
            return []
        except SourceError as error:
            self.failures.append(error)
            return []
        if not found:
            self.failures.append(SourceError(shown, "no address in it; write one on each line"))
        return found

    def _fetched(self, address: str) -> list[Source]:
        """What lies at an address, as a temporary file; nothing where it cannot be fetched."""
        # Its libraries take long to import, and most builds fetch nothing.
        from kg.articles.fetching.address import parse_address
        from kg.articles.fetching.fetcher import Fetcher

        self._fetching(address)
        self._fetcher = self._fetcher or Fetcher(self._ways.fetch)
        try:
            fetched = self._fetcher.fetch(address)
            name = parse_address(address).url
            path = PurePosixPath(urlsplit(fetched.url).path)
            stated = format_of_media_type(fetched.media_type)
            chosen = self._ways.format or stated or format_of(address, path)
        except SourceError as error:
            self.failures.append(error)
            return []
        file = self._spooled(BytesIO(fetched.content), path.suffix)
        return [Source(name, address, chosen, file, charset=fetched.charset, address=fetched.url)]

    def _followed(self, entries: list[Source]) -> list[Source]:
        """The pages that the entries of a feed lead to; those that lead nowhere stay entries."""
        return [
            page
            for entry in entries
            for page in (self._fetched(entry.address) if entry.address else [entry])
        ]

    def _files(self, path: Path) -> list[Source]:
        sources = []
        for file in find_files([path], self.failures.append, self._pass):
            try:
                sources.append(file_source(file, self._ways.format))
            except SourceError as error:
                self.failures.append(error)
        return sources

    def _pass(self, file: Path) -> None:
        # A folder and one inside it may both be named.
        self.passed[file] = None

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

    def _spooled(self, content: BinaryIO, suffix: str = "") -> Path:
        """A temporary file with this content; its suffix tells whether it is compressed."""
        if self._spool is None:
            self._spool = Path(self._stack.enter_context(TemporaryDirectory(prefix="newskg-")))
        handle, path = mkstemp(suffix=suffix, dir=self._spool)
        with os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(content, file)
        return Path(path)
