"""Folders that appear under their name only when all of what belongs into them is there."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreBusyError, StoreError
from kg.graph import folder


@contextmanager
def made_whole(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """Gives a new folder beside ``path`` to fill, which takes its place at the end.

    Whoever is killed meanwhile leaves ``path`` as it was, and beside it a folder with a dot before
    its name, which the next attempt clears away.

    Args:
        path: where the folder shall be, which there must not be, or be empty.
        replace: whether what is there may go.

    Raises:
        StoreBusyError: if another process is making this folder.
        StoreError: if there is something that may not go, or the disk fails.
    """
    place = Path(os.path.realpath(path))
    if not replace and path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise StoreError(f"{path}: not empty; name a folder that does not exist yet")
    partial = place.with_name(f".{place.name}.partial")
    with folder.explained(str(path)):
        partial.mkdir(parents=True, exist_ok=True)
        lock = os.open(partial, os.O_RDONLY)
        try:
            _lock(path, lock)
            try:
                _empty(partial)
                yield partial
                _take_place(partial, place)
            except BaseException:
                shutil.rmtree(partial, ignore_errors=True)
                raise
        finally:
            os.close(lock)


def _lock(path: Path, lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StoreBusyError(
            f"{path}: another process is making this folder; wait until it ends, or stop it"
        ) from error


def _empty(partial: Path) -> None:
    for entry in partial.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _take_place(partial: Path, path: Path) -> None:
    """Gives the finished folder its name.

    Where another folder has it, there is a moment without either; whoever is killed then finds
    the earlier one beside it, with ``.replaced`` after its name.
    """
    replaced = path.with_name(f".{path.name}.replaced")
    shutil.rmtree(replaced, ignore_errors=True)
    if path.exists():
        path.rename(replaced)
    partial.rename(path)
    shutil.rmtree(replaced, ignore_errors=True)
    parent = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(parent)
    finally:
        os.close(parent)
