"""Several processes that share one listening socket, and the one that looks after them.

Each opens the store for itself, after it was started: what Oxigraph has open must not be used in a
copy of the process that opened it.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Final, NoReturn

from kg.web.server import STOPPING

Ready = Callable[[], None]
Wanted = Callable[[], bool]
Work = Callable[[Ready, Wanted], int]
"""What a worker does: tells when it is ready, asks now and then whether it is still wanted, and
gives its exit code in the end."""

_LONGEST_PAUSE: Final = 30.0
"""Seconds before a worker that fails again and again is replaced once more."""


@dataclass(slots=True)
class _Worker:
    """A running worker; ``news`` is the pipe that tells when it is ready."""

    process: int
    news: int
    ready: bool = False


class Workers:
    """``count`` processes that do the same work; one that dies is replaced.

    Args:
        count: how many.
        work: what each does.
        say: told, in a sentence, when a worker is replaced.
        patience: seconds that workers get to end after they were asked to.
    """

    def __init__(self, count: int, work: Work, say: Callable[[str], None], patience: float) -> None:
        self._count = count
        self._work = work
        self._say = say
        self._patience = patience
        self._workers: dict[int, _Worker] = {}
        self._signals = 0

    def run(self, ready: Callable[[], None], stopping: Callable[[], object]) -> int:
        """Keeps the workers running until a signal of `STOPPING` comes.

        ``ready`` is called when all have begun, ``stopping`` before they are asked to end.

        Returns:
            0, or the exit code of a worker that could not begin.
        """
        wake, waking = os.pipe()
        os.set_blocking(waking, False)
        before = {number: signal.signal(number, self._stop) for number in STOPPING}
        before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)
        earlier = signal.set_wakeup_fd(waking, warn_on_full_buffer=False)
        try:
            failed = self._begin(wake, ready)
            if not failed:
                self._keep(wake)
            return failed
        finally:
            stopping()
            self._end(wake)
            signal.set_wakeup_fd(earlier)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(wake)
            os.close(waking)

    def _stop(self, _: int, __: FrameType | None) -> None:
        self._signals += 1

    def _begin(self, wake: int, ready: Ready) -> int:
        """Starts the workers, the first alone: what stops one of them stops all."""
        for _ in range(self._count):
            started = self._start()
            while not started.ready and not self._signals:
                for _, code in self._news(wake, None):
                    return code if code > 0 else 1
        if not self._signals:
            ready()
        return 0

    def _keep(self, wake: int) -> None:
        """Replaces workers that end: at once, or after a while where they cannot begin."""
        failures, due = 0, 0.0
        while not self._signals:
            missing, now = len(self._workers) < self._count, time.monotonic()
            if missing and now >= due:
                self._start()
                continue
            for worker, code in self._news(wake, due - now if missing else None):
                failures = 0 if worker.ready else failures + 1
                due = time.monotonic() + (min(2.0**failures, _LONGEST_PAUSE) if failures else 0)
                how = f"signal {-code}" if code < 0 else f"exit code {code}"
                self._say(f"a worker ended ({how}); another takes its place")

    def _end(self, wake: int) -> None:
        """Asks all to stop, passes on a second signal, and makes those end that do not."""
        deadline, sent = time.monotonic() + self._patience, 0
        while self._workers:
            now = time.monotonic()
            asked = max(self._signals, 1)
            number = signal.SIGKILL if now >= deadline else signal.SIGTERM
            if sent < asked or number == signal.SIGKILL:
                for process in self._workers:
                    os.kill(process, number)
                sent = asked
            self._news(wake, max(deadline - now, 0.1))

    def _start(self) -> _Worker:
        news, telling = os.pipe()
        # A signal that comes before the copy has its own handlers waits until it has.
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
        parent = os.getpid()
        process = os.fork()
        if process == 0:
            os.close(news)
            self._become(telling, parent)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        os.close(telling)
        self._workers[process] = worker = _Worker(process, news)
        return worker

    def _become(self, telling: int, parent: int) -> NoReturn:
        """Does the work in the copy, and ends it."""
        code = 1
        try:
            # Ctrl-C on a terminal is for the parent, which passes it on.
            os.setpgid(0, 0)
            signal.set_wakeup_fd(-1)
            for number in (*STOPPING, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
            code = self._work(lambda: _tell(telling), lambda: os.getppid() == parent)
        except BaseException:  # noqa: BLE001 - the end of a process, where nothing else shows it
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            # What the parent process cleans up at its end is not this one's.
            os._exit(code)

    def _news(self, wake: int, seconds: float | None) -> list[tuple[_Worker, int]]:
        """Waits for something to happen, at most so long; the workers that ended, with how."""
        waiting = {each.news: each for each in self._workers.values() if not each.ready}
        for descriptor in select.select([wake, *waiting], [], [], seconds)[0]:
            if descriptor == wake:
                os.read(wake, 1024)
            else:
                waiting[descriptor].ready = os.read(descriptor, 1) != b""
        return [ended for worker in list(self._workers.values()) for ended in self._reaped(worker)]

    def _reaped(self, worker: _Worker) -> list[tuple[_Worker, int]]:
        process, status = os.waitpid(worker.process, os.WNOHANG)
        if process == 0:
            return []
        del self._workers[process]
        os.close(worker.news)
        return [(worker, os.waitstatus_to_exitcode(status))]


def _tell(descriptor: int) -> None:
    os.write(descriptor, b"\n")
