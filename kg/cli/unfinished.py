"""Saying so where a store does not yet hold what its articles together say."""

from __future__ import annotations

from kg.cli.messages import say
from kg.cli.options import judgements
from kg.errors import UsageError
from kg.graph.store import Store
from kg.resolving import is_finished


def warn_if_unfinished(store: Store) -> None:
    """Tell that answers may lack meetings: a build was cut short, or is going on."""
    try:
        decided = judgements()
    except UsageError as error:
        say(f"{error}; until then answers are as of the last build")
        return
    if not is_finished(store, decided):
        say(
            "the last build has not come to its end, so that answers may lack meetings; "
            "if none is running, run `kg build` again"
        )
