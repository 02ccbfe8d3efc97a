"""``kg serve``: the web application."""

from __future__ import annotations

import ipaddress
import re
import secrets
from pathlib import Path

import click

from kg.cli.exits import Exit
from kg.cli.messages import say
from kg.cli.options import (
    StatedPath,
    judgements_place,
    limits_option,
    queries_option,
    question_folders,
    settings,
    store_option,
)
from kg.cli.uploads import ToJudge, Uploading, served_store, uploads_options
from kg.errors import KgError, UsageError
from kg.graph.limits import Limits
from kg.web import create_app
from kg.web.adding.routes import finish
from kg.web.request_log import LoggedRequests, request_log
from kg.web.server import listen, serve
from kg.web.warming import warming
from kg.web.workers import Ready, Wanted, Workers

THREADS = 8
"""More than custom queries can take up, so that everything else still gets its turn."""

PATIENCE = 5.0
"""Seconds that are given to a running request beyond what a query may take."""

_HOST = re.compile(r"\.?[^\W_][\w.-]*")


def _names(_: click.Context, __: click.Parameter, stated: tuple[str, ...]) -> tuple[str, ...]:
    """The names as browsers send them."""
    for name in stated:
        if not _HOST.fullmatch(name):
            raise UsageError(
                f"--trusted-host: {name!r} is not the name of a host; write it without http:// and"
                " port, such as news.example"
            )
    return tuple(name.lower() for name in stated)


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
@click.option(
    "--trusted-host",
    "trusted_hosts",
    multiple=True,
    metavar="NAME",
    callback=_names,
    help="A name under which it is reached, besides localhost, --host and addresses in numbers; "
    ".news.example stands for all below it, too. Repeat it for several.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that answer; one for each core pays off where many people ask.",
)
@click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=THREADS,
    show_default=True,
    metavar="N",
    help="Requests that each of them answers at the same time.",
)
@click.option(
    "--log",
    "log_file",
    type=StatedPath(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where a line of JSON for each request goes [default: stderr].",
)
@limits_option
@uploads_options
def command(
    host: str,
    port: int,
    trusted_hosts: tuple[str, ...],
    workers: int,
    threads: int,
    log_file: Path | None,
    limits: Limits,
    uploading: Uploading | None,
    judging: ToJudge | None,
) -> None:
    """Answer questions in a browser, until Ctrl-C.

    Requests that are running then (or at SIGTERM) are finished; a second Ctrl-C ends them. What
    `kg build` changes meanwhile is seen at once. A request's line in the log says when, what was
    asked for (without values), status, bytes and milliseconds.

    \b
    Examples:
      kg serve
      kg serve --store newskg-demo --port 8080
      kg serve --allow-upload --allow-judging
      kg serve --host 0.0.0.0 --trusted-host newsroom.example
      kg serve --workers 4 --log requests.log
    """
    patience = limits.seconds + PATIENCE
    # The same for all workers, which answer with the same pages.
    release = secrets.token_hex(4)

    def announce() -> None:
        if not _is_own(host):
            say(f"anybody who reaches {host} can read this graph: there is no sign-in")
        shown = f"[{host}]" if ":" in host else host
        say(f"listening on http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C stops)")

    def work(ready: Ready, wanted: Wanted) -> None:
        with served_store(adding=uploading is not None or judging is not None) as store:
            stated = settings()
            application = create_app(
                {
                    "STORE": store,
                    "BASE": stated.base,
                    "QUERIES": question_folders(),
                    "JUDGEMENTS": judgements_place(),
                    "LIMITS": limits,
                    "HOSTS": (host.lower(), *trusted_hosts),
                    "RELEASE": release,
                    "UPLOADS": uploading(store) if uploading else None,
                    "JUDGING": judging(store) if judging else None,
                }
            )
            with warming(application):
                serve(
                    LoggedRequests(application, log),
                    listening,
                    threads=threads,
                    patience=patience,
                    ready=ready,
                    wanted=wanted,
                )
            finish(application)

    def work_apart(ready: Ready, wanted: Wanted) -> int:
        try:
            work(ready, wanted)
        except KgError as error:
            say(str(error))
            return Exit.WRONG
        return Exit.ANSWERED

    with listen(host, port) as listening:
        log = request_log(log_file)
        if workers == 1:
            work(announce, lambda: True)
        else:
            company = Workers(workers, work_apart, say, patience + PATIENCE)
            failed = company.run(announce, stopping=listening.close)
            click.get_current_context().exit(failed)


def _is_own(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
