"""``kg serve``: the web application."""

from __future__ import annotations

import ipaddress
import logging
import socket

import click
from waitress.server import create_server

from kg.cli.messages import say
from kg.cli.options import (
    limits_option,
    queries_option,
    question_folders,
    settings,
    store_option,
)
from kg.cli.uploads import Uploading, served_store, uploads_options
from kg.errors import UsageError
from kg.graph.limits import Limits
from kg.web import create_app
from kg.web.adding import finish

THREADS = 8
"""More than custom queries can take up, so that everything else still gets its turn."""


@click.command(name="serve", short_help="Answer questions in a browser.")
@store_option
@queries_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=5000,
    show_default=True,
    help="The port to listen on; 0 for any that is free.",
)
@limits_option
@uploads_options
def command(host: str, port: int, limits: Limits, uploading: Uploading | None) -> None:
    """Answer questions in a browser, until Ctrl-C.

    \b
    Examples:
      kg serve
      kg serve --store newskg-demo --port 8080
      kg serve --allow-upload
    """
    # Waitress says whenever a request has to wait for a moment.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with served_store(adding=uploading is not None) as store:
        stated = settings()
        application = create_app(
            {
                "STORE": store,
                "BASE": stated.base,
                "QUERIES": question_folders(),
                "DECISIONS": stated.decisions,
                "LIMITS": limits,
                "UPLOADS": uploading(store) if uploading else None,
            }
        )
        with _listening(host, port) as listening:
            if not _is_own(host):
                say(f"anybody who reaches {host} can read this graph: there is no sign-in")
            shown = f"[{host}]" if ":" in host else host
            taken = listening.getsockname()[1]
            say(f"listening on http://{shown}:{taken}/ (Ctrl-C stops)")
            create_server(application, sockets=[listening], threads=THREADS).run()
        finish(application)


def _listening(host: str, port: int) -> socket.socket:
    """A socket of that address; opened here, as waitress leaves one open where it fails."""
    if not host.strip():
        # It would mean every address of the machine.
        raise UsageError("--host: it is empty; name the address to listen on, such as 127.0.0.1")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = str(error.strerror).partition(" (while attempting")[0]
        raise UsageError(
            f"cannot listen on {host}, port {port} ({reason}); name another with --host, --port"
        ) from error


def _is_own(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
