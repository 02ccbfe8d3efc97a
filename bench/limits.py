"""What limits cost: ``python -m bench.limits [--statements N]``.

The same queries with and without limits by turns, on a store in memory and on one in a folder. With
limits each runs in a process of its own: a copy of this one, or a new one that opens the folder.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.limits import DEFAULT_LIMITS, Limits
from kg.graph.store import Store, open_store

QUERIES = {
    "ASK": "ASK { ?s ?p ?o }",
    "100 rows": "SELECT * { ?s rdfs:label ?o } LIMIT 100",
    "10,000 rows": "SELECT * { ?s rdfs:label ?o } LIMIT 10000",
    "100,000 rows": "SELECT * { ?s rdfs:label ?o } LIMIT 100000",
    "10,000 statements": "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o } LIMIT 10000",
}


def fill(store: Store, statements: int) -> None:
    """Gives that many things a label each, a thousand in a graph."""
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    store.write(
        insert=[
            Quad(
                NamedNode(f"http://bench.example/thing/{number}"),
                label,
                Literal(f"thing number {number}"),
                NamedNode(f"http://bench.example/graph/{number // 1000}"),
            )
            for number in range(statements)
        ]
    )


def milliseconds(store: Store, query: str, limits: Limits | None) -> float:
    """How long one query takes, its answer read completely."""
    began = time.perf_counter()
    store.query(query, limits=limits)
    return (time.perf_counter() - began) * 1000


def measure(store: Store, turns: int) -> None:
    """Print one line for each query: the medians, and what limits add."""
    for name, query in QUERIES.items():
        without, within = [], []
        for _ in range(turns):
            without.append(milliseconds(store, query, None))
            within.append(milliseconds(store, query, DEFAULT_LIMITS))
        one, other = median(without), median(within)
        kind = "memory" if store.location == "memory:" else "folder"
        print(f"{kind:8}{name:20}{one:>12.1f}{other:>12.1f}{other - one:>+12.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--turns", type=int, default=9)
    arguments = parser.parse_args()
    print(f"{arguments.statements:,} statements, milliseconds (medians of {arguments.turns})")
    print(f"{'':28}{'without':>12}{'with limits':>12}{'added':>12}")
    with open_store("memory:") as store:
        fill(store, arguments.statements)
        measure(store, arguments.turns)
    with tempfile.TemporaryDirectory() as made:
        location = str(Path(made, "store"))
        with open_store(location, create=True) as store:
            fill(store, arguments.statements)
        with open_store(location, read_only=True) as store:
            measure(store, arguments.turns)


if __name__ == "__main__":
    main()
