"""Versions that change with what they stand for, so that nobody has to remember to raise them."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

_SUFFIXES = (".py", ".yaml", ".onnx", ".txt")


def fingerprint(*packages: str) -> str:
    """Eight hex digits over the source, words and models of installed packages and modules.

    ``packages`` are names such as ``kg.language`` or ``kg.ontology/lexicon/names.yaml``. Equal for
    equal files, wherever they are installed.
    """
    digest = hashlib.sha256()
    for name in packages:
        package, *path = name.split("/")
        root = files(package)
        for part in path:
            root = root / part
        for place, content in sorted(_contents(root, name)):
            digest.update(f"{place}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:8]


def _contents(folder: Traversable, place: str) -> list[tuple[str, bytes]]:
    if folder.is_file():
        return [(place, folder.read_bytes())] if folder.name.endswith(_SUFFIXES) else []
    return [
        found for entry in folder.iterdir() for found in _contents(entry, f"{place}/{entry.name}")
    ]
