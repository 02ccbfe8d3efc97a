"""What a query may take before it is stopped, and what is said then."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from kg.errors import LimitError, UsageError

Limit = Literal["seconds", "rows", "megabytes"]

LEAST_SECONDS: Final = 0.01
LEAST_MEGABYTES: Final = 16
"""Less is not enough for the simplest query."""

_ANSWER_SHARE: Final = 8

_MOST: Final[dict[Limit, int]] = {"seconds": 10**6, "rows": 10**9, "megabytes": 10**7}

OPTIONS: Final[dict[Limit, str]] = {
    "seconds": "--timeout",
    "rows": "--max-rows",
    "megabytes": "--max-memory",
}
"""What commands call the limits."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one query may take.

    Attributes:
        seconds: time on the clock, from the start of its process to the end of its answer.
        rows: rows, or statements where the answer is a graph.
        megabytes: memory (MiB) beyond what the store holds already. The answer as text may take
            an eighth of it, since the terms that are made of it take several times as much.

    Raises:
        UsageError: for a limit that is not positive, or out of all bounds.
    """

    seconds: float = 30.0
    rows: int = 100_000
    megabytes: int = 1024

    def __post_init__(self) -> None:
        least: dict[Limit, float] = {
            "seconds": LEAST_SECONDS,
            "rows": 1,
            "megabytes": LEAST_MEGABYTES,
        }
        for name, most in _MOST.items():
            stated = getattr(self, name)
            whole = isinstance(stated, int) or (name == "seconds" and isinstance(stated, float))
            if isinstance(stated, bool) or not whole or not math.isfinite(stated):
                kind = "a number" if name == "seconds" else "a whole number"
                raise UsageError(f"{name} is {stated!r}; it takes {kind}")
            if not least[name] <= stated <= most:
                raise UsageError(
                    f"{name} is {stated}; it takes a number from {least[name]:g} to {most:,}"
                )

    @property
    def answer_bytes(self) -> int:
        """How long the answer may be as text."""
        return (self.megabytes << 20) // _ANSWER_SHARE

    def exceeded(self, limit: Limit) -> LimitError:
        """The error for a query that was stopped at one of the limits."""
        unit = "second" if self.seconds == 1 else "seconds"
        rows = "1 row" if self.rows == 1 else f"{self.rows:,} rows"
        what = {
            "seconds": f"stopped after {self.seconds:g} {unit}; ask for less",
            "rows": f"more than {rows}; add LIMIT to the query",
            "megabytes": f"stopped because it needs more than {self.megabytes:,} MB of memory; ask"
            " for less",
        }
        return LimitError(
            f"{what[limit]}, or raise the limit ({OPTIONS[limit]}, or {limit} under sparql in"
            " kg.yaml)"
        )


DEFAULT_LIMITS: Final = Limits()
"""Those of every command and server that is not told otherwise."""
