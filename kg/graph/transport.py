"""One request to a server over HTTP: all of its answer, or what was wrong.

Redirections are not followed. What they would carry on, a user's password and changes of the graph,
is for the server that was named; and a POST that is redirected loses its content on the way.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO

MOST_BYTES = 1 << 30
"""How long an answer may be; more would fill the memory of this process."""

_PIECE = 1 << 16
_MOST_WORDS = 1 << 16
"""Bytes of a refusal that are read; only its first words are shown."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, complete. The names of the headers are in lower case."""

    headers: Mapping[str, str]
    body: bytes


class RefusedError(Exception):
    """An answer that says no, with its status code, its headers and what it says."""

    def __init__(self, code: int, reason: str, headers: Mapping[str, str], body: bytes) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason
        self.headers = headers
        self.body = body


class TooLargeError(Exception):
    """An answer that is longer than it may be."""


class NeverSentError(Exception):
    """A request that did not reach the server: nobody answers at its address."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Answers a server that asks for a digest, once: more could lock an account.

    What it was once asked for comes with all later requests, since a server may hang up on a long
    one that it does not know the user of.
    """

    _offer: str | None = None
    """What the server asked for, where the answer to that was right."""

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        if self._offer is not None:
            asked = urllib.request.parse_http_list(self._offer.partition(" ")[2])
            answer = self.get_authorization(request, urllib.request.parse_keqv_list(asked))
            request.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return request

    https_request = http_request

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], _: int, __: str, headers: Message
    ) -> http.client.HTTPResponse | None:
        offers = [str(offer) for offer in headers.get_all("WWW-Authenticate", [])]
        digests = [offer for offer in offers if offer.lower().startswith("digest ")]
        known, self._offer = self._offer, None
        # An offer that was right runs out after some time.
        if not digests or (self.auth_header in req.unredirected_hdrs and known is None):
            return None
        try:
            again = self.retry_http_digest_auth(req, digests[0])
        except ValueError:  # a way of making digests that Python does not know
            return None
        except OSError:
            fp.close()
            raise
        if again is not None:
            self._offer = digests[0]
            fp.close()
        return again


def opener(credentials: tuple[str, str] | None, location: str) -> urllib.request.OpenerDirector:
    """What opens requests to a server; it logs in where the server asks for a digest."""
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if credentials:
        known.add_password(None, location, *credentials)
    return urllib.request.build_opener(_Stay, _Digest(known))


def send(
    through: urllib.request.OpenerDirector,
    request: urllib.request.Request,
    silence: float,
    most_seconds: float | None = None,
    most_bytes: int | None = None,
) -> Response:
    """The answer to a request, read to its end.

    Args:
        through: what opens it.
        request: what to send.
        silence: seconds without a byte after which a server counts as silent.
        most_seconds: how long all of it may take; None for as long as bytes come.
        most_bytes: how long the answer may be; None for `MOST_BYTES`.

    Raises:
        RefusedError: if the status is not one of success.
        NeverSentError: if nobody listens there.
        TimeoutError: if the server is silent, or the time is over.
        TooLargeError: if the answer is too long.
        OSError, http.client.HTTPException: if it breaks off, or the network fails.
    """
    began = time.monotonic()
    most = MOST_BYTES if most_bytes is None else most_bytes
    try:
        with through.open(request, timeout=silence) as response:
            body = bytearray()
            while piece := response.read1(_PIECE):
                body += piece
                if len(body) > most:
                    raise TooLargeError
                if most_seconds is not None and time.monotonic() > began + most_seconds:
                    raise TimeoutError
            if response.length:
                raise http.client.IncompleteRead(bytes(body), response.length)
            return Response(_lowered(response.headers), bytes(body))
    except urllib.error.HTTPError as error:
        said = _words(error)
        raise RefusedError(error.code, error.reason, _lowered(error.headers), said) from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise TimeoutError from error
        if isinstance(error.reason, ConnectionRefusedError):
            raise NeverSentError(str(error.reason)) from error
        if isinstance(error.reason, ConnectionError):
            raise error.reason from error
        raise


def _words(refusal: urllib.error.HTTPError) -> bytes:
    """What a refusal says; nothing where that breaks off, since its status says enough."""
    try:
        return refusal.read(_MOST_WORDS)
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        refusal.close()


def _lowered(headers: Message) -> dict[str, str]:
    return {name.lower(): str(value) for name, value in headers.items()}
