"""The file of judgements: where it lies, reading it, and adding to it.

Adding appends: nothing that somebody wrote by hand is touched. The whole file is put in place at
once, so that a crash leaves the old one or the new one, and writers wait for each other.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import indent

from kg.errors import UsageError
from kg.judgements.collection import NO_JUDGEMENTS, Judgements, new_id
from kg.judgements.parsing import read_judgements
from kg.judgements.records import Judgement
from kg.judgements.writing import HEADER, to_yaml
from kg.judgements.yaml_values import parse

_ENDING = "-judgements.yaml"


def judgements_file(store: str, stated: Path | None = None) -> Path:
    """Where the judgements about a store lie: where ``stated`` says, else beside the store.

    For a folder ``newskg-store`` that is ``newskg-store-judgements.yaml``; a store in memory or on
    a server has ``newskg-judgements.yaml`` in the current folder.
    """
    if stated is not None:
        return stated
    if store == "memory:" or "://" in store:
        return Path(f"newskg{_ENDING}").absolute()
    folder = Path(store).absolute()
    return folder.with_name(f"{folder.name}{_ENDING}")


def is_judgements_file(file: Path) -> bool:
    """Whether a file is named as those that lie beside a store."""
    return file.name.endswith(_ENDING)


def load_judgements(file: Path) -> Judgements:
    """What a file says; nothing where there is none.

    Raises:
        UsageError: it cannot be read, or says what cannot be taken; naming file, line and remedy.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return NO_JUDGEMENTS
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({error}); mend it or name another") from error
    return _read(file, text)


def add_judgement(file: Path, judgement: Judgement) -> Judgement:
    """Append a judgement, which gets an id of its own.

    Returns:
        The judgement with its id.

    Raises:
        UsageError: the file is broken or cannot be written; it is left as it is then.
    """
    try:
        with _locked(file):
            text = file.read_text(encoding="utf-8")
            known = _read(file, text)
            added = replace(judgement, id=new_id(judgement, known.entries))
            longer = f"{_ended(text or HEADER)}\n{indent(to_yaml(added), _indentation(text))}"
            _read(file, longer)
            _replace(file, longer)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be written ({error}); mend that, then judge") from error
    return added


def _read(file: Path, text: str) -> Judgements:
    return Judgements(tuple(read_judgements(parse(file, text))))


def _indentation(text: str) -> str:
    """The spaces before the entries that are there."""
    first = re.search(r"^( *)- ", text, re.MULTILINE)
    return first[1] if first else ""


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _replace(file: Path, text: str) -> None:
    """Put a new content in the place of a file, through links, with the file's own mode."""
    target = Path(os.path.realpath(file))
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as new:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Hold the file against other writers; an empty one is made where there is none."""
    if sys.platform == "win32":
        file.touch()
        yield
        return
    import fcntl  # which Windows lacks

    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # Whoever had it before may have put another file in its place.
            if _is_current(descriptor, file):
                yield
                return
        finally:
            os.close(descriptor)


def _is_current(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False
