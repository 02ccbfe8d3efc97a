"""Web address -> what lies there: the one entrance to fetching."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass

from urllib3.response import HTTPResponse

from kg.articles.fetching.address import Address, parse_address
from kg.articles.fetching.body import read_body
from kg.articles.fetching.client import Client
from kg.articles.fetching.hosts import Resolver, system_resolver
from kg.articles.fetching.media import text_type
from kg.articles.fetching.policy import FetchPolicy
from kg.articles.fetching.redirects import follow, redirect_of
from kg.articles.fetching.robots import Robots
from kg.articles.fetching.statuses import check_status
from kg.errors import SourceError


@dataclass(frozen=True, slots=True)
class Fetched:
    """What lay at an address.

    ``url`` is where it was found, after redirects; ``content`` the decompressed body;
    ``media_type`` and ``charset`` are what the server states, in lower case (an empty media type
    where it states none, but the address ends like one of a text).
    """

    url: str
    content: bytes
    media_type: str
    charset: str | None


class Fetcher:
    """Fetches one address after the other; remembers each site's robots.txt and its pauses.

    Not for several threads: then nobody would know when a host was asked last.

    Proxies that the environment names are not used: through one, nobody could tell which IP
    address is asked in the end. Cookies are neither kept nor sent, and nothing is cached.

    Args:
        policy: what may be set.
        resolve: what gives the IP addresses of a name.
        clock, sleep: seconds that only grow, and how to let them pass.
        tls: which certificates are trusted; those that the operating system trusts if None.
    """

    def __init__(
        self,
        policy: FetchPolicy | None = None,
        *,
        resolve: Resolver = system_resolver,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._policy = policy or FetchPolicy()
        tls = tls or ssl.create_default_context()
        self._client = Client(self._policy, resolve, clock, sleep, tls)
        self._robots = Robots(self._client, self._policy)

    def fetch(self, url: str) -> Fetched:
        """What lies at an address.

        Raises:
            SourceError: it cannot or may not be fetched, is no text, too large or too slow. The
                message names the address, and the one it led to where that is another.
        """
        start = parse_address(url)
        allowance = self._client.allowance()

        def read(address: Address, response: HTTPResponse) -> Fetched | Address:
            target = redirect_of(address, response)
            if target is not None:
                return target
            check_status(address, response)
            media_type, charset = text_type(address, response)
            content = read_body(address, response, allowance, self._policy.most_bytes)
            return Fetched(address.url, content, media_type, charset)

        def ask(address: Address) -> Fetched | Address:
            delay_s = self._robots.delay_s(address)
            return self._client.get(address, allowance, read, delay_s)

        try:
            return follow(start, ask)
        except SourceError as error:
            if error.source == start.url:
                raise
            raise SourceError(start.url, f"redirects to {error}") from None
