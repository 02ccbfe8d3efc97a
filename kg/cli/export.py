"""``kg export``: the graph as RDF."""

from __future__ import annotations

import sys

import click

from kg.cli.exits import Exit
from kg.cli.messages import say
from kg.cli.options import GRAPH_FORMATS, format_option, opened_store, store_option


@click.command(name="export", short_help="Print the graph as RDF.")
@store_option
@click.option("--graph", metavar="IRI", help="Only this named graph.")
@format_option(GRAPH_FORMATS, "nquads")
def command(graph: str | None, output_format: str) -> None:
    """Print the graph as RDF; the same graph gives the same bytes.

    Turtle knows no named graphs: there the statements of all of them stand together.

    \b
    Examples:
      kg export > graph.nq
      kg export --format trig --graph https://newskg.example/graph/resolution
    """
    out = sys.stdout.buffer
    with opened_store() as store:
        written = sum(out.write(piece) for piece in store.export(output_format, graph))
    out.flush()
    if not written:
        say("the store is empty")
        click.get_current_context().exit(Exit.NOTHING_FOUND)
