"""``kg build``: read articles into the store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.articles.gathering import Named, Ways
from kg.articles.readers import split_name
from kg.build import BuildReport, build
from kg.cli.catalogue import catalogue
from kg.cli.exits import Exit
from kg.cli.gone import gone, tell_doubtful
from kg.cli.messages import counted, say
from kg.cli.options import judgements, opened_store, settings, store_location, store_option
from kg.cli.passed_over import tell_passed_over
from kg.cli.progress import progress_bar
from kg.cli.source_options import sources_argument
from kg.errors import QuestionError
from kg.gone import doubts
from kg.graph.store import Store, open_store
from kg.judgements.wording import unheeded
from kg.planning import planned
from kg.printing import visible
from kg.questions.as_rdf import publish

if TYPE_CHECKING:
    from kg.cluster import Cluster

_PARTICULARS = re.compile(r"“[^”]*”|\d{4}-\d\d-\d\d(?: or )?|YYYY-MM-DD")
"""What a note quotes of an article, and the days that this may mean."""


@click.command(name="build", short_help="Read articles into the store.")
@sources_argument
@store_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Processes that read at the same time [default: up to one for each core].",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    default=None,
    help="The scheduler of a Dask cluster whose workers read instead of this machine: "
    "tcp://HOST:8786 (pip install 'newskg[cluster]').",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Remove articles whose files are gone from the folders given, or that are gone from "
    "their file. Without it they stay.",
)
@click.option(
    "--rebuild",
    is_flag=True,
    help="Read again all that the store has, from its stored text where a source is out of reach.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be read, and read nothing.")
def command(
    sources: tuple[Named, ...],
    workers: int | None,
    cluster: str | None,
    prune: bool,
    rebuild: bool,
    dry_run: bool,
    ways: Ways,
) -> None:
    """Read articles into the store: files, and folders with all that is in them.

    Plain text, Markdown and web pages hold an article each; feeds (RSS, Atom), JSON, JSON Lines,
    CSV and WARC archives hold many. An address is fetched (robots.txt is heeded), ``-`` is
    standard input.

    Safe to repeat: only what is new or has changed is read. What cannot be read is named, and
    the rest is stored.

    \b
    Examples:
      kg build articles/
      kg build today.txt press/ --store today
      kg build articles/ --workers 4 --prune
      kg build articles/ --cluster tcp://10.0.0.5:8786 --store http://10.0.0.6:7878/query
      kg build export.csv feed.xml crawl.warc.gz
      kg build https://news.example/talks --urls addresses.txt
      pdftotext talks.pdf - | kg build -
    """
    if not sources and not rebuild:
        raise click.UsageError(
            "name files, folders, addresses or -, or read all again with --rebuild"
        )
    if cluster is not None and workers is not None:
        raise click.UsageError("--workers are of this machine, --cluster names others; choose one")
    if dry_run:
        _tell_plan(sources, ways, rebuild)
        return
    with (
        _connected(cluster) as others,
        opened_store(write=True, create=True) as store,
        progress_bar() as progress,
    ):
        report = build(
            store,
            sources,
            ways=ways,
            workers=workers,
            cluster=others,
            prune=prune,
            rebuild=rebuild,
            progress=progress,
            judgements=judgements(),
        )
        _publish(store)
    _tell(report)
    if report.failed:
        stored = report.read + report.unchanged
        click.get_current_context().exit(Exit.SOME_FAILED if stored else Exit.WRONG)


@contextmanager
def _connected(address: str | None) -> Iterator[Cluster | None]:
    if address is None:
        yield None
        return
    # Dask is an extra, and takes long to import.
    from kg.cluster import connected

    with connected(address) as cluster:
        yield cluster


def _tell_plan(sources: tuple[Named, ...], ways: Ways, rebuild: bool) -> None:
    """Print what would be read, and why; a store that does not exist has nothing yet."""
    with _stored_so_far() as store, planned(store, sources, ways, rebuild=rebuild) as plan:
        for source in plan.sources:
            click.echo(visible(f"{plan.reasons[source.name]}: {source.shown}"))
        for failure in plan.failed:
            say(str(failure))
        doubtful = dict(doubts(store, plan.missing, plan))
        for name in plan.missing:
            if name not in doubtful:
                say(f"{name}: {gone(name)}; --prune would remove its article")
        tell_doubtful(doubtful)
        tell_passed_over(plan.passed)
        say(f"{counted(len(plan.sources), 'article')} to read, {plan.unchanged:,} unchanged")


@contextmanager
def _stored_so_far() -> Iterator[Store]:
    location = store_location()
    if "://" in location or location == "memory:" or Path(location).exists():
        with opened_store() as store:
            yield store
    else:
        with open_store("memory:", base=settings().base) as store:
            yield store


def _publish(store: Store) -> None:
    """Put the question library into the graph; a question that is broken stops no article."""
    try:
        publish(store, catalogue())
    except QuestionError as error:
        say(f"{error}; until then the graph's own list of questions stays as it was")


def _notes(notes: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What is to be told of sources; once where it holds of several articles in a file.

    Where the notes of such a file differ in what they quote, the first is told.
    """
    grouped: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for source, note in notes:
        kind = (split_name(source)[0], _PARTICULARS.sub("", note))
        grouped.setdefault(kind, []).append((source, note))
    for (file, _), told in grouped.items():
        source, note = told[0]
        if len(told) == 1:
            yield f"{source}: {note}"
        elif all(other == note for _, other in told):
            yield f"{file}: {note} ({len(told):,} articles)"
        else:
            yield f"{source}: {note} (and so in {len(told) - 1:,} more of this file)"


def _tell(report: BuildReport) -> None:
    for line in _notes(report.notes):
        say(line)
    for failure in report.failed:
        say(str(failure))
    for before, after in report.moved:
        say(f"moved and changed: {before} -> {after}")
    for source in report.missing:
        say(
            f"{source}: {gone(source)}, its article stays in the graph; "
            "remove it with `kg remove` or `kg build --prune`"
        )
    tell_doubtful(report.doubtful)
    for judgement, problem in report.unmatched:
        say(unheeded(judgement, problem))
    tell_passed_over(report.passed)
    counts = [f"{counted(report.read, 'article')} read", f"{report.unchanged:,} unchanged"]
    if report.removed:
        counts.append(f"{len(report.removed):,} removed")
    if report.failed:
        counts.append(f"{len(report.failed):,} could not be read")
    say(", ".join(counts))
