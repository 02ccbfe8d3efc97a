"""Who judges, where nobody is named: whoever git knows, else whoever is logged in."""

from __future__ import annotations

import getpass
import shutil
import subprocess


def usual_name() -> str | None:
    """Git's ``user.name`` here, else the login's name; None where neither is known."""
    git = shutil.which("git")
    if git is not None:
        asked = [git, "config", "user.name"]
        known = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - git itself
        if known.stdout.strip():
            return known.stdout.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
