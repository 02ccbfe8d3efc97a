"""``kg extract``: what would be read out of articles, without storing it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.articles.containers.unpacking import with_contents
from kg.articles.gathering import Named, UrlList, Ways, gathered
from kg.cli.exits import Exit
from kg.cli.messages import say
from kg.cli.options import format_option, settings, store_option
from kg.cli.passed_over import tell_passed_over
from kg.cli.source_options import sources_argument
from kg.extraction import READER_VERSION
from kg.extraction_json import extraction_to_json
from kg.graph.converter import to_rdf
from kg.graph.exchange import write_rdf
from kg.graph.iris import Iris
from kg.reading import Failure, read_all
from kg.records import Extraction


@click.command(name="extract", short_help="Print what articles say, without storing it.")
@sources_argument
@store_option
@format_option(("json", "trig"), "json")
def command(sources: tuple[Named, ...], output_format: str, ways: Ways) -> None:
    """Print what is read out of articles, without storing it.

    People, organizations, places, meetings and claims, each with its character offsets in the
    article's text. One article gives one JSON object; several, or a folder, give an array.

    \b
    Examples:
      kg extract article.txt
      kg extract articles/ --format trig
      pdftotext talks.pdf - | kg extract -
    """
    extractions = []
    if not sources:
        raise click.UsageError("Missing argument 'SOURCE...'.")
    with gathered(sources, ways) as found:
        failures = found.failures
        for _, outcome in read_all(with_contents(found.sources, ways.fields)):
            if isinstance(outcome, Failure):
                failures.append(outcome.error())
            else:
                extractions.append(outcome)
    for failure in failures:
        say(str(failure))
    tell_passed_over(found.passed)
    if extractions:
        several = len(sources) > 1 or len(found.sources) > 1 or _is_folder(sources[0])
        click.echo(_json(extractions, several) if output_format == "json" else _trig(extractions))
    if failures:
        click.get_current_context().exit(Exit.SOME_FAILED if extractions else Exit.WRONG)


def _is_folder(name: Named) -> bool:
    return not isinstance(name, UrlList) and Path(name).is_dir()


def _json(extractions: list[Extraction], several: bool) -> str:
    entries = [extraction_to_json(extraction) for extraction in extractions]
    return json.dumps(entries if several else entries[0], ensure_ascii=False, indent=2)


def _trig(extractions: list[Extraction]) -> str:
    iris = Iris(settings().base)
    quads = [
        quad for extraction in extractions for quad in to_rdf(extraction, iris, READER_VERSION)
    ]
    return b"".join(write_rdf(quads, "trig")).decode().rstrip("\n")
