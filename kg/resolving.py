"""Keeping what the articles together say in step with the articles of a store."""

from __future__ import annotations

import hashlib

from kg.graph.kept import kept
from kg.graph.store import Store
from kg.judgements.collection import NO_JUDGEMENTS, Judgements
from kg.judgements.identity import corrections
from kg.judgements.replaying import outdated
from kg.resolution import RESOLVER_VERSION, resolve


def resolve_store(store: Store, judgements: Judgements = NO_JUDGEMENTS) -> bool:
    """Recompute what the articles together say, where they or people's judgements changed.

    Returns:
        Whether it was needed.
    """
    digest = resolution_digest(store, judgements)
    if store.resolution_digest() == digest:
        return False
    decided = corrections(store, judgements)
    store.put_resolution(resolve(store.extractions(), decided, store.signatures()), digest)
    return True


def is_finished(store: Store, judgements: Judgements = NO_JUDGEMENTS) -> bool:
    """Whether what people decided of the articles, and what these together say, is in the graph."""
    current = resolution_digest(store, judgements)
    resolved = store.resolution_digest() == current or not _articles(store)
    return resolved and not outdated(store, judgements)


def resolution_digest(store: Store, judgements: Judgements = NO_JUDGEMENTS) -> str:
    """Identify what a resolution follows from (SHA-256): articles, rules, merges and splits.

    What an article says follows from its bytes, the reader, the file's name and the judgements
    about what was read.
    """
    lines = [RESOLVER_VERSION + judgements.digest_of_identity(), *_articles(store)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@kept
def _articles(store: Store) -> tuple[str, ...]:
    """What identifies each article of the store, a line for each, sorted."""
    names = store.file_names()
    judged = store.judged_articles()
    articles = {
        (
            entry.article_id,
            entry.sha256,
            entry.reader_version,
            names.get(entry.article_id, ""),
            judged.get(entry.article_id, ""),
        )
        for entry in store.sources().values()
    }
    return tuple("\t".join(article) for article in sorted(articles))
