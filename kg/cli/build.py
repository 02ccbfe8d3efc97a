"""``kg build``: read articles into the store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.build import BuildReport, build
from kg.cli.catalogue import catalogue
from kg.cli.exits import Exit
from kg.cli.messages import counted, say
from kg.cli.options import StatedPath, judgements, opened_store, store_option
from kg.cli.progress import progress_bar
from kg.errors import QuestionError
from kg.graph.store import Store
from kg.judgements.wording import unheeded
from kg.questions.as_rdf import publish


@click.command(name="build", short_help="Read articles into the store.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=StatedPath())
@store_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Processes that read at the same time [default: up to one for each core].",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Remove articles whose files are gone from the folders given. Without it they stay.",
)
def command(sources: tuple[str, ...], workers: int | None, prune: bool) -> None:
    """Read articles into the store: files, and folders with all that is in them.

    Safe to repeat: only what is new or has changed is read. What cannot be read is named, and
    the rest is stored.

    \b
    Examples:
      kg build articles/
      kg build today.txt press/ --store today
      kg build articles/ --workers 4 --prune
    """
    with opened_store(write=True, create=True) as store, progress_bar() as progress:
        report = build(
            store,
            [Path(source) for source in sources],
            workers=workers,
            prune=prune,
            progress=progress,
            judgements=judgements(),
        )
        _publish(store)
    _tell(report)
    if report.failed:
        stored = report.read + report.unchanged
        click.get_current_context().exit(Exit.SOME_FAILED if stored else Exit.WRONG)


def _publish(store: Store) -> None:
    """Put the question library into the graph; a question that is broken stops no article."""
    try:
        publish(store, catalogue())
    except QuestionError as error:
        say(f"{error}; until then the graph's own list of questions stays as it was")


def _tell(report: BuildReport) -> None:
    for failure in report.failed:
        say(str(failure))
    for source in report.missing:
        say(
            f"{source}: the file is gone, its article stays in the graph; "
            "remove it with `kg remove` or `kg build --prune`"
        )
    for judgement, problem in report.unmatched:
        say(unheeded(judgement, problem))
    counts = [f"{counted(report.read, 'article')} read", f"{report.unchanged:,} unchanged"]
    if report.removed:
        counts.append(f"{len(report.removed):,} removed")
    if report.failed:
        counts.append(f"{len(report.failed):,} could not be read")
    say(", ".join(counts))
