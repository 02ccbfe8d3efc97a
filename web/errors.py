"""Errors as pages in words or, where the caller is a program, as JSON."""

from __future__ import annotations

import logging
import re
from typing import Final

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from kg.errors import KgError, LimitError, QueryError, QuestionError, StoreError, UsageError
from kg.web.negotiation import names_page
from kg.web.security import allow_other_origins

_OPTION: Final = re.compile(r"('[^']*')|(?<!\S)--(?=\w)")
"""What a value is quoted in, or what marks a parameter as an option of the command."""

_READING = ("GET", "HEAD", "OPTIONS")

_log = logging.getLogger(__name__)

_DATA_ENDINGS = ("atom", "json", "jsonld", "csv", "tsv", "ttl", "txt")
_FOR_PROGRAMS = ("/sparql", "/id/", "/doc/", "/api/")
"""Addresses that answer pages to those alone that ask for them."""

_HEADINGS = {
    400: "That cannot be answered as it stands",
    401: "Say first who you are",
    403: "This is not allowed",
    404: "There is nothing at this address",
    405: "That cannot be done here",
    406: "This is not available in the format you asked for",
    413: "That is too long",
    415: "That cannot be read",
    422: "That takes too much",
    429: "That was too often",
    500: "Something went wrong here",
    503: "The articles cannot be read at the moment",
}
_MESSAGES = {
    404: "The address may be mistyped, or the article may have been removed.",
    413: "A request may hold at most one million bytes.",
    500: "The fault is newskg's, not yours. The log of kg serve says more.",
}


def register(app: Flask) -> None:
    """Let ``app`` answer every error in words."""
    app.register_error_handler(KgError, _explain)
    app.register_error_handler(HTTPException, _explain_http)


def failure(status: int, message: str, alternatives: tuple[tuple[str, str], ...] = ()) -> Response:
    """An error with its reason, as a page or as JSON.

    ``alternatives`` are what may have been meant: labels, and where they lead.
    """
    if wants_data():
        body = {"error": message, "status": status}
        if alternatives:
            body["alternatives"] = [label for label, _ in alternatives]
        response = jsonify(body)
        if request.method in _READING or request.path.startswith("/sparql"):
            # Scripts of other sites may read data here, so also why there is none.
            response = allow_other_origins(response)
    else:
        heading = _HEADINGS.get(status, _HEADINGS[400 if status < 500 else 500])
        page = render_template(
            "error.html", status=status, heading=heading, message=message, alternatives=alternatives
        )
        response = make_response(page)
    response.status_code = status
    response.vary.add("Accept")
    return response


def wants_data() -> bool:
    """Whether a program rather than a person asks: by the address, or by ``Accept``."""
    ending = request.path.rpartition("/")[2].rpartition(".")[2]
    if ending in _DATA_ENDINGS or request.path == "/healthz":
        return True
    if request.path.startswith(_FOR_PROGRAMS) and not names_page():
        return True
    offered = ["text/html", "application/json"]
    return request.accept_mimetypes.best_match(offered) == "application/json"


def status_of(error: KgError) -> int:
    """Which HTTP status says best what is wrong."""
    if isinstance(error, LimitError):
        # Not 503 or 504: whoever repeats the query gets the same.
        return 422
    if isinstance(error, (QuestionError, QueryError, UsageError)):
        return 400
    return 503 if isinstance(error, StoreError) else 500


def in_words(error: KgError) -> str:
    """What is wrong, with parameters named as addresses name them: ``from``, not ``--from``."""
    message = str(error)
    if not isinstance(error, QuestionError):
        return message
    return _OPTION.sub(lambda found: found[1] or "", message)


def _explain(error: KgError) -> Response:
    status = status_of(error)
    if status >= 500:
        _log.error("%s %s: %s", request.method, request.path, error)
    return failure(status, in_words(error))


def _explain_http(error: HTTPException) -> Response:
    if error.response is not None:
        return _as_it_is(error)
    status = error.code or 500
    if status < 400:
        return _as_it_is(error)
    described = (
        isinstance(error, InternalServerError) or error.description == type(error).description
    )
    message = _MESSAGES.get(status) if described else None
    if isinstance(error, MethodNotAllowed):
        can = ", ".join(sorted(error.valid_methods or ()))
        message = f"{request.method}: this address does not take it; it takes {can}."
    response = failure(status, message or error.description or error.name)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After", "WWW-Authenticate"):
            response.headers[name] = value
    return response


def _as_it_is(error: HTTPException) -> Response:
    return make_response(error.get_response())
