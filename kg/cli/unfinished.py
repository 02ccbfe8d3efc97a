"""Saying so where a store does not yet hold what its articles together say."""

from __future__ import annotations

from kg.cli.messages import say
from kg.cli.options import judgements
from kg.errors import UsageError
from kg.graph.store import Store
from kg.resolving import is_finished, is_of_other_rules


def warn_if_unfinished(store: Store) -> None:
    """Tell that answers may lack meetings: a build was cut short, or is going on.

    Where newskg alone is another than at the last build, they lack none, but may be others.
    """
    try:
        decided = judgements()
    except UsageError as error:
        say(f"{error}; until then answers are as of the last build")
        return
    if is_finished(store, decided):
        return
    if is_of_other_rules(store, decided):
        say(
            "newskg has changed since the last build; answers are complete as of then, "
            "and the next `kg build` brings them up to date"
        )
    else:
        say(
            "the last build has not come to its end, so that answers may lack meetings; "
            "if none is running, run `kg build` again"
        )
