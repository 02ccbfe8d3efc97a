"""The questions that commands know."""

from __future__ import annotations

from kg.cli.options import question_folders
from kg.questions import Catalogue, load_catalogue


def catalogue() -> Catalogue:
    """All questions: the bundled ones, those of ``kg.yaml`` and those of ``--queries``."""
    return load_catalogue(question_folders())
