"""``kg copy``: a whole store into another place; also how it is backed up and restored."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.messages import counted, say
from kg.cli.options import StatedPath, settings
from kg.cli.progress import counting_bar
from kg.graph.copying import copy
from kg.graph.store import open_store


@click.command(name="copy", short_help="Copy a store: back it up, restore or move it.")
@click.argument("source", metavar="STORE", type=StatedPath())
@click.argument("target", metavar="STORE", type=StatedPath())
@click.option(
    "--replace", is_flag=True, help="Remove what the target holds. Without it the copy is refused."
)
def command(source: str, target: str, replace: bool) -> None:
    """Copy all of a store into another: a folder or a SPARQL server, each way.

    A folder is copied as it is at one moment, also while `kg build` writes it. The copy is there
    when it is complete: one that is cut short leaves the target's folder as it was, and a server
    marked, so that no command takes it for a store until the copy is repeated.

    \b
    Examples:
      kg copy newskg-store backup-2026-11-28              back up
      kg copy backup-2026-11-28 newskg-store --replace    restore
      kg copy newskg-store http://127.0.0.1:7878/query    move to a server
    """
    source, target = (_location(stated) for stated in (source, target))
    with (
        open_store(source, base=settings().base, read_only=True) as store,
        counting_bar("copying", store.count) as told,
    ):
        copied = copy(store, target, replace=replace, told=told)
    say(f"{counted(copied, 'statement')} copied into {target}")


def _location(stated: str) -> str:
    return stated if "://" in stated else str(Path(stated).expanduser())
