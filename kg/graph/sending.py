"""Requests to a server, sent again where that helps, and its failures in words."""

from __future__ import annotations

import http.client
import time
import urllib.parse
import urllib.request

from kg.errors import LimitError, StoreError
from kg.graph import refusals, retries, transport
from kg.graph.limits import Limits
from kg.graph.transport import NeverSentError, RefusedError, Response, TooLargeError

TIMEOUT = 60
"""Seconds without a byte after which a server counts as silent."""

PATIENCE = 3.0
"""Seconds for which a reader asks a server again."""

DOUBT = "whether it made the change is not known: repeat the command"


class Sender:
    """Sends requests to a server.

    Args:
        user: whom to log in as, if at all.
        password: that user's.
        patience: seconds for which a server that does not answer for the moment is asked again.
    """

    def __init__(self, user: str | None, password: str | None, patience: float) -> None:
        self.credentials = (user, password) if user and password else None
        self._patience = patience
        self._answered: set[str] = set()
        self._openers: dict[str, urllib.request.OpenerDirector] = {}

    def send(
        self,
        request: urllib.request.Request,
        address: str,
        *,
        limits: Limits | None = None,
        doubt: str = "",
        repeatable: bool = True,
        wrong_address: str = refusals.ENDPOINT,
    ) -> Response:
        """The answer to a request.

        Args:
            request: what to send.
            address: where, in messages.
            limits: what it may take.
            doubt: what to say of a change that may have been made or not.
            repeatable: whether sending it twice is as good as once; see `kg.graph.retries`.
            wrong_address: what helps where something else answers there.

        Raises:
            LimitError: if the answer is too large, or takes longer than ``limits`` allow.
            StoreError: if there is no complete answer, or a refusal.
        """
        began = time.monotonic()
        server = urllib.parse.urlsplit(address).netloc
        if address not in self._openers:
            self._openers[address] = transport.opener(self.credentials, address)

        def attempt() -> Response:
            if limits is None:
                return transport.send(self._openers[address], request, TIMEOUT)
            left = max(began + limits.seconds - time.monotonic(), 0.01)
            return transport.send(self._openers[address], request, left, left, limits.answer_bytes)

        patience = self._patience if limits is None else min(self._patience, limits.seconds)
        try:
            response = retries.repeated(
                attempt, patience=patience, repeatable=repeatable, known=server in self._answered
            )
        except RefusedError as error:
            user = self.credentials[0] if self.credentials else None
            said = refusals.refused(error, user, wrong_address)
            raise StoreError(f"{address}: {said}") from error
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
        self._answered.add(server)
        return response
