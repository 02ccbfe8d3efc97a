"""Asking a server again after a failure that passes: it restarts, is busy, or broke off.

What may be sent twice is for the caller to say. A query may. An update may, if the graph is the
same afterwards whether it ran once or twice: one that drops graphs and deletes and inserts given
statements without blank nodes, as long as nobody else writes to the store. Any other update is
sent again only where the server has not begun it: nobody listened, or the server said that it is
too busy. Silence is never answered by asking again: the server may still be at work on it.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    wait_random_exponential,
)

from kg.graph.transport import NeverSentError, RefusedError, TooLargeError

MOST_PATIENCE = 30.0
"""Seconds for which a server is asked again that has answered before: it may be restarting."""

NOT_BEGUN = (429, 503)
"""Status codes of a server that has not begun what it was asked for."""

_PASSING = (*NOT_BEGUN, 502, 504)

_later = wait_random_exponential(multiplier=0.5, max=8)

Answer = TypeVar("Answer")

sleep: Callable[[float], None] = time.sleep
"""How the time between two attempts is spent."""


def repeated(
    action: Callable[[], Answer], *, patience: float, repeatable: bool, known: bool
) -> Answer:
    """The outcome of an action, tried again after failures that pass.

    Args:
        action: sends a request; see `kg.graph.transport.send` for how it fails.
        patience: seconds after which no further attempt begins.
        repeatable: whether doing it twice is as good as once.
        known: whether the server has answered before. Who never did is not waited for: the
            address is wrong, more likely.

    Raises:
        The failure of the last attempt.
    """

    def passes(error: BaseException) -> bool:
        if isinstance(error, NeverSentError):
            return known
        if isinstance(error, RefusedError):
            return error.code in (_PASSING if repeatable else NOT_BEGUN)
        broke_off = isinstance(error, ConnectionError | http.client.HTTPException)
        return broke_off and repeatable and not isinstance(error, TooLargeError)

    def is_over(state: RetryCallState) -> bool:
        late = (state.seconds_since_start or 0) > patience
        return late or state.idle_for + state.upcoming_sleep > patience

    attempts = Retrying(
        retry=retry_if_exception(passes),
        wait=_wait,
        stop=is_over,
        sleep=lambda seconds: sleep(seconds),
        reraise=True,
    )
    return attempts(action)


def _wait(state: RetryCallState) -> float:
    """As long as the server asks for, else longer from attempt to attempt."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.headers.get("retry-after") if isinstance(error, RefusedError) else None
    return max(_later(state), _seconds(asked))


def _seconds(retry_after: str | None) -> float:
    """RFC 9110, section 10.2.3: a number of seconds, or a date."""
    if retry_after is None:
        return 0.0
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
