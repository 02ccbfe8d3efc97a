"""How much time and how many tries one address may take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.articles.fetching.policy import LONGEST_WAIT_S, MOST_TRIES
from kg.errors import PassingError


class Allowance:
    """What is left of the time and the tries for one address, with all its redirects.

    The time passes while something is asked for, not in the pauses between.
    """

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self.seconds = seconds
        self._clock = clock
        self._left_s = seconds
        self._since: float | None = None
        self._failures = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let the time pass."""
        self._since = self._clock()
        try:
            yield
        finally:
            self._left_s, self._since = self.left_s, None

    @property
    def left_s(self) -> float:
        """Seconds that are left; zero or less when they are used up."""
        return self._left_s - (0.0 if self._since is None else self._clock() - self._since)

    def pause_after(self, error: PassingError) -> float | None:
        """Seconds to wait before the next try; None where there is to be none."""
        self._failures += 1
        pause = max(error.wait_s or 0.0, 2.0 ** (self._failures - 1))
        useful = self._failures < MOST_TRIES and pause <= LONGEST_WAIT_S and self.left_s > 0
        return pause if useful else None
