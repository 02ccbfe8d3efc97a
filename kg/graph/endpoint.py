"""HTTP to a SPARQL 1.1 endpoint, and its failures in words."""

from __future__ import annotations

import ast
import http.client
import math
import re
import time
import urllib.error
from collections.abc import Sequence
from dataclasses import dataclass

from SPARQLWrapper import BASIC, DIGEST, JSON, JSONLD, POST, SPARQLExceptions, SPARQLWrapper

from kg.errors import LimitError, StoreError
from kg.graph.limits import Limits

TIMEOUT = 60
"""Seconds without a byte after which a server counts as silent."""

_PIECE = 1 << 16
_SHOWN = 200
_TIME_IS_UP = "S1TAT"
"""How Virtuoso says that it sends what it found in the time given."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, and how many rows the server sends at most (None: no limit told)."""

    body: bytes
    most_rows: int | None


class Endpoint:
    """Sends queries and updates.

    Args:
        location: the address for queries.
        user: whom to log in as, if at all.
        password: that user's.
    """

    def __init__(self, location: str, user: str | None, password: str | None) -> None:
        self.location = location
        self.update_location = re.sub(r"(?<=/)query$", "update", location)
        self.is_virtuoso = False
        """Known from the first answer on. It takes no long updates."""
        self._user = user
        self._password = password

    def query(
        self,
        text: str,
        form: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        limits: Limits | None = None,
    ) -> Answer:
        """The answer to a query, JSON (rows) or JSON-LD (graphs).

        The default graph is the union of all graphs where none are chosen: most servers' default,
        and what Oxigraph's has a parameter for, which others ignore.

        Raises:
            LimitError: if the answer is too large, or takes longer than ``limits`` allow.
            StoreError: if there is no answer, a partial one, or one that is not JSON.
        """
        wrapper = self._wrapper(text, form)
        wrapper.setReturnFormat(JSON if form in ("SELECT", "ASK") else JSONLD)
        if default_graphs is None and named_graphs is None:
            wrapper.addParameter("union-default-graph", "true")
        for iri in default_graphs or ():
            wrapper.addParameter("default-graph-uri", iri)
        for iri in named_graphs or ():
            wrapper.addParameter("named-graph-uri", iri)
        if limits is not None and self.is_virtuoso:
            # Its own parameter, in milliseconds; what others know under this name is in seconds.
            wrapper.addParameter("timeout", str(math.ceil(limits.seconds * 1000)))
        headers, body = self._send(wrapper, self.location, limits)
        state = headers.get("x-sql-state")
        if state and limits is not None and state == _TIME_IS_UP:
            raise limits.exceeded("seconds")
        if state:
            raise StoreError(
                f"{self.location}: the server stopped early and sent a part of the answer"
                f" ({state}); ask for less, or raise the server's limit"
            )
        if "json" not in headers.get("content-type", ""):
            raise StoreError(
                f"{self.location}: the server answered"
                f" {headers.get('content-type') or 'without a media type'} instead of JSON"
                f" ({_shown(body)}); name the address of its SPARQL endpoint"
            )
        most = headers.get("x-sparql-maxrows", "")
        return Answer(body, int(most) if most.isdecimal() else None)

    def update(self, text: str) -> None:
        """Runs an update.

        Raises:
            StoreError: if the server does not confirm it.
        """
        self._send(self._wrapper(text, "INSERT"), self.update_location)

    def _wrapper(self, text: str, form: str) -> SPARQLWrapper:
        wrapper = SPARQLWrapper(self.location, self.update_location)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(TIMEOUT)
        # Not setQuery(): it guesses the form with patterns that long literals slow down.
        wrapper.queryString = text
        wrapper.queryType = form
        if self._user and self._password:
            wrapper.setCredentials(self._user, self._password)
            # The path under which Virtuoso asks for a digest.
            wrapper.setHTTPAuth(DIGEST if self.location.endswith("-auth") else BASIC)
        return wrapper

    def _send(
        self, wrapper: SPARQLWrapper, address: str, limits: Limits | None = None
    ) -> tuple[dict[str, str], bytes]:
        began = time.monotonic()
        if limits is not None:
            # setTimeout() cuts fractions off.
            wrapper.timeout = limits.seconds  # type: ignore[assignment]
        try:
            with wrapper.query().response as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                body = response.read() if limits is None else _read(response, began, limits)
        except SPARQLExceptions.SPARQLWrapperException as error:
            raise self._refused(address, error) from error
        except urllib.error.HTTPError as error:
            raise StoreError(
                f"{address}: the server answered {error.code} {error.reason}"
                f" ({_shown(error.read())}); {_remedy(error.code)}"
            ) from error
        except (TimeoutError, urllib.error.URLError) as error:
            if not isinstance(getattr(error, "reason", error), TimeoutError):
                raise self._unreachable(address, error) from error
            if limits is not None:
                raise _late(address, limits) from error
            raise StoreError(
                f"{address}: no answer within {TIMEOUT} seconds; ask for less, or look at the"
                " server's load"
            ) from error
        except (http.client.HTTPException, OSError) as error:
            raise self._unreachable(address, error) from error
        if "virtuoso" in headers.get("server", "").lower():
            self.is_virtuoso = True
        return headers, body

    def _unreachable(self, address: str, error: Exception) -> StoreError:
        reason = getattr(error, "reason", None) or error
        return StoreError(
            f"{address}: the server cannot be reached or broke off ({reason}); start it, or"
            " correct the address"
        )

    def _refused(self, address: str, error: SPARQLExceptions.SPARQLWrapperException) -> StoreError:
        code, remedy = {
            SPARQLExceptions.QueryBadFormed: (400, "the server takes no such request"),
            SPARQLExceptions.Unauthorized: (401, _remedy(401)),
            SPARQLExceptions.EndPointNotFound: (404, _remedy(404)),
            SPARQLExceptions.URITooLong: (414, "ask for less"),
            SPARQLExceptions.EndPointInternalError: (500, _remedy(500)),
        }.get(type(error), (0, "look at the server's log"))
        answer = f"answered {code}" if code else "failed"
        if b"No permission" in _body(error):
            # Virtuoso's way of saying 403.
            remedy = f"{_remedy(403)}, at the address that ends in /sparql-auth"
        return StoreError(f"{address}: the server {answer} ({_shown(_body(error))}); {remedy}")


