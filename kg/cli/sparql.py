"""``kg sparql``: any SPARQL query."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import rdflib

from kg.cli import rows
from kg.cli.exits import Exit
from kg.cli.messages import put, say
from kg.cli.options import (
    GRAPH_FORMATS,
    ROW_FORMATS,
    limits_option,
    opened_store,
    store_option,
)
from kg.errors import UsageError
from kg.graph.limits import Limits
from kg.graph.result import Result
from kg.questions.custom import ask_sparql
from kg.questions.spreadsheets import result_csv

SERIALIZERS = {"turtle": "turtle", "trig": "turtle", "nquads": "nt", "jsonld": "json-ld"}
"""rdflib's names: statements without a graph are the same in Turtle as in TriG."""


@click.command(name="sparql", short_help="Ask in SPARQL.")
@click.argument("query", metavar="QUERY|FILE|-")
@store_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice([*ROW_FORMATS, *GRAPH_FORMATS]),
    help="How the answer is printed [default: table for rows, turtle for graphs].",
)
@limits_option
def command(query: str, output_format: str | None, limits: Limits) -> None:
    """Ask the graph in SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The default graph is all that the store holds; each article is a named graph in it. The usual
    prefixes (schema:, kg:, prov:, ...) need not be declared. A query that takes too much is
    stopped, and says so; what it asks in vain is pointed out.

    \b
    Examples:
      kg sparql "SELECT ?name WHERE { ?person a schema:Person ; rdfs:label ?name } LIMIT 5"
      kg sparql mine.rq --format csv
      echo "ASK { ?meeting a kg:Meeting }" | kg sparql -
    """
    text = _text(query)
    if not text.strip():
        raise UsageError("an empty query; give a query, a file with one, or - for stdin")
    with opened_store() as store:
        answer = ask_sparql(store, text, limits=limits)
    for warning in answer.warnings:
        say(warning)
    result = answer.result
    if result.graph is not None:
        put(_graph(result.graph, output_format or "turtle") + "\n")
        found = len(result.graph) > 0
    else:
        put(_rows(result, output_format or "table") + "\n")
        found = result.boolean is not None or len(result) > 0
    if not found:
        click.get_current_context().exit(Exit.NOTHING_FOUND)


def _text(query: str) -> str:
    """The query: itself, the content of a file, or what comes on stdin."""
    if query == "-":
        return sys.stdin.read()
    if not query.strip() or "{" in query or "\n" in query:
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if query.endswith((".rq", ".sparql")):
            raise UsageError(f"{query}: no such file; give a query, a file or -") from error
        return query
    except (OSError, ValueError) as error:
        raise UsageError(f"{query}: cannot be read ({error}); give a query, a file or -") from error


def _rows(result: Result, output_format: str) -> str:
    if output_format in GRAPH_FORMATS:
        raise UsageError(
            f"--format {output_format}: this query gives rows; use one of {', '.join(ROW_FORMATS)}"
        )
    if output_format == "csv" and result.boolean is None:
        return result_csv(result).rstrip("\r\n")
    if output_format == "json" or (output_format == "tsv" and result.boolean is None):
        return result.serialize(output_format).decode().rstrip("\r\n")
    if result.boolean is not None:
        return "true" if result.boolean else "false"
    render = rows.markdown if output_format == "markdown" else rows.table
    cells = [[None if term is None else str(term) for term in row] for row in result.rows]
    return render(result.variables, cells)


def _graph(graph: rdflib.Graph, output_format: str) -> str:
    if output_format not in GRAPH_FORMATS:
        raise UsageError(
            f"--format {output_format}: this query gives a graph; "
            f"use one of {', '.join(GRAPH_FORMATS)}"
        )
    printed = graph.serialize(format=SERIALIZERS[output_format])
    if output_format == "nquads":
        printed = "\n".join(sorted(printed.split("\n")))
    return printed.strip("\n")
