"""What the status of an answer says, in words."""

from __future__ import annotations

from urllib3.exceptions import InvalidHeader
from urllib3.response import HTTPResponse
from urllib3.util import Retry

from kg.articles.fetching.address import Address
from kg.articles.fetching.failures import BY_HAND
from kg.errors import PassingError, SourceError

PASSING = (429, 502, 503, 504)
"""Those that may pass: asking again makes sense."""
_FULL = (200, 203)

_MEANINGS = {
    204: ("there is no content", "check the address"),
    401: ("the site asks for a login", BY_HAND),
    402: ("the site asks for a payment or subscription", BY_HAND),
    403: ("the site refuses programs, or this page to everybody", BY_HAND),
    404: ("there is no such page", "check the spelling of the address"),
    406: ("the site has the page in no form that is read here", BY_HAND),
    407: ("a proxy asks for a login, and none is used", BY_HAND),
    410: ("the page was removed for good", "look for a copy in an archive"),
    429: (
        "the site has had too many requests",
        "try later, or raise delay_s under fetch in kg.yaml",
    ),
    451: ("the page is withheld for legal reasons where you are", "look for another report"),
    500: ("the server has a fault", "try later"),
    502: ("the server behind this one does not answer", "try later"),
    503: ("the server is overloaded or closed for repair", "try later"),
    504: ("the server behind this one is too slow", "try later"),
}


def check_status(address: Address, response: HTTPResponse) -> None:
    """Raise `SourceError` for an answer that is not the page itself.

    Raises:
        SourceError: the status is none of success; the message says what to do.
        PassingError: the status may pass.
    """
    status = response.status
    if status in _FULL:
        return
    meaning, remedy = _MEANINGS.get(status, ("the site does not give this page", BY_HAND))
    if status not in PASSING:
        raise SourceError(address.url, f"{meaning} (status {status}); {remedy}")
    wait_s = _wait_s(response)
    asked = "" if wait_s is None else f", asking to wait {wait_s:,.0f} seconds"
    raise PassingError(address.url, f"{meaning} (status {status}{asked}); {remedy}", wait_s)


def _wait_s(response: HTTPResponse) -> float | None:
    """Seconds that ``Retry-After`` asks to wait; None where it is missing or malformed."""
    stated = response.headers.get("Retry-After")
    try:
        return Retry().parse_retry_after(stated) if stated else None
    except (InvalidHeader, ValueError, OverflowError):
        return None
