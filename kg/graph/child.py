"""What happens in a process of its own that evaluates one query: ``python -m kg.graph.child``.

`kg.graph.killable` starts it, reads its answer and kills it. A process is needed because nothing
else stops Oxigraph, and because memory that it has taken comes back for certain only with its end.

The process gives itself limits, too, so that it also ends where whoever started it was killed: at
once (where the system has SIGIO on pipes: Linux), or when its time is up.

Its answer is text: rows in SPARQL's TSV or statements in N-Triples, as Oxigraph writes them, then a
line of JSON that says how it ended (`Ending`). Without that line it did not end well.

Start-up is what most such queries cost: nothing is imported here that is not needed.
"""

from __future__ import annotations

import fcntl
import gc
import json
import math
import os
import resource
import select
import signal
import sys
from pathlib import Path
from typing import IO, Literal, NoReturn, TypedDict, cast

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat

from kg.errors import StoreError
from kg.graph.folder import open_reading

LIFELINE, OUTPUT, _MESSAGES = 0, 1, 2
"""What the process has open: a pipe that ends with whoever started it, one for its answer."""

GRACE = 1.0
"""Seconds after its limit at which the process ends itself; before, that is its parent's task."""

_MOST_OPEN = 1 << 16
"""Descriptors that are closed one by one where the system has no better way; some allow 2**30."""

_DEFAULTS = ("SIGALRM", "SIGHUP", "SIGINT", "SIGIO", "SIGPIPE", "SIGTERM", "SIGXCPU")


class Task(TypedDict):
    """A query and what it may take; the graphs are None for the union of all."""

    query: str
    base: str
    prefixes: dict[str, str]
    default_graphs: list[str] | None
    named_graphs: list[str] | None
    seconds: float
    rows: int
    bytes: int
    megabytes: int


class Ending(TypedDict, total=False):
    """How it ended: with an answer of a kind, at a limit, or with a message about a problem.

    ``broken`` is the exit code of a process that could not say.
    """

    answer: Literal["boolean", "rows", "graph"]
    boolean: bool
    limit: Literal["seconds", "rows", "megabytes"]
    broken: int
    syntax: str
    failed: str
    store: str


class _LimitReachedError(Exception):
    """Passes through Oxigraph, which writes the answer."""


class _Sink:
    """Passes the answer on, and stops it where it gets longer than ``lines`` or ``size`` bytes."""

    def __init__(self, lines: int, size: int) -> None:
        self.lines = lines
        self.size = size
        self.limit: Literal["rows", "megabytes"] | None = None

    def write(self, data: bytes) -> int:
        self.lines -= data.count(b"\n")
        self.size -= len(data)
        if self.lines < 0 or self.size < 0:
            self.limit = "rows" if self.lines < 0 else "megabytes"
            raise _LimitReachedError
        send(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""


def send(data: bytes) -> None:
    """Writes all of the data, however little the pipe takes at once."""
    view = memoryview(data)
    while view:
        view = view[os.write(OUTPUT, view) :]


def main() -> NoReturn:
    """Reads a folder and a task from the lifeline, opens the store there and answers."""
    detach()
    task: Task
    folder, task = json.loads(sys.stdin.buffer.readline())
    hold_on()
    try:
        store, _ = open_reading(Path(folder))
    except StoreError as error:
        _end({"store": str(error)})
    else:
        confine(task)
        answer(store, task)
    os._exit(0)


def run_copy(store: pyoxigraph.Store, task: Task, lifeline: int, output: int) -> NoReturn:
    """Answers in a copy of the process that has the store, and ends the copy.

    Other threads do not exist in the copy, but the locks that they held do: nothing here may take
    one. Whatever else was open (the connections of a server) is closed.
    """
    try:
        detach()
        # Beyond the three descriptors that they become.
        lifeline, output = (fcntl.fcntl(one, fcntl.F_DUPFD, 3) for one in (lifeline, output))
        os.dup2(lifeline, LIFELINE)
        os.dup2(output, OUTPUT)
        os.dup2(os.open(os.devnull, os.O_WRONLY), _MESSAGES)
        os.closerange(3, min(os.sysconf("SC_OPEN_MAX"), _MOST_OPEN))
        hold_on()
        confine(task)
        answer(store, task)
    finally:
        os._exit(0)


def answer(store: pyoxigraph.Store, task: Task) -> None:
    """Evaluates the query and writes the answer and how it ended."""
    sink = _Sink(task["rows"], task["bytes"])
    ending: Ending
    try:
        ending = _evaluate(store, task, sink)
    except SyntaxError as error:
        ending = {"syntax": str(error.msg)}
    except MemoryError:
        ending = {"limit": "megabytes"}
    except BaseException as error:  # noqa: BLE001 - among them Oxigraph's own faults
        ending = {"failed": str(error)} if sink.limit is None else {"limit": sink.limit}
    _end(ending)


def _evaluate(store: pyoxigraph.Store, task: Task, sink: _Sink) -> Ending:
    default, named = task["default_graphs"], task["named_graphs"]
    everything = default is None and named is None
    found = store.query(
        task["query"],
        base_iri=task["base"],
        prefixes=task["prefixes"],
        use_default_graph_as_union=everything,
        default_graph=None if everything else [NamedNode(iri) for iri in default or ()],
        named_graphs=None if everything else [NamedNode(iri) for iri in named or ()],
    )
    if isinstance(found, QueryBoolean):
        return {"answer": "boolean", "boolean": bool(found)}
    output = cast(IO[bytes], sink)
    if isinstance(found, QuerySolutions):
        sink.lines += 1  # the heading
        found.serialize(output, format=QueryResultsFormat.TSV)
        return {"answer": "rows"}
    found.serialize(output, format=RdfFormat.N_TRIPLES)
    return {"answer": "graph"}


def _end(ending: Ending) -> None:
    # The answer may have been left in the middle of a line.
    send(b"\n" + json.dumps(ending).encode() + b"\n")


def detach() -> None:
    """Gives signals their usual meaning; one is enough to end the process."""
    # Garbage of other threads, copied into a forked process, is not to be touched.
    gc.disable()
    for name in _DEFAULTS:
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def hold_on() -> None:
    """Ends the process when the other end of the lifeline is closed."""
    fcntl.fcntl(LIFELINE, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(LIFELINE, fcntl.F_GETFL)
    fcntl.fcntl(LIFELINE, fcntl.F_SETFL, flags | os.O_ASYNC)
    if select.select([LIFELINE], [], [], 0)[0]:
        # It was closed before.
        os._exit(1)


def confine(task: Task) -> None:
    """Bounds the time and the memory that the process can take from here on."""
    signal.setitimer(signal.ITIMER_REAL, task["seconds"] + GRACE)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_CPU, math.ceil(task["seconds"] + GRACE))
    taken = _address_space()
    if taken is not None:
        _bound(resource.RLIMIT_AS, taken + (task["megabytes"] << 20))


def _bound(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(kind, (most, hard))


def _address_space() -> int | None:
    """Bytes of address space that the process has; None where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as statistics:  # noqa: PTH123 - nothing more is needed
            return int(statistics.read().split()[0]) * resource.getpagesize()
    except OSError:
        return None


if __name__ == "__main__":
    main()
