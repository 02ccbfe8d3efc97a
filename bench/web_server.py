"""``kg serve`` with one address more, for `bench.web`: a query alone, without an answer around it.

``python -m bench.web_server STORE --workers N --threads N``; prints its address.
"""

from __future__ import annotations

import argparse

from flask import request

from kg.graph.store import open_store
from kg.web import create_app
from kg.web.server import listen, serve
from kg.web.site import site
from kg.web.workers import Ready, Wanted, Workers

BARE = "/bare"
"""Answers a query that is posted, in this process and without limits, with its number of rows."""


def main() -> None:
    """Serve until a signal comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=8)
    arguments = parser.parse_args()
    listening = listen("127.0.0.1", 0)

    def work(ready: Ready, wanted: Wanted) -> int:
        with open_store(arguments.store, read_only=True) as store:
            app = create_app({"STORE": store})
            app.add_url_rule(BARE, view_func=bare, methods=["POST"])
            serve(
                app, listening, threads=arguments.threads, patience=60, ready=ready, wanted=wanted
            )
        return 0

    def announce() -> None:
        print(listening.getsockname()[1], flush=True)

    raise SystemExit(Workers(arguments.workers, work, print, 60).run(announce, listening.close))


def bare() -> str:
    """How many rows the query has."""
    return str(len(site().store.query(request.get_data(as_text=True)).rows))


if __name__ == "__main__":
    main()
