"""What hostile sources do to the readers: ``python -m bench.fuzz [--count N] [--seed N]``.

Reads sources that were broken at random, and some that were made to hurt, each in a process of its
own with limits. Every one must be read or refused with a message: no traceback, no more than
``SECONDS`` and ``MEGABYTES``; in a file of many articles each of them has its own ``SECONDS``.
Prints how often each happened, and the worst time and memory; exits with 1 where something else
happened, and keeps those sources in the folder ``--keep``.

Specimens are found for every suffix in the registry of readers; ``bench/mutations.py`` breaks them.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bench.mutations import hostile, mutated, specimens
from kg.articles import content_blocks, read_article
from kg.articles.containers.unpacking import with_contents
from kg.articles.gathering import gathered
from kg.articles.readers import known_suffixes
from kg.errors import SourceError

SECONDS, MEGABYTES = 10, 2048
_WAITING = 6 * SECONDS
"""Seconds on the clock. Those above are of the processor: a busy machine changes nothing."""
_LONGEST_MESSAGE = 2000
_READ, _REFUSED, _FAULT, _MEMORY = 0, 1, 2, 3
_OUTCOMES = {_READ: "read", _REFUSED: "refused", _FAULT: "traceback", _MEMORY: "out of memory"}
_GOOD = ("read", "refused")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: seconds of the processor, and the most memory held."""

    kind: str
    seconds: float
    megabytes: float
    message: str


def made_to_hurt() -> Iterator[tuple[str, str, bytes]]:
    """Name, suffix and content of every source that is hostile on purpose, with each suffix."""
    for name, content in hostile().items():
        for suffix in known_suffixes():
            yield f"{name}{suffix}", suffix, content


def broken_at_random(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Name, suffix and content of so many good sources that were broken."""
    suffixes = known_suffixes()
    known = {suffix: specimens(suffix) for suffix in suffixes}
    everything = [content for contents in known.values() for content in contents]
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")  # noqa: S311 - nothing secret
        suffix = chance.choice(suffixes)
        content = chance.choice(known[suffix])
        yield f"{number}{suffix}", suffix, mutated(content, everything, chance)


def warm_up() -> None:
    """Read a good source of each kind here, so that not every process reads the word lists."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in known_suffixes():
            source = Path(folder, f"source{suffix}")
            source.write_bytes(specimens(suffix)[0])
            with suppress(SourceError):
                read(source)


def read(source: Path, begins: Callable[[], None] = lambda: None) -> None:
    """Read every article in a source, as a build does before it reads what the words say.

    ``begins`` is called before each of them.

    Raises:
        SourceError: No article in it can be read.
    """
    count = 0
    with gathered([source]) as found:
        problems = found.failures
        for each in with_contents(found.sources):
            begins()
            try:
                content_blocks(read_article(each).text)
                count += 1
            except SourceError as error:
                problems.append(error)
    if not count and problems:
        raise problems[0]


def read_apart(source: Path) -> Outcome:
    """Read a source in a forked process that is stopped at the limits."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        # Libraries warn at length of what is broken.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
        code, message = _read_within_limits(source)
        os.write(sending, message.encode("utf-8", "replace")[-_LONGEST_MESSAGE:])
        os._exit(code)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        message = pipe.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(child, 0)
    if os.WIFSIGNALED(status):
        stopped = os.WTERMSIG(status) in (signal.SIGALRM, signal.SIGPROF)
        kind = "too slow" if stopped else f"killed by signal {os.WTERMSIG(status)}"
    else:
        kind = _OUTCOMES[os.WEXITSTATUS(status)]
    return Outcome(kind, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, message)


def _read_within_limits(source: Path) -> tuple[int, str]:
    limit = MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(number, signal.SIG_DFL)
    _start_clock()
    try:
        read(source, begins=_start_clock)
    except SourceError as error:
        return _REFUSED, error.problem
    except MemoryError:
        return _MEMORY, ""
    except BaseException:  # noqa: BLE001 - any other is what this looks for
        return _FAULT, traceback.format_exc()
    return _READ, ""


def _start_clock() -> None:
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.alarm(_WAITING)


def measure(sources: Iterable[tuple[str, str, bytes]], keep: Path | None) -> bool:
    """Read the sources and print what became of them; whether all was well."""
    warm_up()
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    slowest = largest = ("", 0.0)
    with tempfile.TemporaryDirectory() as folder:
        for name, suffix, content in sources:
            source = Path(folder, f"source{suffix}")
            source.write_bytes(content)
            outcome = read_apart(source)
            counts[outcome.kind] += 1
            slowest = max(slowest, (name, outcome.seconds), key=lambda one: one[1])
            largest = max(largest, (name, outcome.megabytes), key=lambda one: one[1])
            if outcome.kind == "refused":
                reasons["".join(c for c in outcome.message if not c.isdigit())[:60]] += 1
            elif outcome.kind not in _GOOD:
                print(f"{outcome.kind}: {name}\n{outcome.message}", file=sys.stderr)
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / name.replace(" ", "-").replace(",", "")).write_bytes(content)
    print(f"{counts.total():,} sources, suffixes {' '.join(known_suffixes())}")
    for kind, number in counts.most_common():
        print(f"  {kind:24}{number:>8}")
    print("refused most often because")
    for reason, number in reasons.most_common(8):
        print(f"  {number:>8}  {reason}")
    print(f"slowest: {slowest[1]:.1f} s of the processor, of {SECONDS} ({slowest[0]})")
    print(f"largest: {largest[1]:.0f} MB of {MEGABYTES} ({largest[0]})")
    return set(counts) <= set(_GOOD)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--broken-only", action="store_true")
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    broken = broken_at_random(arguments.count, arguments.seed)
    sources = broken if arguments.broken_only else chain(made_to_hurt(), broken)
    if not measure(sources, arguments.keep):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
