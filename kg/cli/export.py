"""``kg export``: the graph as RDF."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
from pyoxigraph import Quad

from kg.cli.exits import Exit
from kg.cli.messages import counted, say
from kg.cli.options import GRAPH_FORMATS, StatedPath, format_option, opened_store, store_option
from kg.cli.progress import counting_bar
from kg.errors import UsageError
from kg.graph import shards
from kg.graph.shards import Compression

_TELLING = 5_000


@click.command(name="export", short_help="Print the graph as RDF, or write it for other engines.")
@store_option
@click.option("--graph", metavar="IRI", help="Only this named graph.")
@format_option(GRAPH_FORMATS, "nquads")
@click.option(
    "--output",
    metavar="DIR",
    type=StatedPath(),
    help="A new folder for files of N-Quads, instead of printing.",
)
@click.option(
    "--shard-size",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"Statements in each of these files [default: {shards.SIZE:,}].",
)
@click.option(
    "--compress",
    type=click.Choice(["gzip", "none"]),
    help="How these files are packed [default: gzip].",
)
def command(
    graph: str | None,
    output_format: str,
    output: str | None,
    shard_size: int | None,
    compress: Compression | None,
) -> None:
    """Print the graph as RDF; the same graph gives the same bytes.

    Turtle knows no named graphs: there the statements of all of them stand together. With --output
    the graph is written into files that the bulk loaders of other engines read side by side.

    \b
    Examples:
      kg export > graph.nq
      kg export --format trig --graph https://newskg.example/graph/resolution
      kg export --output exported --shard-size 1000000
    """
    if output is not None:
        if output_format != "nquads":
            raise UsageError(
                f"--format {output_format}: files in a folder are N-Quads; leave it out"
            )
        _write(Path(output), graph, shard_size or shards.SIZE, compress or "gzip")
        return
    for option, value in (("--shard-size", shard_size), ("--compress", compress)):
        if value is not None:
            raise UsageError(f"{option} {value}: says how files are written; add --output DIR")
    out = sys.stdout.buffer
    with opened_store() as store:
        written = sum(out.write(piece) for piece in store.export(output_format, graph))
    out.flush()
    if not written:
        _empty()


def _write(folder: Path, graph: str | None, size: int, compression: Compression) -> None:
    with opened_store() as store:
        if not store.count():
            _empty()
        with counting_bar("writing", store.count) as told:
            quads = _told(store.graph_statements(graph), told)
            files, statements = shards.write_shards(
                quads, folder, size=size, compression=compression
            )
    say(f"{counted(files, 'file')} with {counted(statements, 'statement')} in {folder}")


def _told(quads: Iterable[Quad], told: Callable[[int], None]) -> Iterator[Quad]:
    for number, quad in enumerate(quads, 1):
        if number % _TELLING == 0:
            told(number)
        yield quad


def _empty() -> None:
    say("the store is empty")
    click.get_current_context().exit(Exit.NOTHING_FOUND)
