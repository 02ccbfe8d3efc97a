"""Processes that answer one query each: starting them, listening to them, ending them."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pyoxigraph

from kg.graph import child
from kg.graph.child import Task

_PIECE = 1 << 16
_forking = threading.Lock()
"""Warnings are switched off and on for the whole process, by one thread at a time."""


class Child(Protocol):
    """A running process.

    Attributes:
        output: the pipe that its answer comes through.
        lifeline: the pipe through which it gets ``request`` and learns that nobody waits for it.
        request: what it is still to be told.
    """

    output: int
    lifeline: int
    request: bytes

    def kill(self) -> None:
        """Ends it at once; nothing happens where it has ended already."""

    def wait(self) -> int:
        """Waits until it has ended and gives its exit code, or minus a signal's number."""


def converse(running: Child, deadline: float) -> bytearray | None:
    """All that the process says until it ends; None where the time is over before."""
    said, unsent = bytearray(), memoryview(running.request)
    poll = select.poll()
    poll.register(running.output, select.POLLIN)
    if unsent:
        os.set_blocking(running.lifeline, False)
        poll.register(running.lifeline, select.POLLOUT)
    while True:
        left = deadline - time.monotonic()
        ready = {descriptor for descriptor, _ in poll.poll(left * 1000)} if left > 0 else None
        if not ready:
            return None
        if running.lifeline in ready:
            try:
                unsent = unsent[os.write(running.lifeline, unsent) :]
            except BrokenPipeError:
                unsent = unsent[:0]
            if not unsent:
                poll.unregister(running.lifeline)
        if running.output in ready:
            piece = os.read(running.output, _PIECE)
            if not piece:
                return said
            said += piece


@contextmanager
def ended(running: Child) -> Iterator[Child]:
    """Sees to it that the process is gone afterwards, whatever happens (Ctrl-C, too)."""
    try:
        yield running
    finally:
        running.kill()
        running.wait()
        os.close(running.output)
        os.close(running.lifeline)


class _Spawned:
    """A new Python, which opens the folder of a store itself."""

    def __init__(self, folder: Path, task: Task) -> None:
        self.request = json.dumps([str(folder.absolute()), task]).encode() + b"\n"
        lifeline, self.lifeline = os.pipe()
        self.output, output = os.pipe()
        try:
            # -P: a module in the current folder is none of the standard library's.
            self._process = subprocess.Popen(  # noqa: S603 - this very Python and package
                [sys.executable, "-P", "-m", child.__name__],
                stdin=lifeline,
                stdout=output,
                stderr=subprocess.DEVNULL,
                # Ctrl-C on a terminal is for the parent, which decides whether this ends.
                process_group=0,
            )
        except BaseException:
            os.close(self.output)
            os.close(self.lifeline)
            raise
        finally:
            os.close(lifeline)
            os.close(output)
        self.kill = self._process.kill
        self.wait = self._process.wait


class _Forked:
    """A copy of this process, which has its store in memory."""

    request = b""

    def __init__(self, store: pyoxigraph.Store, task: Task) -> None:
        lifeline, self.lifeline = os.pipe()
        self.output, output = os.pipe()
        try:
            with _forking, warnings.catch_warnings():
                # Python 3.12 and later warn that another thread may hold a lock, which nobody
                # would ever release in the copy. The copy takes none: it imports nothing, logs
                # nothing, and ends without cleaning up.
                warnings.filterwarnings(
                    "ignore", r"This process .*is multi-threaded", DeprecationWarning
                )
                self._pid = os.fork()
                if self._pid == 0:
                    child.run_copy(store, task, lifeline, output)
        except BaseException:
            os.close(self.output)
            os.close(self.lifeline)
            raise
        finally:
            os.close(lifeline)
            os.close(output)
        self._code: int | None = None

    def kill(self) -> None:
        if self._code is None:
            os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> int:
        if self._code is None:
            _, status = os.waitpid(self._pid, 0)
            self._code = os.waitstatus_to_exitcode(status)
        return self._code


def spawn(folder: Path, task: Task) -> Child:
    """Starts a query on a store in a folder."""
    return _Spawned(folder, task)


def fork(store: pyoxigraph.Store, task: Task) -> Child:
    """Starts a query on a store in memory, which nobody may be changing at this moment."""
    return _Forked(store, task)
