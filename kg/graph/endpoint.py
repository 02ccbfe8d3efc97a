"""A SPARQL 1.1 endpoint: queries and updates.

SPARQLWrapper makes the requests of the protocol; `kg.graph.sending` sends them.
"""

from __future__ import annotations

import math
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass

from SPARQLWrapper import JSON, JSONLD, POST, POSTDIRECTLY, SPARQLWrapper

from kg.errors import StoreError
from kg.graph import customs
from kg.graph.limits import Limits
from kg.graph.refusals import ENDPOINT, shown
from kg.graph.sending import DOUBT, PATIENCE, Sender

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
        self.update_location = customs.update_address(location)
        self.sender = Sender(user, password, patience)
        self.software = ""
        """What the server calls itself, known from the first answer on."""

    @property
    def is_virtuoso(self) -> bool:
        """Known from the first answer on. It takes no long updates."""
        return "virtuoso" in self.software.lower()

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
        response = self.sender.send(_request(wrapper), self.location, limits=limits)
        self.software = response.headers.get("server", "")
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
                f" JSON ({shown(response.body)}); {ENDPOINT}"
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
        wrapper = self._wrapper(text, "INSERT")
        # As a form it would be three times as long, and take longer to write than to run.
        wrapper.setRequestMethod(POSTDIRECTLY)
        request = _request(wrapper)
        self.sender.send(request, self.update_location, doubt=DOUBT, repeatable=repeatable)

    def _wrapper(self, text: str, form: str) -> SPARQLWrapper:
        wrapper = SPARQLWrapper(self.location, self.update_location)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        # Not setQuery(): it guesses the form with patterns that long literals slow down.
        wrapper.queryString = text
        wrapper.queryType = form
        # Virtuoso asks for a digest under the path that ends so; elsewhere the password goes along
        # at once, since a server may show a user more than a stranger.
        if self.sender.credentials and not self.location.endswith("-auth"):
            wrapper.setCredentials(*self.sender.credentials)
        return wrapper


def _request(wrapper: SPARQLWrapper) -> urllib.request.Request:
    """What SPARQLWrapper would send itself.

    It would do so through an opener that all of the process shares, which follows redirections
    with the user's password.
    """
    request: urllib.request.Request = wrapper._createRequest()
    return request
