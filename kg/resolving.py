"""Keeping what the articles together say in step with the articles of a store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from kg.corrections import NO_DECISIONS, Decisions, Pair, Side
from kg.graph.kept import kept
from kg.graph.store import Store
from kg.resolution import RESOLVER_VERSION, Corrections, Named, resolve


def resolve_store(store: Store, decisions: Decisions = NO_DECISIONS) -> bool:
    """Recompute what the articles together say, where they or a person's decisions changed.

    Returns:
        Whether it was needed.
    """
    digest = resolution_digest(store, decisions)
    if store.resolution_digest() == digest:
        return False
    corrections = _corrections(decisions, store.file_names())
    store.put_resolution(resolve(store.extractions(), corrections, store.signatures()), digest)
    return True


def is_finished(store: Store, decisions: Decisions = NO_DECISIONS) -> bool:
    """Whether what the articles together say is known of all articles of the store."""
    current = resolution_digest(store, decisions)
    return store.resolution_digest() == current or not _articles(store)


def resolution_digest(store: Store, decisions: Decisions = NO_DECISIONS) -> str:
    """Identify what a resolution follows from (SHA-256): articles, rules, and decisions.

    What is read out of an article follows from its bytes, the reader and the file's name.
    """
    lines = [RESOLVER_VERSION + decisions.digest(), *_articles(store)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@kept
def _articles(store: Store) -> tuple[str, ...]:
    """What identifies each article of the store, a line for each, sorted."""
    names = store.file_names()
    articles = {
        (entry.article_id, entry.sha256, entry.reader_version, names.get(entry.article_id, ""))
        for entry in store.sources().values()
    }
    return tuple("\t".join(article) for article in sorted(articles))


def _corrections(decisions: Decisions, articles: Mapping[str, str]) -> Corrections:
    """The decisions about articles whose files' names are given by article id."""
    return Corrections(
        same=tuple(_named(decisions.same, articles)),
        different=tuple(_named(decisions.different, articles)),
    )


def _named(pairs: tuple[Pair, ...], articles: Mapping[str, str]) -> Iterator[tuple[Named, Named]]:
    for one, other in pairs:
        for first in _each(one, articles):
            for second in _each(other, articles):
                yield first, second


def _each(side: Side, articles: Mapping[str, str]) -> list[Named]:
    if side.article is None:
        return [Named(side.kind, side.name)]
    return [
        Named(side.kind, side.name, article_id)
        for article_id, file_name in articles.items()
        if file_name == side.article
    ]
