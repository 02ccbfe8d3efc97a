"""Whether what was read may be judged here."""

from __future__ import annotations

from typing import Final, cast

from flask import abort, current_app

from kg.web.judging.run import Judging

JUDGING: Final = "newskg.judging"
"""Under which name ``app.extensions`` holds the `Judging`, where it is allowed."""


def is_allowed() -> bool:
    """Whether the server was started to allow it."""
    return JUDGING in current_app.extensions


def refuse_where_off() -> None:
    """Refuse a request that judges where the server does not allow it (403)."""
    if not is_allowed():
        abort(
            403,
            "Judging here is off. Whoever runs the server can allow it with"
            " kg serve --allow-judging.",
        )


def current_judging() -> Judging:
    """What the server allows."""
    return cast(Judging, current_app.extensions[JUDGING])
