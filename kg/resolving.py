"""Keeping what the articles together say in step with the articles of a store."""

from __future__ import annotations

import hashlib

from kg.graph.store import Store
from kg.resolution import RESOLVER_VERSION, resolve


def resolve_store(store: Store) -> bool:
    """Recompute what the articles together say, where they changed; tell whether it was needed."""
    digest = resolution_digest(store)
    if store.resolution_digest() == digest:
        return False
    store.put_resolution(resolve(store.extractions()), digest)
    return True


def is_finished(store: Store) -> bool:
    """Whether what the articles together say is known of all articles of the store."""
    return store.resolution_digest() == resolution_digest(store) or not store.sources()


def resolution_digest(store: Store) -> str:
    """Identify the articles that a resolution speaks of, and the rules that made it (SHA-256).

    What is read out of an article follows from its bytes, the reader and the file's name.
    """
    names = store.file_names()
    articles = {
        (entry.article_id, entry.sha256, entry.reader_version, names.get(entry.article_id, ""))
        for entry in store.sources().values()
    }
    lines = [RESOLVER_VERSION, *("\t".join(article) for article in sorted(articles))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
