"""Where an answer sends the reader to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urljoin

from urllib3.response import HTTPResponse

from kg.articles.fetching.address import Address, parse_address, shown
from kg.articles.fetching.failures import BY_HAND
from kg.articles.fetching.policy import MOST_REDIRECTS
from kg.errors import SourceError

T = TypeVar("T")

_STATUSES = (301, 302, 303, 307, 308)


def follow(start: Address, ask: Callable[[Address], T | Address]) -> T:
    """What ``ask`` gives for an address, or for the one that it was sent to at last.

    Raises:
        SourceError: what ``ask`` raises, or there are too many redirects.
    """
    address = start
    for _ in range(MOST_REDIRECTS + 1):
        found = ask(address)
        if not isinstance(found, Address):
            return found
        address = found
    problem = f"redirected more than {MOST_REDIRECTS} times"
    raise SourceError(start.url, f"{problem}; {BY_HAND}")


def redirect_of(address: Address, response: HTTPResponse) -> Address | None:
    """The address that an answer sends to; None where it is an answer by itself.

    Raises:
        SourceError: it is not an address that is fetched.
    """
    location = response.headers.get("Location")
    if response.status not in _STATUSES or not location:
        return None
    try:
        return parse_address(urljoin(address.url, _unicode(location).replace(" ", "%20")))
    except SourceError as error:
        raise SourceError(address.url, f"redirects to {error}") from None
    except ValueError:
        problem = f"redirects to {shown(location)}, which is malformed"
        raise SourceError(address.url, f"{problem}; {BY_HAND}") from None


def _unicode(header: str) -> str:
    """A header as its sender meant it: http.client reads all as Latin-1, many write UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
