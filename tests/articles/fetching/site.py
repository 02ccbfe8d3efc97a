"""A web site on this machine that answers as it is told, and a clock that tests turn."""

from __future__ import annotations

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedIOBase

from kg.articles.fetching.fetcher import Fetcher
from kg.articles.fetching.hosts import Resolver
from kg.articles.fetching.policy import FetchPolicy

Answer = bytes | Callable[[BufferedIOBase], None]


def answer(
    body: bytes = b"", status: str = "200 OK", media_type: str = "text/html", **headers: str
) -> bytes:
    """An answer of HTTP; an underscore in the name of a header stands for a hyphen."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"Content-Type: {media_type}"] if media_type else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(status=status, Location=location)


MISSING = answer(status="404 Not Found")


@dataclass
class Site:
    """What is answered by path: one answer, or several of which the last stays."""

    port: int = 0
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict, repr=False)
    requests: list[str] = field(default_factory=list, repr=False)
    """The requests as they came in, headers and all."""

    @property
    def paths(self) -> list[str]:
        return [request.split(" ", 2)[1] for request in self.requests]

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def next_answer(self, path: str) -> Answer:
        found = self.answers.get(path, MISSING)
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


@contextmanager
def running_site(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            lines = []
            while (line := self.rfile.readline()).strip():
                lines.append(line.decode())
            if not lines:
                return
            site.requests.append("".join(lines))
            found = site.next_answer(site.paths[-1])
            with contextlib.suppress(OSError):
                if callable(found):
                    found(self.wfile)
                else:
                    self.wfile.write(found)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

        def get_request(self) -> tuple[object, object]:  # type: ignore[override]
            connection, client = super().get_request()
            if tls is None:
                return connection, client
            return tls.wrap_socket(connection, server_side=True), client

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield site
        server.shutdown()
        thread.join()


@dataclass
class Time:
    """A clock that goes on only where somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


NO_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts no certificate, and is made in no time."""


def patient(
    time: Time, policy: FetchPolicy | None = None, resolve: Resolver | None = None
) -> Fetcher:
    """A fetcher that sleeps only by that clock, and takes names for this machine's."""
    return Fetcher(
        policy, resolve=resolve or here, clock=time.clock, sleep=time.sleep, tls=NO_TRUST
    )


def here(host: str) -> Sequence[str]:
    """A name server that knows every name for this machine's."""
    return ["127.0.0.1"]
