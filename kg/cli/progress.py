"""How far a build or a copy is: a bar on a terminal, else a line once in a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from kg.build import Progress
from kg.cli.messages import say
from kg.printing import visible

EVERY_S = 60.0
"""How often a line is printed where no terminal shows a bar, as in the log of a nightly build."""


class RateColumn(ProgressColumn):
    """How many are done in a second, as far as that is known yet."""

    def render(self, task: Task) -> Text:
        """The column of a task."""
        return Text("" if task.speed is None else f"{task.speed:,.1f}/s")


@contextmanager
def progress_bar(
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Callable[[Progress], None]]:
    """Give what a build reports its progress to: a bar on a terminal, else a line a minute."""
    if not sys.stderr.isatty():
        yield progress_lines(clock)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[source]}", markup=False),
    )
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, get_time=clock) as bar:
        task = bar.add_task("reading", total=None, source="")

        def show(progress: Progress) -> None:
            bar.update(
                task,
                description=progress.stage,
                completed=progress.done,
                total=progress.total,
                source=visible(progress.source or ""),
            )

        yield show


@contextmanager
def counting_bar(what: str, total: Callable[[], int]) -> Iterator[Callable[[int], None]]:
    """Give what is told how much is done: a bar with the rate on a terminal, else nothing at all.

    ``total`` is asked for only where somebody sees the bar.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.speed:,.0f}/s"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total())
        yield lambda done: bar.update(task, completed=done)


def progress_lines(clock: Callable[[], float]) -> Callable[[Progress], None]:
    """What prints a line at most once in `EVERY_S`; a shorter build prints none."""
    said = clock()
    first: tuple[float, int] | None = None

    def show(progress: Progress) -> None:
        nonlocal said, first
        now = clock()
        if progress.stage == "reading" and first is None:
            first = now, progress.done
        if now - said < EVERY_S:
            return
        said = now
        if progress.stage != "reading" or progress.total is None or first is None:
            say(" ".join(filter(None, (progress.stage, progress.source))))
            return
        line = f"reading, {progress.done:,} of {progress.total:,}"
        began, done = first
        if progress.done > done:
            rate = (progress.done - done) / (now - began)
            left = (progress.total - progress.done) / rate
            line += f", {rate:,.1f} a second, {_duration(left)} left"
        say(line)

    return show


def _duration(seconds: float) -> str:
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    return f"{hours:,} h {minutes} min" if hours else f"{minutes} min"
