"""The judgements of a file together: which of them are in force, and what they amount to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from kg.judgements.records import ABOUT_EXTRACTIONS, ABOUT_IDENTITY, ArticleName, Judgement, Target


class Named(Protocol):
    """What an article goes by: a `kg.records.Article`, or less of it."""

    @property
    def id(self) -> str: ...
    @property
    def file_name(self) -> str: ...
    @property
    def title(self) -> str | None: ...


@dataclass(frozen=True)
class Judgements:
    """All that people decided, in the order of the file."""

    entries: tuple[Judgement, ...] = ()

    @cached_property
    def undone(self) -> dict[str, str]:
        """By the id of each judgement that is not in force the id of what took it back.

        An undo can itself be undone, which puts what it took back in force again.
        """
        undone: dict[str, str] = {}
        known = {entry.id for entry in self.entries}
        for entry in reversed(self.entries):
            if entry.undoes in known and entry.id not in undone:
                undone.setdefault(entry.undoes, entry.id)
        return undone

    @cached_property
    def vain_undos(self) -> dict[str, str]:
        """By the id of each undo that takes nothing back why it does not."""
        undos = {entry.id: entry.undoes for entry in self.entries if entry.undoes is not None}
        known = {entry.id for entry in self.entries}
        return {
            own_id: f"takes nothing back: no judgement has the id {wanted}"
            if wanted not in known
            else "goes round in a circle; remove it"
            for own_id, wanted in undos.items()
            if wanted not in known or own_id in _chain(wanted, undos)
        }

    @cached_property
    def in_force(self) -> tuple[Judgement, ...]:
        """What holds: everything but undos and what they took back."""
        return tuple(
            entry for entry in self.entries if entry.verb != "undo" and entry.id not in self.undone
        )

    @cached_property
    def about_extractions(self) -> tuple[Judgement, ...]:
        """What is in force of accept, reject and correct."""
        return tuple(entry for entry in self.in_force if entry.verb in ABOUT_EXTRACTIONS)

    @cached_property
    def about_identity(self) -> tuple[Judgement, ...]:
        """What is in force of merge and split."""
        return tuple(entry for entry in self.in_force if entry.verb in ABOUT_IDENTITY)

    @cached_property
    def everywhere(self) -> tuple[Judgement, ...]:
        """Those about extractions that name no article, which may concern any."""
        return tuple(
            entry
            for entry in self.about_extractions
            if any(not target.articles for target in entry.targets)
        )

    def get(self, judgement_id: str) -> Judgement | None:
        """The judgement of that id."""
        return next((entry for entry in self.entries if entry.id == judgement_id), None)

    def digest_for(self, article: Named) -> str:
        """Changes whenever what is decided about an article by its name does; empty for nothing.

        Judgements that name no article are left out: `digest_everywhere`.
        """
        return _digest(
            entry
            for entry in self.about_extractions
            if any(means_article(target, article) and target.articles for target in entry.targets)
        )

    def digest_of(self, judgement_ids: Iterable[str]) -> str:
        """Changes whenever what is decided by these of `everywhere` does; empty for none."""
        wanted = set(judgement_ids)
        return _digest(entry for entry in self.everywhere if entry.id in wanted)

    def digest_everywhere(self) -> str:
        """Changes whenever what is decided about all articles does; empty for nothing."""
        return _digest(self.everywhere)

    def digest_of_identity(self) -> str:
        """Changes whenever a merge or split does; empty where there is none."""
        return _digest(self.about_identity)


NO_JUDGEMENTS = Judgements()


def means_article(target: Target, article: Named) -> bool:
    """Whether a target may stand in this article."""
    return not target.articles or any(means(name, article) for name in target.articles)


def means(name: ArticleName, article: Named) -> bool:
    """Whether a judgement's name for an article is a name of this one."""
    if name.stated is not None:
        return name.stated in (article.id, article.file_name, article.title)
    return name.id == article.id or name.source == article.file_name


def _digest(entries: Iterable[Judgement]) -> str:
    stated = [repr(replace(entry, line=0)) for entry in entries]
    return hashlib.sha256("\n".join(stated).encode()).hexdigest()[:16] if stated else ""


def _chain(judgement_id: str, undos: Mapping[str, str]) -> set[str]:
    """What an undo of this judgement bears upon: it, and what it undoes in turn."""
    found: set[str] = set()
    while judgement_id not in found:
        found.add(judgement_id)
        judgement_id = undos.get(judgement_id, judgement_id)
    return found


def new_id(judgement: Judgement, entries: Sequence[Judgement]) -> str:
    """A short id for a new judgement: the same for the same decision, unless that is taken."""
    taken = {entry.id for entry in entries}
    number = 0
    while True:
        stated = repr((replace(judgement, id="", line=0), number))
        chosen = hashlib.sha256(stated.encode()).hexdigest()[:6]
        if chosen not in taken:
            return chosen
        number += 1
