"""The questions that commands know."""

from __future__ import annotations

from kg.cli.options import settings
from kg.questions import Catalogue, load_catalogue


def catalogue() -> Catalogue:
    """All questions: the bundled ones and those of the folders that ``kg.yaml`` names."""
    return load_catalogue(settings().queries)
