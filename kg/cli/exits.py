"""How a command ends."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command."""

    ANSWERED = 0
    NOTHING_FOUND = 1
    WRONG = 2
    """Wrong usage or bad input: nothing was done."""
    SOME_FAILED = 3
    """Some sources could not be read; the others were."""
    FAULT = 70
    """A fault in newskg (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """Ctrl-C (128 + SIGINT, as shells count)."""
