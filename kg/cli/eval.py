"""``kg eval``: how well annotated articles are read."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.exits import Exit
from kg.cli.messages import put, say
from kg.cli.options import StatedPath, format_option
from kg.evaluation import SETS, Floors, Score, evaluate


@click.command(name="eval", short_help="Score what is read against annotated articles.")
@click.argument("gold", metavar="GOLD", type=StatedPath())
@click.option(
    "--set",
    "sets",
    multiple=True,
    type=click.Choice([gold.name for gold in SETS]),
    help="Score this set only; may be given several times.",
)
@click.option("--floors", type=StatedPath(), help="A file of floors; a figure below one fails.")
@click.option("--pin", is_flag=True, help="Write the floors: what was measured, less a margin.")
@click.option("--lower", metavar="REASON", help="With --pin: lower floors too, and say why.")
@click.option("--keep", type=StatedPath(), help="A folder to leave what was read in, as JSON.")
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that read.")
@format_option(("table", "json"), "table")
def command(
    gold: str,
    sets: tuple[str, ...],
    floors: str | None,
    pin: bool,
    lower: str | None,
    keep: str | None,
    workers: int,
    output_format: str,
) -> None:
    """Score what is read out of annotated articles.

    GOLD is a folder with annotated sets and, in its folder "score", their scorers. Each set's
    figures are printed; spans whose text is not the article's are counted.

    \b
    Examples:
      kg eval gold/
      kg eval gold/ --set claims --floors tests/floors.yaml
      kg eval gold/ --floors tests/floors.yaml --pin
    """
    if (pin or lower) and not floors:
        raise click.UsageError("--pin and --lower need --floors FILE, the file to write.")
    pinned = Floors(Path(floors)) if floors else None
    scores: list[Score] = []
    below = []
    for score in evaluate(Path(gold), sets, workers=workers, keep=Path(keep) if keep else None):
        scores.append(score)
        if output_format == "table":
            put(_table(score))
        if pinned and pin:
            pinned.pin(score, lower)
        elif pinned:
            below += pinned.shortfalls(score)
    if output_format == "json":
        put(json.dumps({score.gold.name: _entry(score) for score in scores}, indent=2) + "\n")
    for shortfall in below:
        say(str(shortfall))
    if below:
        click.get_current_context().exit(Exit.NOTHING_FOUND)


def _table(score: Score) -> str:
    lines = [f"{score.gold.name} (corpus {score.corpus})"]
    lines += [f"  {figure:36}{value:7.4f}" for figure, value in score.figures.items()]
    return "\n".join([*lines, f"  {'spans_text_mismatch':36}{score.mismatches:7}", ""])


def _entry(score: Score) -> dict[str, object]:
    return {
        "corpus": score.corpus,
        **score.figures,
        "spans_text_mismatch": score.mismatches,
    }
