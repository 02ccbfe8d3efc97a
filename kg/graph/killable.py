"""Queries with limits: each in a process of its own, which is killed when it takes too much."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from dataclasses import replace

import pyoxigraph

from kg.errors import QueryError, StoreError
from kg.graph.child import Ending, Task
from kg.graph.folder import in_words
from kg.graph.limits import LEAST_SECONDS, Limits
from kg.graph.processes import Child, converse, ended, fork
from kg.graph.query import Query
from kg.graph.result import Result, written_rows, written_statements
from kg.graph.syntax import syntax_error

_READING = 1.0
"""Seconds that are enough to read any query."""

_OUT_OF_TIME = {signal.SIGALRM, signal.SIGXCPU}
_OUT_OF_MEMORY = {signal.SIGABRT, signal.SIGBUS, signal.SIGKILL, signal.SIGSEGV}
"""How a process ends that is given no more memory: Oxigraph aborts, a full stack is a fault, and
the system kills where it has none left itself."""


def evaluate(start: Callable[[Task], Child], query: Query, limits: Limits, location: str) -> Result:
    """Runs a query in a process that ``start`` starts.

    However it ends (an answer, an error, a limit, Ctrl-C), the process is gone afterwards.

    Raises:
        LimitError: if it takes more than ``limits``.
        QueryError: if the query is malformed or fails.
        StoreError: if the store cannot be read.
    """
    body, ending = _outcome(start, query, limits)
    if "limit" in ending:
        raise limits.exceeded(ending["limit"])
    if "syntax" in ending:
        raise syntax_error(query.text, ending["syntax"])
    if "store" in ending:
        raise StoreError(ending["store"])
    if "failed" in ending:
        raise in_words(location, ending["failed"], QueryError)
    if "broken" in ending:
        raise QueryError(
            f"{location}: the process that ran the query broke off (exit code {ending['broken']});"
            " repeat it, and please report it if it stays so"
        )
    if ending["answer"] == "boolean":
        return Result(boolean=ending["boolean"])
    if ending["answer"] == "graph":
        return written_statements(body)
    return written_rows(body)


def refuse_malformed(query: Query, limits: Limits) -> None:
    """Refuses a query that Oxigraph cannot read, without evaluating it here.

    Oxigraph evaluates what it has read at once, be it on an empty store: some queries (VALUES
    times VALUES) take for ever there, too.

    Raises:
        QueryError: naming line and column.
    """
    empty = pyoxigraph.Store()
    brief = replace(limits, seconds=max(min(limits.seconds / 4, _READING), LEAST_SECONDS))
    _, ending = _outcome(
        lambda task: fork(empty, task), replace(query, default_graphs=(), named_graphs=()), brief
    )
    if "syntax" in ending:
        raise syntax_error(query.text, ending["syntax"])


def _outcome(start: Callable[[Task], Child], query: Query, limits: Limits) -> tuple[bytes, Ending]:
    """What the process answers, and how it ended."""
    deadline = time.monotonic() + limits.seconds
    try:
        process = start(_task(query, limits))
    except OSError as error:
        raise QueryError(
            f"the query needs a process of its own, and none can be started ({error.strerror});"
            " repeat it when less is running here"
        ) from error
    with ended(process) as running:
        said = converse(running, deadline)
        if said is None:
            return b"", {"limit": "seconds"}
        if said.endswith(b"}\n"):
            cut = said.rfind(b"\n", 0, -1)
            ending: Ending = json.loads(said[cut:])
            del said[cut:]
            return bytes(said), ending
        code = running.wait()
    if -code in _OUT_OF_TIME:
        return b"", {"limit": "seconds"}
    if -code in _OUT_OF_MEMORY:
        return b"", {"limit": "megabytes"}
    return b"", {"broken": code}


def _task(query: Query, limits: Limits) -> Task:
    return {
        "query": query.text,
        "base": query.base,
        "prefixes": dict(query.prefixes),
        "default_graphs": None if query.everything else list(query.default_graphs),
        "named_graphs": None if query.everything else list(query.named_graphs),
        "seconds": limits.seconds,
        "rows": limits.rows,
        "bytes": limits.answer_bytes,
        "megabytes": limits.megabytes,
    }
