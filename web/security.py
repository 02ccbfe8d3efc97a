"""Response headers that limit what a page may load, and what else may look at it.

Article text is written by strangers. Templates escape it; these headers make sure that whatever
slips through still cannot run, load or send anything.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, request

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
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def protect(app: Flask) -> None:
    """Let every response of ``app`` carry `HEADERS` and, where it can, a validator."""
    app.after_request(_add_headers)
    app.after_request(_add_validator)


def allow_other_origins(response: Response) -> Response:
    """Let scripts of other sites read this response: data for programs, not a page."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _add_validator(response: Response) -> Response:
    """Answer 304 where the browser already holds this very page."""
    complete = response.status_code == 200 and not response.is_streamed
    if request.method in ("GET", "HEAD") and complete and not response.direct_passthrough:
        response.headers.setdefault("Cache-Control", "no-cache")
        response.add_etag()
        response.make_conditional(request)
    return response
