"""Which newskg this is."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


@cache
def version() -> str:
    """The version of the package that is installed."""
    try:
        return installed("newskg")
    except PackageNotFoundError:
        return "unknown"
