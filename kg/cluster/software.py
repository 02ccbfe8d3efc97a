"""What is installed here, on the scheduler and on its workers: it must be the same."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version

from kg.extraction import READER_VERSION

_version = cache(version)


def software() -> str:
    """What is installed where this runs, as far as reading and sending articles depend on it."""
    python = ".".join(platform.python_version_tuple()[:2])
    packages = [f"{name} {_version(name)}" for name in ("newskg", "onnxruntime", "distributed")]
    return f"{', '.join(packages)}, Python {python}, reader {READER_VERSION}"


def difference(who: str, there: object, here: str) -> str:
    """What is wrong with other software: that of a machine, or what asking for it gave."""
    said = there if isinstance(there, str) else f"cannot run newskg: {there}"
    return f"{who} has other software ({said}); install the same as here: {here}"
