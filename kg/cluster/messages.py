"""What goes wrong with a cluster, in words."""

from __future__ import annotations

from kg.errors import UsageError

GONE = "the scheduler is gone; start it and build again, which goes on from here"


def refused(address: str, problem: str) -> UsageError:
    """The error that names the option, the scheduler's address, and what is wrong."""
    return UsageError(f"--cluster {address}: {problem}")


def start_workers(address: str) -> str:
    """How to start workers."""
    return f"start some with `dask worker {address} --nthreads 1`"
