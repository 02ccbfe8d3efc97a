"""Who may add articles and judge: whoever knows the token; how often; and from which pages.

A person enters the token once. A signed cookie then says so: for this site alone (SameSite=Strict),
out of the reach of scripts, encrypted where the page is. A program sends the token with every
request. What changes something needs, beside the cookie, a value that only our own forms hold.
"""

from __future__ import annotations

import hmac
import secrets
import time
from datetime import timedelta
from typing import Final, cast

from flask import Flask, abort, current_app, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import ValidationError, generate_csrf, validate_csrf
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import TooManyRequests, Unauthorized

SHORTEST_TOKEN: Final = 16
"""Characters that cannot be guessed within the limits on attempts, if they are random."""

SIGNED_IN_FOR: Final = timedelta(hours=12)

_ATTEMPTS: Final = (parse("5/minute"), parse("60/minute"))
"""Wrong tokens, of one client and of all."""

_REQUESTS: Final = (parse("20/minute"), parse("100/minute"))
"""Requests that add articles, of one client and of all."""

_SIGNED_IN: Final = "adds"
_ACCESS: Final = "newskg.access"


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


def access(app: Flask, token: str) -> Access:
    """The access to an application: one for all that changes something."""
    if _ACCESS not in app.extensions:
        app.extensions[_ACCESS] = Access(app, token)
    return cast(Access, app.extensions[_ACCESS])


def current_access() -> Access:
    """The access to the application that serves this request."""
    return cast(Access, current_app.extensions[_ACCESS])


class Access:
    """The token of one application, and how often its clients may try and add."""

    def __init__(self, app: Flask, token: str) -> None:
        self._token = token.encode()
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        app.session_interface = _Sessions()
        # Derived, so that all processes of a server know it and a new token ends every session.
        app.secret_key = hmac.digest(self._token, b"newskg session", "sha256")
        app.config.update(
            SESSION_COOKIE_NAME="newskg",
            SESSION_COOKIE_HTTPONLY=True,
            SESSION_COOKIE_SAMESITE="Strict",
            PERMANENT_SESSION_LIFETIME=SIGNED_IN_FOR,
            WTF_CSRF_TIME_LIMIT=None,
        )
        app.jinja_env.globals["csrf_token"] = generate_csrf

    def sign_in(self, token: str) -> bool:
        """Let this browser add articles where ``token`` is right.

        Raises TooManyRequests after too many wrong ones.
        """
        right = self._is_right(token)
        if right:
            session.clear()
            session[_SIGNED_IN] = True
        return right

    def has_token(self) -> bool:
        """Whether the request itself carries the right token, as programs send it.

        Raises TooManyRequests after too many wrong ones.
        """
        stated = request.authorization
        return (
            stated is not None
            and stated.type == "bearer"
            and stated.token is not None
            and self._is_right(stated.token)
        )

    def count_request(self, what: str = "add") -> None:
        """Count a request that changes something; raises TooManyRequests beyond the limits.

        ``what`` names what is counted: adding articles, or judging.
        """
        wait = self._wait(what, _REQUESTS)
        if wait is None:
            self._count(what, _REQUESTS)
        else:
            several = "send several articles with one of them, or " if what == "add" else ""
            raise TooManyRequests(
                f"That was a lot of requests in a minute; {several}wait {wait} seconds.",
                retry_after=wait,
            )

    def _is_right(self, token: str) -> bool:
        wait = self._wait("token", _ATTEMPTS)
        if wait is not None:
            raise TooManyRequests(
                f"Too many wrong tokens; wait {wait} seconds before you try again.",
                retry_after=wait,
            )
        right = hmac.compare_digest(token.strip().encode(), self._token)
        if not right:
            self._count("token", _ATTEMPTS)
        return right

    def _wait(self, what: str, limits: tuple[RateLimitItem, RateLimitItem]) -> int | None:
        """The seconds until another is allowed; None where it is now."""
        for limit, whose in zip(limits, _whose(what), strict=True):
            if not self._limiter.test(limit, *whose):
                reset = self._limiter.get_window_stats(limit, *whose).reset_time
                return max(1, round(reset - time.time()) + 1)
        return None

    def _count(self, what: str, limits: tuple[RateLimitItem, RateLimitItem]) -> None:
        for limit, whose in zip(limits, _whose(what), strict=True):
            self._limiter.hit(limit, *whose)


def is_signed_in() -> bool:
    """Whether the token was entered in this browser."""
    return session.get(_SIGNED_IN) is True


def sign_out() -> None:
    """Forget that the token was entered in this browser."""
    session.clear()


def refuse_other_sites() -> None:
    """Refuse a request that a page of another site makes in this browser (403)."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    ours = (
        site in ("same-origin", "none")
        if site is not None
        else origin in (None, request.host_url.rstrip("/"))
    )
    if not ours:
        abort(403, "This was sent from a page of another site; send it from the page here.")


def refuse_foreign_forms() -> None:
    """Refuse a form that was not made for this browser (400)."""
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        abort(400, "This form has expired; load its page again and send it anew.")


def unauthorized() -> Unauthorized:
    """What to raise where a program does not send the right token."""
    stated = request.authorization
    return Unauthorized(
        "This is not the token; send the one that kg serve printed or was given."
        if stated is not None and stated.type == "bearer"
        else "Send the token of kg serve in a header: Authorization: Bearer TOKEN.",
        www_authenticate=WWWAuthenticate("bearer"),
    )


class _Sessions(SecureCookieSessionInterface):
    """Cookies that travel encrypted alone wherever the page itself did."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 - Flask's signature
        return request.is_secure


def _whose(what: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Under which names requests of this client and of all clients are counted."""
    return (what, request.remote_addr or ""), (what,)
