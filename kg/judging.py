"""Deciding: a judgement goes into the file, and the graph follows at once."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import UsageError
from kg.graph.store import Store
from kg.judgements.collection import Judgements
from kg.judgements.file import add_judgement, load_judgements
from kg.judgements.following import followed
from kg.judgements.identity import unmatched_identity
from kg.judgements.records import Judgement
from kg.judgements.replaying import concerned, judged_again, replay, unmatched
from kg.recent import Recent
from kg.resolving import resolve_store


def obey(store: Store, judgements: Judgements, recent: Recent | None = None) -> None:
    """Bring the articles in step with what people decided, then what these together say.

    ``recent`` holds articles that were just stored.
    """
    judgements, recent = followed(judgements, store), recent or Recent()
    for article_id in replay(store, judgements):
        recent.forget(article_id)
    resolve_store(store, judgements, recent)


def not_obeyed(store: Store, judgements: Judgements) -> list[tuple[Judgement, str]]:
    """What is in force and does nothing, because it finds nothing or cannot be made; and why."""
    judgements = followed(judgements, store)
    vain = judgements.vain_undos
    return [
        *unmatched(store, judgements),
        *unmatched_identity(store, judgements),
        *((entry, vain[entry.id]) for entry in judgements.entries if entry.id in vain),
    ]


def decide(store: Store, file: Path, judgement: Judgement) -> Judgement:
    """Add a judgement to the file and change the graph accordingly.

    Cut short in between, the next build goes on from there.

    Returns:
        The judgement with its id.

    Raises:
        UsageError: it finds nothing, cannot be made, or the file is broken; nothing is changed.
        StoreError: the store cannot be written; the judgement is in the file.
    """
    _refuse_vain(store, followed(load_judgements(file), store), judgement)
    added = add_judgement(file, judgement)
    obey(store, load_judgements(file))
    return added


def now() -> str:
    """This moment (UTC), or that of SOURCE_DATE_EPOCH, with which builds are reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}; set it to seconds since 1970, or unset it"
        ) from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _refuse_vain(store: Store, judgements: Judgements, judgement: Judgement) -> None:
    """Refuses what would change nothing."""
    if judgement.undoes is not None:
        if judgements.get(judgement.undoes) is None:
            raise UsageError(
                f"{judgement.undoes}: no judgement has this id; `kg judge list` shows all"
            )
        if judgement.undoes in judgements.undone:
            by = judgements.undone[judgement.undoes]
            raise UsageError(f"{judgement.undoes} is undone already; to take that back, undo {by}")
        return
    # An id that no entry of the file can have.
    proposed = replace(judgement, id="?")
    together = Judgements((*judgements.entries, proposed))
    if judgement.sides:
        vain = unmatched_identity(store, Judgements((proposed,)))
        if vain:
            raise UsageError(f"nothing to {judgement.verb}: one side is nowhere in the articles")
        return
    found = False
    for article_id in concerned(store, Judgements((proposed,))):
        judged = judged_again(store, together, article_id)
        problem = dict(judged.problems).get("?")
        if problem:
            raise UsageError(problem)
        found = found or any(judgement_id == "?" for judgement_id, _ in judged.matched)
    if not found:
        raise UsageError(f"nothing to {judgement.verb}: it is nowhere in the articles")
