"""Pages that a browser has already are not sent again, and mostly not even made again.

Browsers keep every page, and ask each time whether it is still the same (``no-cache``): answers are
never older than the graph. What most pages show follows from their address, the graph and this
software alone; where the store tells its version, these make a validator before anything is read.
Other pages get a hash of their content.

Nothing is compressed here: on this machine that costs more time than it saves, and whoever serves
a network has a proxy in front for it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Final

from flask import Flask, Response, current_app, g, request

from kg.errors import StoreError
from kg.web.site import site

_STEADY: Final = frozenset((
    *("start", "ask", "prompting", "questions", "articles", "entities", "disagreements", "about"),
    *("feed", "library", "service"),
))  # fmt: skip
"""Blueprints whose answers follow from address, graph and software alone."""


def register(app: Flask) -> None:
    """Let every response of ``app`` carry a validator where it can."""
    app.before_request(_unchanged)
    app.after_request(_add_validator)


def _unchanged() -> Response | None:
    """304 for a page that the browser has as it is."""
    g.validator = _validator()
    if g.validator is None or not request.if_none_match.contains_weak(g.validator):
        return None
    response = Response(status=304)
    response.vary.add("Accept")
    return _with_validator(response, g.validator)


def _validator() -> str | None:
    """What differs whenever the page may; None where that is not known before it is made."""
    if request.method not in ("GET", "HEAD") or request.blueprint not in _STEADY:
        return None
    try:
        version = site().store.version
    except StoreError:
        return None
    if version is None:
        return None
    accepted = request.headers.get("Accept", "")
    parts = (current_app.config["RELEASE"], version, request.url, accepted)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _add_validator(response: Response) -> Response:
    complete = response.status_code == 200 and not response.is_streamed
    if request.method not in ("GET", "HEAD") or not complete or response.direct_passthrough:
        return response
    if response.cache_control.no_store:
        return response
    validator: str | None = g.get("validator")
    if validator is not None:
        return _with_validator(response, validator)
    response.headers.setdefault("Cache-Control", "no-cache")
    response.add_etag()
    response.make_conditional(request)
    return response


def _with_validator(response: Response, validator: str) -> Response:
    """Weak: it stands for what the page says, not for its bytes."""
    response.headers.setdefault("Cache-Control", "no-cache")
    response.set_etag(validator, weak=True)
    return response
