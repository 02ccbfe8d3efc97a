"""What robots.txt allows (RFC 9309): each origin's is fetched once, and kept."""

from __future__ import annotations

from protego import Protego
from urllib3.response import HTTPResponse

from kg.articles.fetching.address import Address
from kg.articles.fetching.body import read_start
from kg.articles.fetching.client import Client
from kg.articles.fetching.failures import BY_HAND
from kg.articles.fetching.policy import LONGEST_DELAY_S, FetchPolicy
from kg.articles.fetching.redirects import follow, redirect_of
from kg.articles.fetching.statuses import check_status
from kg.errors import HostError, SourceError

_MOST_BYTES = 500 * 1024
"""What lies beyond is not read, as the RFC has it."""
_MOST_RULES = 4_000_000
"""Groups times lines: each line can be a rule for each robot named above it."""


class Robots:
    """The rules of the sites that were asked, and of those that gave none."""

    def __init__(self, client: Client, policy: FetchPolicy) -> None:
        self._client = client
        self._policy = policy
        self._kept: dict[str, Protego | str] = {}

    def delay_s(self, address: Address) -> float:
        """Seconds to leave the host alone after the address was fetched.

        Raises:
            SourceError: robots.txt does not allow the address, or nobody can tell what it allows.
        """
        if address.origin not in self._kept:
            self._kept[address.origin] = self._rules(address)
        rules = self._kept[address.origin]
        if isinstance(rules, str):
            raise SourceError(address.url, rules)
        if not rules.can_fetch(address.url, self._policy.robot):
            problem = f"the robots.txt of its site does not let {self._policy.robot} read it"
            raise SourceError(address.url, f"{problem}; {BY_HAND}")
        asked = rules.crawl_delay(self._policy.robot) or 0.0
        return max(self._policy.delay_s, min(asked, LONGEST_DELAY_S))

    def _rules(self, address: Address) -> Protego | str:
        """The rules of an address's site, or what keeps it from being read."""
        start = Address(address.scheme, address.host, address.port, "/robots.txt")
        allowance = self._client.allowance()

        def read(address: Address, response: HTTPResponse) -> bytes | Address:
            target = redirect_of(address, response)
            if target is not None:
                return target
            # Too many requests are no sign that there is no robots.txt.
            if 400 <= response.status < 500 and response.status != 429:
                return b""
            check_status(address, response)
            return read_start(address, response, allowance, _MOST_BYTES)

        def ask(address: Address) -> bytes | Address:
            return self._client.get(address, allowance, read, self._policy.delay_s)

        try:
            return parse_robots(start, follow(start, ask))
        except SourceError as error:
            if isinstance(error, HostError) and error.source == start.url:
                # No page of that host could be read either.
                return error.problem
            return f"the robots.txt of its site cannot be read: {error.problem}"


def parse_robots(address: Address, content: bytes) -> Protego:
    """The rules that a robots.txt states; what is no rule in it is skipped.

    Raises:
        SourceError: it would take too much memory.
    """
    if len(content) == _MOST_BYTES:
        # Half a line may forbid far more than the whole one.
        content = content[: content.rfind(b"\n") + 1]
    text = content.decode("utf-8-sig", "replace")
    lines = text.splitlines()
    groups = sum(line.strip().lower().startswith("user") for line in lines)
    if groups * len(lines) > _MOST_RULES:
        problem = f"the file names {groups:,} robots in {len(lines):,} lines, too many to read"
        raise SourceError(address.url, f"{problem}; {BY_HAND}")
    return Protego.parse(text)
