"""The server of one process: waitress, stopped without breaking off what it is doing.

Waitress reads requests and sends answers in one loop, and lets threads make them in between. Its
own way to stop ends the loop first, so that answers in the making are never sent; here it goes on
until they are.
"""

from __future__ import annotations

import logging
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Final, cast

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

from kg.errors import UsageError

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

STOPPING: Final = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""Signals that ask a server to stop."""

_CONNECTIONS: Final = 1000
"""Open at a time; a browser opens six."""

_LARGEST_BODY: Final = 100_000_000
"""Bytes that are taken at all, before the application says in words what is too much for it."""

_PASS: Final = 1.0
"""Seconds after which the loop looks around, whatever happens."""


def listen(host: str, port: int) -> socket.socket:
    """A socket of that address; ``port`` 0 takes any that is free.

    Raises:
        UsageError: there is no such address, or it is taken.
    """
    if not host.strip():
        # It would mean every address of the machine.
        raise UsageError("--host: it is empty; name the address to listen on, such as 127.0.0.1")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        reason = str(error.strerror).partition(" (while attempting")[0]
        raise UsageError(
            f"cannot listen on {host}, port {port} ({reason}); name another with --host, --port"
        ) from error


class _Channel(HTTPChannel):
    """A connection that brings no more requests once its server has stopped to accept any."""

    def readable(self) -> bool:
        return self.server.accepting and super().readable()


def serve(
    application: WSGIApplication,
    listening: socket.socket,
    *,
    threads: int,
    patience: float,
    ready: Callable[[], None] = lambda: None,
    wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Answer requests until a signal of `STOPPING` comes, then finish those that are running.

    Works where SIGINT is ignored, too, as a shell has it for what it starts in the background.

    Args:
        application: what answers.
        listening: where requests come in; other processes may listen there as well.
        threads: answers that are made at the same time.
        patience: seconds that running requests are given to finish. A second signal ends them.
        ready: called when requests are answered.
        wanted: asked once a second; the server stops where it says no.
    """
    # Waitress says whenever a request has to wait for a moment.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    channels: dict[int, socket.socket] = {}
    server = cast(
        BaseWSGIServer,  # of one socket
        create_server(
            application,
            map=channels,
            sockets=[listening.dup()],
            threads=threads,
            connection_limit=_CONNECTIONS,
            max_request_body_size=_LARGEST_BODY,
            ident=None,
        ),
    )
    server.channel_class = _Channel
    signals = 0

    def stop(_: int, __: FrameType | None) -> None:
        nonlocal signals
        signals += 1
        server.pull_trigger()

    with _handled(stop):
        ready()
        while not signals and wanted():
            wasyncore.loop(_PASS, use_poll=True, map=channels, count=1)
        listening.close()
        wasyncore.dispatcher.close(server)
        deadline = time.monotonic() + patience
        while signals < 2 and _busy(channels) and time.monotonic() < deadline:
            wasyncore.loop(_PASS, use_poll=True, map=channels, count=1)
    server.task_dispatcher.shutdown(timeout=1)
    wasyncore.close_all(channels)


def _busy(channels: dict[int, socket.socket]) -> bool:
    """Whether an answer is in the making or on its way."""
    return any(
        isinstance(channel, HTTPChannel) and (channel.requests or channel.total_outbufs_len)
        for channel in list(channels.values())
    )


@contextmanager
def _handled(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Lets ``handler`` have the signals that ask to stop."""
    before = {number: signal.signal(number, handler) for number in STOPPING}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)
