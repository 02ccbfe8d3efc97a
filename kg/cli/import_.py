"""``kg import``: any RDF into the store, as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from kg.cli.messages import counted, say
from kg.cli.options import (
    StatedPath,
    judgements,
    opened_store,
    store_location,
    store_option,
)
from kg.judging import obey


@click.command(name="import", short_help="Add RDF to the store.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=StatedPath())
@store_option
@click.option("--graph", metavar="IRI", help="The named graph that the statements go to.")
def command(files: tuple[str, ...], graph: str | None) -> None:
    """Add RDF to the store, as it is: Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD.

    Statements that name no graph go to --graph or, without it, to a graph named after the file.
    What `kg export` wrote comes back as it was, except from Turtle, which names no graphs: name all
    of its files at once. Files may be packed with gzip (graph.nq.gz).

    \b
    Examples:
      kg import people.ttl --graph https://example.org/people
      kg import graph.nq --store copy
      kg import exported/*.nq.gz --store copy
    """
    begun: set[str] = set()
    location = store_location()
    is_new = "://" not in location and not Path(location).exists()
    try:
        with opened_store(write=True, create=True) as store:
            for file in files:
                count = store.import_rdf(Path(file), graph, begun)
                is_new = False
                say(f"{file}: {counted(count, 'statement')} read")
            store.settle()
            obey(store, judgements())
    finally:
        if is_new:  # nothing was read into the store that was made for it
            shutil.rmtree(location, ignore_errors=True)
