"""What protects pages: headers that limit what they may load, and no answer to a foreign ``Host``.

Article text is written by strangers. Templates escape it; these headers make sure that whatever
slips through still cannot run, load or send anything.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from flask import Flask, Response, current_app, jsonify, make_response, request
from werkzeug.exceptions import BadHost

from kg.web.hosts import is_trusted

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Own files only: no inline script or style, no other host, no framing, no ``<base>``."""

HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def protect(app: Flask) -> None:
    """Let every response of ``app`` carry `HEADERS`, and refuse what is not meant for it."""
    app.before_request(_refuse_false_host)
    app.before_request(_refuse_foreign_host)
    app.after_request(_complete)


def allow_other_origins(response: Response) -> Response:
    """Let scripts of other sites read this response: data for programs, not a page."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _refuse_false_host() -> Response | None:
    """Says what is wrong with a ``Host`` that is no address: no link could be made from it."""
    if request.host and not isinstance(request.routing_exception, BadHost):
        return None
    stated = request.headers.get("Host", "")[:80]
    message = f"Host: {stated!r} is not an address; send that of this server"
    # As data for everybody: browsers send no such thing, and a page needs addresses.
    return make_response(jsonify(error=f"{message}, such as 127.0.0.1:5000", status=400), 400)


def _refuse_foreign_host() -> Response | None:
    """Says how to allow a name that is not among ``HOSTS``: it may be somebody else's (421)."""
    names: Collection[str] | None = current_app.config["HOSTS"]
    if names is None or is_trusted(request.host, names):
        return None
    name = request.host.rpartition(":")[0] or request.host
    message = (
        f"This server does not go by the name {name[:200]!r}. Whoever runs it can allow it with"
        f" kg serve --trusted-host {name[:200]}."
    )
    # As data for everybody: a page would ask for its style, in vain.
    return make_response(jsonify(error=message, status=421), 421)


def _complete(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # Routing names the host, and http even where a server in front speaks https.
    if response.location and response.location.startswith(request.host_url):
        response.location = "/" + response.location.removeprefix(request.host_url).lstrip("/")
    return response
