"""Paths -> the files to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.articles.readers import known_suffixes, suffix_of
from kg.articles.reading import source_error
from kg.articles.source import printable
from kg.errors import SourceError


def find_files(
    paths: Sequence[Path], failed: Callable[[SourceError], None] | None = None
) -> list[Path]:
    """The files among the paths, and those in the folders among them, each once.

    A file that is named stays as it is. A folder is searched with its subfolders for files with a
    suffix that a reader knows; they are sorted. Hidden files and folders, and README files, which
    tell about a folder, are left out; links to folders are not followed. What cannot be searched
    goes to ``failed``, and the rest is found all the same.

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
        found.update(dict.fromkeys(_files(path, refuse) if is_folder else [path]))
    return list(found)


def _files(folder: Path, refuse: Callable[[SourceError], None]) -> Iterator[Path]:
    def refuse_folder(error: OSError) -> None:
        name = printable(Path(error.filename or folder))
        problem = f"the folder cannot be read ({error.strerror}); make it readable for this user"
        refuse(SourceError(name, problem))

    suffixes = frozenset(known_suffixes())
    for place, folders, names in os.walk(folder, onerror=refuse_folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or path.stem.lower() == "readme":
                continue
            if suffix_of(path) in suffixes:
                yield path
