"""Which of several media types a caller prefers (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flask import request
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable

PAGE: Final = "text/html"


def preferred(offered: Sequence[str]) -> str:
    """The media type of ``offered``, our own preferred order, that ``Accept`` likes best.

    Parameters of media types (``charset=utf-8``, ``header=present``) ask for nothing else than
    what is sent anyway.

    Raises NotAcceptable that lists them where the caller takes none.
    """
    if not request.accept_mimetypes:
        return offered[0]
    accepted = [(one.partition(";")[0].strip(), q) for one, q in request.accept_mimetypes]
    wanted = MIMEAccept(accepted).best_match(offered)
    if wanted is None:
        raise NotAcceptable(f"This can be had as {', '.join(offered)}.")
    return wanted


def names_page() -> bool:
    """Whether the caller asks for HTML by its name: browsers do, programs rarely."""
    return PAGE in request.accept_mimetypes.values()
