"""Fixtures that tests of several parts use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measured articles and gold data that lies beside the repository.

    It is no part of the repository: its texts belong to others. Without it a developer's run
    skips the tests that read it; an automatic run (CI=true) fails, so that they are never
    silently left out.
    """
    stated = os.environ.get("NEWSKG_SHARED")
    folder = Path(stated) if stated else Path(__file__).parents[2] / "shared"
    if folder.is_dir():
        return folder
    reason = f"{folder}: no such folder; set NEWSKG_SHARED to the folder with the shared articles"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
