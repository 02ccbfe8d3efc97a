"""One request at a time to one host, with a pause between them."""

from __future__ import annotations

from collections.abc import Callable


class Pacer:
    """Remembers from when on each host may be asked again.

    ``clock`` gives seconds that only grow, ``sleep`` lets them pass.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._rested: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until the host may be asked."""
        seconds = max(0.0, self._rested.get(host, 0.0) - self._clock())
        if seconds:
            self._sleep(seconds)

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long from now, if not longer already."""
        self._rested[host] = max(self._rested.get(host, 0.0), self._clock() + seconds)
