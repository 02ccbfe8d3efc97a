"""How much faster a server's graph store loads: ``python -m bench.loads [--quads N] [--runs N]``.

Makes up news (bench.news), stores what would be read out of it, and loads that graph into
``oxigraph serve``, as ``kg import`` and as ``kg copy`` do: in documents for the server's graph
store, and in updates alone. Every load starts with an empty server, the two ways take turns, and
all must give the same number of statements. Read the ratios; the times, in seconds of the
processor, are those of one machine.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from bench.questions import fill
from bench.servers import OxigraphServer
from kg.graph import customs
from kg.graph.copying import copy
from kg.graph.store import open_store

Load = Callable[[str], None]


def seconds(server: OxigraphServer, load: Load, expected: int) -> tuple[float, float]:
    """What a load into the empty server costs the server, and this process."""
    server.start_empty()
    try:
        began = time.process_time()
        load(server.address)
        taken = time.process_time() - began
        spent = server.processor_seconds()
        with open_store(server.address, read_only=True) as store:
            found = store.count()
    finally:
        server.kill()
    if found != expected:
        raise SystemExit(f"{found:,} statements instead of {expected:,}")
    return spent, taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nquads, there = folder / "news.nq", str(folder / "news")
        with open_store(there, create=True) as store:
            fill(store, arguments.quads, arguments.seed)
            nquads.write_bytes(b"".join(store.export("nquads")))
            count = store.count()

        def imported(address: str) -> None:
            with open_store(address) as store:
                store.import_rdf(nquads)

        def copied(address: str) -> None:
            with open_store(there, read_only=True) as store:
                copy(store, address)

        print(f"{count:,} statements; seconds of the processor, medians of {arguments.runs} runs")
        print(f"{'':22}{'updates':>10}{'documents':>11}{'ratio':>8}")
        server = OxigraphServer(folder / "oxigraph")
        for command, load in (("kg import", imported), ("kg copy", copied)):
            updates, documents = [], []
            for _ in range(arguments.runs):
                with patch.object(customs, "graph_store_address", lambda *_: None):
                    updates.append(seconds(server, load, count))
                documents.append(seconds(server, load, count))
            for who, place in (("server", 0), ("newskg", 1)):
                slow, fast = (
                    statistics.median(run[place] for run in runs) for runs in (updates, documents)
                )
                print(f"{f'{command}, {who}':22}{slow:>10.2f}{fast:>11.2f}{slow / fast:>7.2f}x")


if __name__ == "__main__":
    main()
