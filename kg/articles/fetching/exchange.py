"""One request to one checked IP address, stopped when its time is up.

The connection goes to the IP address, while the ``Host`` header, the name that TLS asks for and
the check of the certificate stay those of the host.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException
from typing import TypeVar

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from kg.articles.fetching.address import Address
from kg.articles.fetching.allowance import Allowance
from kg.articles.fetching.failures import failure, too_slow
from kg.articles.fetching.policy import CONNECT_S, SILENCE_S

T = TypeVar("T")
Read = Callable[[Address, HTTPResponse], T]
"""Makes something of an answer while the connection stands."""

_MOST_IPS = 4


def exchange(
    address: Address,
    ips: Sequence[str],
    headers: Mapping[str, str],
    allowance: Allowance,
    tls: ssl.SSLContext,
    read: Read[T],
) -> T:
    """Ask one of the IP addresses for the address, and read the answer.

    Raises:
        SourceError: what ``read`` raises; there was no answer, none in time, or a broken one.
        PassingError: another try may succeed.
    """
    try:
        connection = _connect(address, ips, allowance, tls)
        try:
            with _stopped_after(connection.sock, allowance.left_s):
                connection.timeout = SILENCE_S
                connection.request("GET", address.target, headers=headers, preload_content=False)
                # http.client has let go of the socket, which lasts as long as the answer.
                with closing(connection.getresponse()) as response:
                    return read(address, response)
        finally:
            connection.close()
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if allowance.left_s <= 0:
            raise too_slow(address, allowance.seconds) from None
        raise failure(address, error) from None


def _connect(
    address: Address, ips: Sequence[str], allowance: Allowance, tls: ssl.SSLContext
) -> HTTPConnection:
    """A connection to the first IP address that takes one."""
    refusal: HTTPError | OSError = OSError("no IP address")
    for ip in ips[:_MOST_IPS]:
        if allowance.left_s <= 0:
            break
        seconds = min(CONNECT_S, allowance.left_s)
        connection = (
            HTTPConnection(ip, address.port, timeout=seconds)
            if address.scheme == "http"
            else HTTPSConnection(
                ip, address.port, timeout=seconds, ssl_context=tls, server_hostname=address.host
            )
        )
        try:
            connection.connect()
        except (HTTPError, OSError) as error:
            connection.close()
            refusal = error
        else:
            return connection
    raise refusal


@contextmanager
def _stopped_after(sock: socket.socket, seconds: float) -> Iterator[None]:
    """Shut a connection down after so many seconds, however busily it drips."""

    def stop() -> None:
        # It may be closed already.
        with suppress(OSError):
            # That of ssl.SSLSocket would take the decryption from under the reader.
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, seconds), stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
