"""``kg compact``: a folder's store in as little space as it needs."""

from __future__ import annotations

import click

from kg.cli.messages import say
from kg.cli.options import opened_store, store_option


@click.command(name="compact", short_help="Make the store as small and fast as it can be.")
@store_option
def command() -> None:
    """Give back the space of what was replaced and removed, and sort what is there.

    Worth it after many changes, such as a build anew. Nothing else may write meanwhile; for a
    moment the disk must have room for the store twice. Servers have commands of their own for this.

    \b
    Examples:
      kg compact
      kg compact --store archive
    """
    with opened_store(write=True) as store:
        before = store.disk_bytes()
        store.compact()
    with opened_store() as store:
        say(f"{_megabytes(before)} before, {_megabytes(store.disk_bytes())} now")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
