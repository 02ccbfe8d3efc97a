"""A request with its waiting and its tries."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import TypeVar

from kg.articles.fetching.address import Address
from kg.articles.fetching.allowance import Allowance
from kg.articles.fetching.body import ENCODINGS
from kg.articles.fetching.exchange import Read, exchange
from kg.articles.fetching.hosts import Resolver, ip_addresses
from kg.articles.fetching.pacing import Pacer
from kg.articles.fetching.policy import FetchPolicy
from kg.errors import PassingError

T = TypeVar("T")

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/json, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.1"
)


class Client:
    """Asks each host one thing at a time, and again where that may help."""

    def __init__(
        self,
        policy: FetchPolicy,
        resolve: Resolver,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        tls: ssl.SSLContext,
    ) -> None:
        self._policy = policy
        self._resolve = resolve
        self._clock = clock
        self._pacer = Pacer(clock, sleep)
        self._tls = tls

    def allowance(self) -> Allowance:
        """The time and the tries for one address."""
        return Allowance(self._policy.timeout_s, self._clock)

    def get(self, address: Address, allowance: Allowance, read: Read[T], delay_s: float) -> T:
        """Make with ``read`` something of the answer, then leave the host alone for ``delay_s``.

        Raises:
            SourceError: what ``read`` raises, or there is no answer to read.
        """
        while True:
            self._pacer.wait(address.host)
            try:
                with allowance.running():
                    return self._try(address, allowance, read)
            except PassingError as error:
                pause = allowance.pause_after(error)
                if pause is None:
                    raise
                self._pacer.rest(address.host, pause)
            finally:
                self._pacer.rest(address.host, delay_s)

    def _try(self, address: Address, allowance: Allowance, read: Read[T]) -> T:
        ips = ip_addresses(address, self._resolve, self._policy.allow_private)
        headers = {
            "Host": address.authority,
            "User-Agent": self._policy.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ", ".join(ENCODINGS),
            "Accept-Language": "en, *;q=0.5",
            "Connection": "close",
        }
        return exchange(address, ips, headers, allowance, self._tls, read)
