"""How many custom queries run at a time, whoever sends them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from werkzeug.exceptions import ServiceUnavailable

from kg.graph.limits import Limits

AT_ONCE: Final = 3
WAITING: Final = 2
PATIENCE: Final = 5.0
"""Seconds that a query waits for its turn."""


class Turnstile:
    """Lets a few custom queries pass at a time, each with the same limits.

    Some more wait for a moment; the others are sent away, so that neither processes nor the
    server's threads pile up.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._passing = threading.BoundedSemaphore(AT_ONCE)
        self._coming = threading.BoundedSemaphore(AT_ONCE + WAITING)

    @contextmanager
    def passed(self) -> Iterator[Limits]:
        """Waits for a turn and gives what the query may take.

        Raises:
            ServiceUnavailable: where others take too long.
        """
        if not self._coming.acquire(blocking=False):
            raise self._busy()
        try:
            if not self._passing.acquire(timeout=PATIENCE):
                raise self._busy()
            try:
                yield self.limits
            finally:
                self._passing.release()
        finally:
            self._coming.release()

    def _busy(self) -> ServiceUnavailable:
        return ServiceUnavailable(
            f"{AT_ONCE} queries are running, as many as may at a time; send yours again later.",
            retry_after=round(self.limits.seconds) + 1,
        )
