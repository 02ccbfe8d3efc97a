"""``kg remove``: take articles out of the graph."""

from __future__ import annotations

import click

from kg.articles.gathering import Ways
from kg.build import read_renamed
from kg.cli.exits import Exit
from kg.cli.messages import counted, say
from kg.cli.options import StatedPath, judgements, opened_store, settings, store_option
from kg.cli.sources import find_stored
from kg.judging import obey


@click.command(name="remove", short_help="Take articles out of the store.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=StatedPath())
@store_option
def command(sources: tuple[str, ...]) -> None:
    """Take articles out of the graph, with all that only they say.

    A SOURCE is a path, a file's name, the address that an article states or an article's id; one
    article of a file of many is named behind "#". The file itself stays where it is, and `kg build`
    of it, or of its folder, reads it again.

    \b
    Examples:
      kg remove articles/talks.txt
      kg remove talks.txt
      kg remove export.csv#17
      kg remove https://news.example/talks
    """
    with opened_store(write=True) as store:
        # Found before anything is removed, so that a name that is not clear changes nothing.
        found = {wanted: find_stored(store, wanted) for wanted in sources}
        removed = sorted({name for names in found.values() for name in names})
        for name in removed:
            store.remove_source(name)
        if removed:
            decided = judgements()
            touched = store.unresolved()
            read_renamed(store, touched, ways=Ways(fields=settings().fields), judgements=decided)
            obey(store, decided)
    for wanted, names in found.items():
        if not names:
            say(
                f"{wanted}: no such source in the store; give its path, its file's name, "
                "the address that the article states or the article's id"
            )
    if removed:
        say(f"{counted(len(removed), 'source')} removed")
    if not all(found.values()):
        click.get_current_context().exit(Exit.NOTHING_FOUND)
