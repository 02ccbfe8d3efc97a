"""What went wrong between a request and its answer, in words."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from http.client import IncompleteRead

from urllib3.exceptions import DecodeError, NewConnectionError

from kg.articles.fetching.address import Address, shown
from kg.errors import PassingError, SourceError


def failure(address: Address, error: Exception) -> SourceError:
    """The error of a library or of the operating system, as one that says what to do."""
    causes = list(_causes(error))
    for cause in causes:
        match cause:
            case ssl.SSLCertVerificationError():
                problem = f"the certificate of {address.host} cannot be trusted"
                remedy = "if you trust it, name a file with its issuer in SSL_CERT_FILE"
                return SourceError(address.url, f"{problem} ({cause.verify_message}); {remedy}")
            case TimeoutError():
                return PassingError(address.url, f"no answer from {address.host} in time; {_LATER}")
            case NewConnectionError():
                reason = getattr(cause.__cause__, "strerror", None) or "no network leads there"
                problem = f"{address.host} cannot be reached ({reason})"
                return PassingError(address.url, f"{problem}; check the spelling, or {_LATER}")
            case ConnectionError() | ssl.SSLEOFError() | IncompleteRead():
                return PassingError(address.url, f"the connection broke off; {_LATER}")
            case ssl.SSLError():
                problem = f"no secure connection with {address.host} ({cause.reason})"
                return SourceError(address.url, f"{problem}; check that its address is of https")
            case DecodeError():
                return SourceError(address.url, f"its compression is broken; {BY_HAND}")
    reason = shown(str(causes[-1]).strip()) or type(causes[-1]).__name__
    return SourceError(address.url, f"no valid answer of HTTP ({reason}); {BY_HAND}")


def too_slow(address: Address, seconds: float) -> SourceError:
    """The error for an address that took all its time."""
    problem = f"not read within {seconds:g} seconds"
    return SourceError(
        address.url, f"{problem}; {_LATER}, or raise timeout_s under fetch in kg.yaml"
    )


BY_HAND = "save the page in a browser and read the file"
"""The remedy that always works."""
_LATER = "try later"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it was raised from: urllib3 wraps what others raise."""
    while error is not None:
        yield error
        error = error.__cause__