def _read(response: http.client.HTTPResponse, began: float, limits: Limits) -> bytes:
    """The body of an answer, as far as the limits allow."""
    body = bytearray()
    while piece := response.read1(_PIECE):
        body += piece
        if len(body) > limits.answer_bytes:
            raise limits.exceeded("megabytes")
        if time.monotonic() > began + limits.seconds:
            raise TimeoutError
    if response.length:
        raise http.client.IncompleteRead(bytes(body), response.length)
    return bytes(body)


def _late(address: str, limits: Limits) -> LimitError:
    return LimitError(
        f"{address}: {limits.exceeded('seconds')}; the server may still be working on it"
    )


def _remedy(code: int) -> str:
    if code in (401, 403):
        return "set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this"
    if code == 404:
        return "name the address of its SPARQL endpoint"
    if code in (429, 502, 503, 504):
        return "it is busy or starting; repeat the command later"
    return "look at the server's log"


def _body(error: SPARQLExceptions.SPARQLWrapperException) -> bytes:
    """What the server said: SPARQLWrapper hands it on only as Python writes it, in its message."""
    found = re.search(r"Response:\n(b['\"].*)", str(error), re.DOTALL)
    body = ast.literal_eval(found[1]) if found else b""
    return body if isinstance(body, bytes) else b""


def _shown(said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    words = " ".join(words.split())
    return words[:_SHOWN] or "no word about why"
