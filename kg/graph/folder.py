"""A folder as the place of a store: opening it, and saying in words why that failed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

from kg.errors import KgError, StoreBusyError, StoreError

_MARK = "CURRENT"
"""The file that every store of Oxigraph's (RocksDB) has."""

_OWN = re.compile(r"LOCK|LOG(\.old\..*)?|IDENTITY|MANIFEST-.*|OPTIONS-.*|.*\.(log|sst|dbtmp)")
_ATTEMPTS = 10

State = tuple[tuple[str, int, int], ...]
"""Names of files, their inodes and sizes."""


def open_writing(path: Path, create: bool) -> pyoxigraph.Store:
    """Opens the folder for this process alone.

    Raises:
        StoreBusyError: if another process has it open for writing.
        StoreError: if there is no store (unless ``create``), or it cannot be opened.
    """
    check(path, create)
    with explained(str(path)):
        path.mkdir(parents=True, exist_ok=True)
        return pyoxigraph.Store(str(path))


def open_reading(path: Path) -> tuple[pyoxigraph.Store, State]:
    """Opens the folder as it is now, also while another process writes it.

    Oxigraph leaves it undefined what a reader sees while a writer replaces files: the list of
    files could be read before and their content after. Its files are only ever added, replaced as
    a whole and listed anew, so a view is sound if that list did not change while it was opened.

    Returns:
        The store, and the state of the folder that it shows.

    Raises:
        StoreError: if there is no store, or it cannot be opened.
    """
    check(path, create=False)
    for _ in range(_ATTEMPTS):
        before = state(path)
        try:
            inner = pyoxigraph.Store.read_only(str(path))
        except (OSError, RuntimeError):
            if state(path) == before:
                break
            continue
        if _files(state(path)) == _files(before):
            return inner, before
    with explained(str(path)):
        return pyoxigraph.Store.read_only(str(path)), state(path)


def state(path: Path) -> State:
    """What changes whenever a writer does: its logs, and the list of its files."""
    try:
        # Asked before every query: os.scandir is several times as fast as Path.iterdir.
        with os.scandir(path) as entries:
            found = [
                (entry.name, entry.inode(), entry.stat().st_size)
                for entry in entries
                if entry.name.endswith(".log") or entry.name.startswith(("MANIFEST", _MARK))
            ]
    except OSError:
        return ()
    return tuple(sorted(found))


def _files(found: State) -> State:
    """The state without the logs' sizes: a log that grows is read up to its last whole entry."""
    return tuple((name, inode, 0 if name.endswith(".log") else size) for name, inode, size in found)


def check(path: Path, create: bool) -> None:
    """Refuses what is no folder of a store.

    Raises:
        StoreError: unless it is one, or (with ``create``) may become one.
    """
    how = f"make one with `kg build SOURCE --store {path}`"
    try:
        names = {entry.name for entry in path.iterdir()}
    except FileNotFoundError:
        if create:
            return
        raise StoreError(f"{path}: no store here; {how}") from None
    except NotADirectoryError:
        raise StoreError(f"{path}: a file, not the folder of a store; {how}") from None
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}") from error
    if _MARK in names:
        return
    others = sorted(name for name in names if not _OWN.fullmatch(name))
    if others:
        raise StoreError(
            f"{path}: a folder with other files (such as {others[0]}), not a store; name another"
            " folder, which may be one that does not exist yet"
        )
    if not create:
        raise StoreError(f"{path}: an empty folder, no store; {how}")


@contextmanager
def explained(location: str, failure: type[KgError] = StoreError) -> Iterator[None]:
    """Says in words what Oxigraph reports about the place.

    Args:
        location: the place, as the user named it.
        failure: what to raise where the place is sound, but the work failed.
    """
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise in_words(location, str(error), failure) from error


def in_words(location: str, message: str, failure: type[KgError]) -> KgError:
    """What Oxigraph's message says, as an error; see `explained`."""
    lowered = message.lower()
    if "lock" in lowered and ("no locks available" in lowered or "resource temporarily" in lowered):
        return StoreBusyError(
            f"{location}: another process has this store open for writing (a `kg build`?); wait"
            " until it ends, or stop it"
        )
    if "permission denied" in lowered or "read-only file system" in lowered:
        return StoreError(
            f"{location}: the store cannot be written here ({message}); give yourself the right to"
            " write, or name another folder"
        )
    if any(sign in lowered for sign in ("no space left", "quota exceeded", "file too large")):
        return StoreError(
            f"{location}: the disk is full, or a limit on the size of files is reached; free some"
            " space and repeat the command"
        )
    if "no such file" in lowered:
        return StoreError(
            f"{location}: files of the store went away ({message}); repeat the command, since"
            " another process may have replaced them; if it stays so, restore a copy or build the"
            " store anew in another folder"
        )
    if "corrupt" in lowered:
        return StoreError(
            f"{location}: the store is damaged ({message}); restore a copy, or build it anew in"
            " another folder with `kg build`"
        )
    return failure(f"{location}: {message}")
