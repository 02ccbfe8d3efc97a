"""Merges and splits as resolution takes them: which entries and reports they speak of.

A meeting is named as the reader read it, so an article whose reports were judged is read out of its
text once more to see what became of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from kg.graph.store import Store
from kg.judgements.collection import Judgements
from kg.judgements.matching import find
from kg.judgements.records import Judgement, Side, Target
from kg.judgements.replaying import judged_again
from kg.judgements.stored_articles import StoredArticles
from kg.judgements.wording import decided
from kg.records import EntityKind, ReportReference
from kg.resolution import Corrections, Named, Ruling


def corrections(store: Store, judgements: Judgements) -> Corrections:
    """What people decided about who is who, and which reports are of one meeting."""
    if not judgements.about_identity:
        return Corrections()
    named = _Named(store, judgements)
    rulings = [(each.verb, named.ruling(each)) for each in judgements.about_identity]
    return Corrections(
        same=tuple(ruling for verb, ruling in rulings if verb == "merge"),
        different=tuple(ruling for verb, ruling in rulings if verb == "split"),
    )


def unmatched_identity(store: Store, judgements: Judgements) -> list[tuple[Judgement, str]]:
    """Merges and splits in force of which a side is nowhere in the articles; and why."""
    if not judgements.about_identity:
        return []
    named = _Named(store, judgements)
    return [
        (judgement, "matches nothing now")
        for judgement in judgements.about_identity
        if not all(named.is_there(side) for side in judgement.sides)
    ]


class _Named:
    """From the words of judgements to what resolution compares."""

    def __init__(self, store: Store, judgements: Judgements) -> None:
        self._store = store
        self._judgements = judgements
        self._articles = StoredArticles(store)
        self._judged = store.judged_articles()

    def ruling(self, judgement: Judgement) -> Ruling:
        """A merge or split."""
        who = decided(judgement)
        note = f": {judgement.note}" if judgement.note else ""
        return Ruling(
            tuple(
                tuple(dict.fromkeys(each for target in side for each in self._members(target)))
                for side in judgement.sides
            ),
            f"decided {who}{note}" if who else f"decided by a person{note}",
        )

    def is_there(self, side: Side) -> bool:
        """Whether the articles have anything of a side."""
        return any(
            self._has(member) if isinstance(member, Named) else True
            for target in side
            for member in self._members(target)
        )

    def _members(self, target: Target) -> Iterator[Named | ReportReference]:
        if target.kind == "meeting":
            for article_id in self._ids(target):
                yield from self._reports(target, article_id)
            return
        kind, (name,) = cast(EntityKind, target.kind), target.names or ("",)
        if not target.articles:
            yield Named(kind, name)
        for article_id in self._ids(target):
            yield Named(kind, name, article_id)

    def _ids(self, target: Target) -> list[str]:
        return sorted({each for name in target.articles for each in self._articles.named(name)})

    def _reports(self, target: Target, article_id: str) -> Iterator[ReportReference]:
        if article_id not in self._judged:
            for item in find(target, self._store.extraction(article_id)):
                yield ReportReference(article_id, item.index)
            return
        judged = judged_again(self._store, self._judgements, article_id)
        for item in find(target, judged.read):
            if item not in judged.gone:
                yield ReportReference(article_id, item.index)

    def _has(self, named: Named) -> bool:
        where = set(self._articles.with_entry(named.name))
        return bool(where) if named.article_id is None else named.article_id in where
