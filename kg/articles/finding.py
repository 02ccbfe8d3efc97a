"""Paths -> the files to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.articles.readers import FORMATS, known_suffixes, suffix_of
from kg.articles.reading import source_error
from kg.articles.source import printable
from kg.errors import SourceError

_PAGES = FORMATS["html"].suffixes
_SAVED = ("_files", ".files")
"""What browsers append to a page's name for the folder of what it shows."""
_OF_PAGES = frozenset(
    (".css", ".js", ".mjs", ".py", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot")
)
"""Style sheets, scripts and fonts: no articles, wherever they lie."""
_OF_STORES = frozenset(("CURRENT", "IDENTITY", "LOCK"))
"""The files that every folder of a store has."""


def find_files(
    paths: Sequence[Path],
    failed: Callable[[SourceError], None] | None = None,
    passed: Callable[[Path], None] = lambda _: None,
) -> list[Path]:
    """The files among the paths, and those in the folders among them, each once.

    A file that is named stays as it is. A folder is searched with its subfolders for files with a
    suffix that a reader knows; they are sorted. Hidden files and folders, and README files, which
    tell about a folder, are left out; links to folders are not followed. What cannot be searched
    goes to ``failed``, and the rest is found all the same. Files in folders that no reader takes
    go to ``passed``, but for what only serves to show pages: style sheets, scripts and fonts, and
    all that a browser saved together with a page.

    Raises:
        SourceError: A path does not exist, or a folder cannot be read, and ``failed`` is not given.
    """

    def refuse(error: SourceError) -> None:
        if failed is None:
            raise error
        failed(error)

    found: dict[Path, None] = {}
    for path in paths:
        try:
            is_folder = path.is_dir()
            exists = is_folder or path.exists()
        except OSError as error:
            refuse(source_error(printable(path), error))
            continue
        if not exists:
            refuse(source_error(printable(path), FileNotFoundError()))
            continue
        found.update(dict.fromkeys(_files(path, refuse, passed) if is_folder else [path]))
    return list(found)


def _files(
    folder: Path, refuse: Callable[[SourceError], None], passed: Callable[[Path], None]
) -> Iterator[Path]:
    def refuse_folder(error: OSError) -> None:
        name = printable(Path(error.filename or folder))
        problem = f"the folder cannot be read ({error.strerror}); make it readable for this user"
        refuse(SourceError(name, problem))

    suffixes = frozenset(known_suffixes())
    beside_pages: set[Path] = set()
    for place, folders, names in os.walk(folder, onerror=refuse_folder):
        if _OF_STORES.issubset(names):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(place) in beside_pages
        beside_pages.update(_beside_pages(Path(place), folders, frozenset(names), inside))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith("."):
                continue
            if suffix_of(path) not in suffixes:
                if not inside and suffix_of(path) not in _OF_PAGES:
                    passed(path)
            elif path.stem.lower() != "readme":
                yield path


def _beside_pages(
    place: Path, folders: Sequence[str], names: frozenset[str], inside: bool
) -> Iterator[Path]:
    """Those of the folders at a place into which a browser saved what its pages show."""
    for folder in folders:
        page = next((folder.removesuffix(end) for end in _SAVED if folder.endswith(end)), None)
        if inside or (page and any(f"{page}{end}" in names for end in _PAGES)):
            yield place / folder
