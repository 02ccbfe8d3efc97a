"""A SPARQL 1.1 endpoint: queries and updates, and its failures in words.

SPARQLWrapper makes the requests of the protocol; `kg.graph.transport` sends them.
"""

from __future__ import annotations

import http.client
import math
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

from SPARQLWrapper import JSON, JSONLD, POST, SPARQLWrapper

from kg.errors import LimitError, StoreError
from kg.graph import retries, transport
from kg.graph.limits import Limits
from kg.graph.transport import NeverSentError, RefusedError, Response, TooLargeError

TIMEOUT = 60
"""Seconds without a byte after which a server counts as silent."""

PATIENCE = 3.0
"""Seconds for which a reader asks a server again."""

_SHOWN = 200
_DOUBT = "whether it made the change is not known: repeat the command"
_SENT_ON = (301, 302, 303, 307, 308)
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
        patience: seconds for which a server that does not answer for the moment is asked again.
    """

    def __init__(
        self, location: str, user: str | None, password: str | None, patience: float = PATIENCE
    ) -> None:
        self.location = location
        self.update_location = _update_location(location)
        self.is_virtuoso = False
        """Known from the first answer on. It takes no long updates."""
        self._answered = False
        self._user = user
        self._password = password
        self._patience = patience
        self._openers = {
            address: transport.opener(user, password, address)
            for address in (self.location, self.update_location)
        }

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
        response = self._send(wrapper, self.location, limits=limits)
        state = response.headers.get("x-sql-state")
        if state and limits is not None and state == _TIME_IS_UP:
            raise limits.exceeded("seconds")
        if state:
            raise StoreError(
                f"{self.location}: the server stopped early and sent a part of the answer"
                f" ({state}); ask for less, or raise the server's limit"
            )
        kind = response.headers.get("content-type")
        if "json" not in (kind or ""):
            raise StoreError(
                f"{self.location}: the server answered {kind or 'without a media type'} instead of"
                f" JSON ({_shown(response.body)}); name the address of its SPARQL endpoint"
            )
        most = response.headers.get("x-sparql-maxrows", "")
        return Answer(response.body, int(most) if most.isdecimal() else None)

    def update(self, text: str, *, repeatable: bool) -> None:
        """Runs an update.

        Args:
            text: the update.
            repeatable: whether running it twice is as good as once; see `kg.graph.retries`.

        Raises:
            StoreError: if the server does not confirm it.
        """
        self._send(self._wrapper(text, "INSERT"), self.update_location, repeatable=repeatable)

    def _wrapper(self, text: str, form: str) -> SPARQLWrapper:
        wrapper = SPARQLWrapper(self.location, self.update_location)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        # Not setQuery(): it guesses the form with patterns that long literals slow down.
        wrapper.queryString = text
        wrapper.queryType = form
        # Virtuoso asks for a digest under the path that ends so; elsewhere the password goes along
        # at once, since a server may show a user more than a stranger.
        if self._user and self._password and not self.location.endswith("-auth"):
            wrapper.setCredentials(self._user, self._password)
        return wrapper

    def _send(
        self,
        wrapper: SPARQLWrapper,
        address: str,
        *,
        limits: Limits | None = None,
        repeatable: bool = True,
    ) -> Response:
        began = time.monotonic()
        # What SPARQLWrapper would send itself through an opener that all of the process shares,
        # which follows redirections with the user's password.
        request = wrapper._createRequest()

        def attempt() -> Response:
            if limits is None:
                return transport.send(self._openers[address], request, TIMEOUT)
            left = max(began + limits.seconds - time.monotonic(), 0.01)
            return transport.send(self._openers[address], request, left, left, limits.answer_bytes)

        doubt = _DOUBT if wrapper.isSparqlUpdateRequest() else ""
        patience = self._patience if limits is None else min(self._patience, limits.seconds)
        try:
            response = retries.repeated(
                attempt, patience=patience, repeatable=repeatable, known=self._answered
            )
        except RefusedError as error:
            raise StoreError(f"{address}: {self._refused(error)}") from error
        except TooLargeError as error:
            if limits is not None:
                raise limits.exceeded("megabytes") from error
            raise StoreError(
                f"{address}: the server's answer is longer than"
                f" {transport.MOST_BYTES >> 20:,} MB; ask for less"
            ) from error
        except TimeoutError as error:
            if limits is not None:
                raise LimitError(
                    f"{address}: {limits.exceeded('seconds')}; the server may still be working on"
                    " it"
                ) from error
            raise StoreError(
                f"{address}: no answer within {TIMEOUT} seconds; {doubt or 'ask for less'}, or look"
                " at the server's load"
            ) from error
        except NeverSentError as error:
            raise StoreError(
                f"{address}: no server answers there ({error}); start it, or correct the address"
            ) from error
        except (http.client.HTTPException, OSError) as error:
            reason = getattr(error, "reason", None) or error
            raise StoreError(
                f"{address}: the server cannot be reached or broke off ({reason});"
                f" {doubt or 'start it, or correct the address'}"
            ) from error
        self._answered = True
        if "virtuoso" in response.headers.get("server", "").lower():
            self.is_virtuoso = True
        return response

    def _refused(self, error: RefusedError) -> str:
        said = f"the server answered {error.code} {error.reason} ({_shown(error.body)})"
        if error.code in _SENT_ON:
            place = error.headers.get("location", "another address")
            return f"{said}; it sends requests on to {place}, which are not followed: name that"
        if b"No permission" in error.body:
            # Virtuoso's way of saying 403.
            return f"{said}; {self._login()}, at the address that ends in /sparql-auth"
        wait = error.headers.get("retry-after")
        if error.code in (429, 503) and wait:
            return f"{said}; it asks to be left alone until later (Retry-After: {_shown(wait)})"
        return f"{said}; {self._login() if error.code in (401, 403) else _remedy(error.code)}"

    def _login(self) -> str:
        if self._user and self._password:
            return (
                f"correct NEWSKG_STORE_USER (now {self._user}) and NEWSKG_STORE_PASSWORD, or name"
                " a user who may do this"
            )
        return "set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this"


def _update_location(location: str) -> str:
    """Where the server takes updates: by the customs of Oxigraph, Fuseki, RDF4J and GraphDB."""
    if re.search(r"/repositories/[^/?#]+$", location):
        return f"{location}/statements"
    return re.sub(r"(?<=/)query$", "update", location)


def _remedy(code: int) -> str:
    if code == 400:
        return "the server takes no such request"
    if code in (404, 405):
        return "name the address of its SPARQL endpoint"
    if code == 413:
        return "raise the server's limit on the size of a request"
    if code in (429, 502, 503, 504):
        return "it is busy or starting; repeat the command later"
    return "look at the server's log"


def _shown(said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    words = " ".join(words.split())
    return words[:_SHOWN] or "no word about why"
