"""What may be set about fetching, and the bounds that may not."""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass, field
from typing import Final

from kg import __version__
from kg.errors import UsageError

MOST_REDIRECTS: Final = 5
MOST_TRIES: Final = 3
"""Requests for one address that fail in a way that may pass."""
CONNECT_S: Final = 10.0
"""Seconds until a connection stands."""
SILENCE_S: Final = 20.0
"""Seconds that a server may send nothing."""
LONGEST_DELAY_S: Final = 30.0
"""The longest pause between two requests that robots.txt can ask for."""
LONGEST_WAIT_S: Final = 60.0
"""The longest ``Retry-After`` that is waited for."""

_AGENT = re.compile(r"([A-Za-z_-]+)[ -~]*")
_BOUNDS: Final = {
    "delay_s": (0.0, 3600.0),
    "timeout_s": (0.1, 3600.0),
    "megabytes": (0.001, 1000.0),
}


def _own_name() -> str:
    return f"newskg/{__version__}"


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How addresses are fetched; ``fetch`` in kg.yaml sets what it names.

    Attributes:
        user_agent: who asks, as servers log it. It begins with the name that robots.txt knows;
            where you can be reached belongs behind it: ``newskg/1.0 (+https://desk.example/bot)``.
        delay_s: seconds between two requests to one host; more where its robots.txt asks for it.
        timeout_s: seconds that one address may take, from the first connection to the last byte,
            with redirects and further tries. Not counted are polite pauses, and the robots.txt of
            each site, which has as long again. How long name servers may take, the operating
            system decides.
        megabytes: the most that one page may hold (millions of bytes), decompressed.
        allow_private: whether hosts of private networks, and this machine, are asked, too.

    Raises:
        UsageError: for a value that cannot be taken.
    """

    user_agent: str = field(default_factory=_own_name)
    delay_s: float = 1.0
    timeout_s: float = 60.0
    megabytes: float = 20.0
    allow_private: bool = False

    def __post_init__(self) -> None:
        # kg.yaml may state anything.
        stated: dict[str, object] = asdict(self)
        agent = stated["user_agent"]
        if not isinstance(agent, str) or _AGENT.fullmatch(agent) is None:
            problem = f"user_agent is {agent!r}; it takes a name in ASCII letters"
            raise UsageError(f"{problem} and what you like in ASCII behind it, such as newskg/1.0")
        if not isinstance(stated["allow_private"], bool):
            problem = f"allow_private is {self.allow_private!r}"
            raise UsageError(f"{problem}; it takes true or false")
        for name, (least, most) in _BOUNDS.items():
            value = stated[name]
            number = value if isinstance(value, int | float) else math.nan
            if isinstance(value, bool) or not least <= number <= most:
                problem = f"{name} is {value!r}"
                raise UsageError(f"{problem}; it takes a number from {least:g} to {most:,g}")

    @property
    def robot(self) -> str:
        """The name that robots.txt knows (its product token, RFC 9309)."""
        name = _AGENT.fullmatch(self.user_agent)
        return name[1] if name else ""

    @property
    def most_bytes(self) -> int:
        return int(self.megabytes * 1_000_000)
