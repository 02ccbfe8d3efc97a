"""What the system says of processes: who started them, and how much memory they take."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path


def children(parent: int) -> set[int]:
    """The processes that a process started and that run still, or wait to be reaped."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent:
                found.add(int(entry.name))
    return found


def is_running(process: int) -> bool:
    """Whether it exists and is not only waiting to be reaped."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[0] != "Z"


def megabytes(process: int | str = "self") -> int:
    """The memory that a process has in use."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (size,) = [line.split()[1] for line in lines if line.startswith("VmRSS")]
    return int(size) // 1024


def comes_true(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether the condition holds before the time is over."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
