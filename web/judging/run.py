"""From what was sent to a decision: the store is opened for changes as long as that takes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Final, get_args

from werkzeug.exceptions import ServiceUnavailable

from kg.errors import StoreBusyError, UsageError
from kg.graph.store import Store
from kg.judgements.fields import check_together, typed_value
from kg.judgements.records import Judgement, Target, Value, Verb
from kg.judgements.things import Things
from kg.judging import decide, now
from kg.web.site import Site

PATIENCE: Final = 10.0
"""Seconds that a decision waits where another process, such as a ``kg build``, has the store."""

LONGEST: Final = 2_000
"""Characters of a note or of a value."""

_PAUSE: Final = 0.2


@dataclass(frozen=True, slots=True)
class Judging:
    """What ``kg serve --allow-judging`` allows: ``writing`` opens the store for changes."""

    token: str
    writing: Callable[[], AbstractContextManager[Store]]
    turn: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as it was sent.

    ``values`` are the fields that a correction sets, as they were typed; ``others`` what a merge
    takes for the same, ``articles`` in which a split takes it for another, by id.
    """

    verb: str
    what: str
    by: str | None = None
    note: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


def decided(judging: Judging, pages: Site, asked: Asked) -> Judgement:
    """Keep a decision and let the graph follow.

    Raises:
        UsageError: it cannot be made; saying why.
        ServiceUnavailable: another process has the store.
    """
    file = pages.judgements_file
    if file is None:
        raise UsageError("there is no file of judgements; kg serve names one")
    with judging.turn, _store(judging) as store:
        made = decide(store, file, judgement(Things(store, pages.judgements), asked))
    # Whoever decides sees it on the next page.
    pages.store.catch_up()
    return made


def judgement(things: Things, asked: Asked) -> Judgement:
    """The decision, named in words that survive a rebuild.

    Raises:
        UsageError: what was sent is no decision about anything in the graph.
    """
    for text in (asked.by, asked.note, *asked.values.values()):
        if text is not None and len(text) > LONGEST:
            raise UsageError(f"a text here has at most {LONGEST:,} characters")
    verbs: dict[str, Verb] = {verb: verb for verb in get_args(Verb)}
    if asked.verb not in verbs:
        raise UsageError(f"{asked.verb!r}: no decision; it is one of {', '.join(verbs)}")
    by, note = _plain(asked.by), _plain(asked.note)
    if by is None:
        raise UsageError("by is missing; say who decides, such as by: Ann")
    if asked.verb == "undo":
        return Judgement("", "undo", now(), by, note, undoes=asked.what)
    iri = _known(things, asked.what)
    if asked.verb == "merge":
        sides = things.merged([_known(things, each) for each in (asked.what, *asked.others)])
        return Judgement("", "merge", now(), by, note, sides=sides)
    if asked.verb == "split":
        sides = things.sides(iri, asked.articles)
        return Judgement("", "split", now(), by, note, sides=sides)
    targets = things.extractions(iri)
    values = _values(targets, asked.values) if asked.verb == "correct" else ()
    return Judgement("", verbs[asked.verb], now(), by, note, targets=targets, values=values)


def _values(
    targets: tuple[Target, ...], stated: Mapping[str, str]
) -> tuple[tuple[str, Value], ...]:
    if not stated:
        raise UsageError("nothing is corrected; change a field")
    kind = targets[0].kind
    values = {name: typed_value(kind, name, text) for name, text in stated.items()}
    check_together(values)
    return tuple(values.items())


def _known(things: Things, stated: str) -> str:
    iri = things.full_iri(stated.strip())
    if iri is None:
        raise UsageError(f"{stated[:200]!r}: nothing of this name in the graph; give its IRI")
    return iri


def _plain(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


@contextmanager
def _store(judging: Judging) -> Iterator[Store]:
    """The store, as soon as no other process writes it."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            opened = judging.writing()
            break
        except StoreBusyError:
            if time.monotonic() > deadline:
                raise ServiceUnavailable(
                    "Articles are being read at the moment; decide again in a minute.",
                    retry_after=60,
                ) from None
            time.sleep(_PAUSE)
    with opened as store:
        yield store
