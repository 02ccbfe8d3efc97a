"""Getting hold of a cluster, once all of it can read."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cluster.messages import refused, start_workers
from kg.cluster.reading import Cluster
from kg.cluster.software import difference, software

if TYPE_CHECKING:
    from distributed import Client

PATIENCE_S = 15.0
"""How long the scheduler has to answer, and how long there may be no worker at all."""

_ADDRESS = re.compile(r"(tcp|tls)://[^/\s]+:\d+")

_LARGE = "distributed.admin.large-graph-warning-threshold"
"""From which size of an article on Dask warns; articles are bounded elsewhere."""


@contextmanager
def connected(address: str, patience_s: float = PATIENCE_S) -> Iterator[Cluster]:
    """Give the cluster whose scheduler has this address, once all of it can read.

    Raises:
        UsageError: Dask is not installed here; the address is none; nobody answers there, or no
            worker comes, within ``patience_s``; or other software is installed there than here.
    """
    if not _ADDRESS.fullmatch(address):
        raise refused(
            address, "no address of a scheduler; it takes one such as tcp://10.0.0.5:8786"
        )
    try:
        import dask
        import distributed
    except ModuleNotFoundError as error:
        remedy = "install it with: pip install 'newskg[cluster]'"
        raise refused(address, f"Dask is not installed; {remedy}") from error
    with _quiet(), dask.config.set({_LARGE: "1GB"}):
        client = _client(distributed.Client, address, patience_s)
        try:
            _refuse_without_workers(client, address, patience_s)
            _refuse_other_software(client, address)
            yield Cluster(client, address, patience_s)
        finally:
            client.close()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what Dask logs from whoever builds: what went wrong is told in an error."""
    logs = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    levels = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for log, level in zip(logs, levels, strict=True):
            log.setLevel(level)


def _client(make: type[Client], address: str, patience_s: float) -> Client:
    try:
        with warnings.catch_warnings():
            # Other versions there are told below, more briefly.
            warnings.simplefilter("ignore")
            return make(address, timeout=patience_s, set_as_default=False, name="newskg")
    except (OSError, ValueError, ImportError) as error:
        problem = f"no scheduler answers there within {patience_s:g} seconds ({error})"
        remedy = "start it with `dask scheduler`, or correct the address"
        raise refused(address, f"{problem}; {remedy}") from error


def _refuse_without_workers(client: Client, address: str, patience_s: float) -> None:
    try:
        client.wait_for_workers(1, timeout=patience_s)
    except TimeoutError as error:
        problem = f"the scheduler has no workers; {start_workers(address)}"
        raise refused(address, problem) from error


def _refuse_other_software(client: Client, address: str) -> None:
    """Compare all machines; the scheduler looks into what it passes on, so it counts, too."""
    here = software()
    asked = client.run(software, on_error="return")
    found = {f"the worker {worker}": there for worker, there in sorted(asked.items())}
    try:
        found["the scheduler"] = client.run_on_scheduler(software)
    except Exception as error:  # noqa: BLE001 - whatever importing newskg there gives
        found["the scheduler"] = error
    for who, there in found.items():
        if there != here:
            raise refused(address, difference(who, there, here))
