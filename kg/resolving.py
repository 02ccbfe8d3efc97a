"""Keeping what the articles together say in step with the articles of a store."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

from kg.corrections import NO_DECISIONS, Decisions, Pair, Side
from kg.graph.store import Store
from kg.records import Extraction
from kg.resolution import RESOLVER_VERSION, Corrections, Named, resolve
from kg.resolution.incremental import Index, update

_SUM = 1 << 256


def resolve_store(store: Store, decisions: Decisions = NO_DECISIONS) -> bool:
    """Bring what the articles together say up to date, where they or decisions changed.

    Only what hangs together with a changed article is looked at, with the help of an index beside
    the store. Everything is where that index is missing, is of another state of the graph (a
    build that was killed, a copy) or cannot be used, and in a store on a server, which has none:
    that costs time, and gives the same graph.

    Returns:
        Whether it was needed.
    """
    if store.is_resolved and _follows(store.resolution_digest(), decisions):
        return False
    corrections = _corrections(store, decisions)
    if store.beside is not None:
        try:
            with _index(store, store.beside) as index:
                _resolve_changes(store, index, corrections, decisions)
            return True
        except sqlite3.Error:
            _forget_index(store, store.beside)
    total = sum(_digest_of(store, article_id) for article_id in store.article_ids()) % _SUM
    store.put_resolution(resolve(store.extractions(), corrections), _digest(decisions, total))
    return True


def is_finished(store: Store, decisions: Decisions = NO_DECISIONS) -> bool:
    """Whether what the articles together say is known of all articles of the store."""
    finished = store.is_resolved and _follows(store.resolution_digest(), decisions)
    return finished or not store.has_sources


def _resolve_changes(
    store: Store, index: Index, corrections: Corrections, decisions: Decisions
) -> None:
    """Resolve the articles that changed; all of them where the index is of another state."""
    changed = store.unresolved()
    begun = index.begin(RESOLVER_VERSION, None if changed is None else store.resolution_digest())
    if begun and changed is not None and 2 * len(changed) > index.size("article"):
        # Nearly as fast, and mends what somebody may have done to the graph.
        begun = index.begin(RESOLVER_VERSION, None)
    if changed is None or not begun:
        changed = store.article_ids()
    difference = update(index, changed, lambda one: _extraction(store, one), corrections)
    total = int(index.fact("total") or "0")
    for article_id in changed:
        row = index.one("SELECT content FROM article WHERE id = ?", article_id)
        now = _digest_of(store, article_id)
        total = (total + now - (int(row[0], 16) if row else 0)) % _SUM
        index.run("INSERT OR REPLACE INTO article VALUES (?, ?)", article_id, f"{now:x}")
    index.state("total", str(total))
    digest = _digest(decisions, total)
    if begun:
        store.put_difference(difference, digest)
    else:
        store.put_resolved_anew(difference, digest)
    # Last: an index that is not of the graph's state is of no use, but does no harm.
    index.commit(digest)


def _digest(decisions: Decisions, total: int) -> str:
    """Identify what a resolution follows from: rules and decisions, and the articles.

    The articles' part is the sum of their digests, so that each can be added and taken away by
    itself and the same articles give the same in whatever order they came.
    """
    return f"{_rules(decisions)}-{total:064x}"


def _follows(digest: str | None, decisions: Decisions) -> bool:
    """Whether a resolution with that digest follows the present rules and these decisions."""
    return digest is not None and digest.partition("-")[0] == _rules(decisions)


def _rules(decisions: Decisions) -> str:
    return hashlib.sha256((RESOLVER_VERSION + decisions.digest()).encode()).hexdigest()[:16]


def _digest_of(store: Store, article_id: str) -> int:
    """Identify an article as the store has it; 0 where it is gone.

    What is read out of an article follows from its bytes, the reader and the file's name.
    """
    name = store.file_name(article_id)
    if name is None:
        return 0
    entries = store.sources_of(article_id).values()
    read = sorted({(entry.sha256, entry.reader_version) for entry in entries})
    content = repr((article_id, name, read))
    return int.from_bytes(hashlib.sha256(content.encode()).digest())


def _extraction(store: Store, article_id: str) -> Extraction | None:
    if not store.has_graph(store.iris.article_graph(article_id)):
        return None
    return store.extraction(article_id)


# the index

_IN_MEMORY: WeakKeyDictionary[Store, Index] = WeakKeyDictionary()


@contextmanager
def _index(store: Store, location: str) -> Iterator[Index]:
    """The index of a store; what is not committed is forgotten."""
    if location == ":memory:":
        index = _IN_MEMORY.setdefault(store, Index(location))
        try:
            yield index
        finally:
            index.rollback()
        return
    index = Index(location)
    try:
        yield index
    finally:
        index.close()


def _forget_index(store: Store, location: str) -> None:
    """Start over with the next build: the index cannot be read or written."""
    _IN_MEMORY.pop(store, None)
    if location != ":memory:":
        for name in (location, f"{location}-wal", f"{location}-shm", f"{location}-journal"):
            Path(name).unlink(missing_ok=True)


# decisions


def _corrections(store: Store, decisions: Decisions) -> Corrections:
    """The decisions about articles, which they name by their files, by article id."""
    pairs = (*decisions.same, *decisions.different)
    names = {side.article for pair in pairs for side in pair if side.article is not None}
    articles = {name: store.articles_of_file(name) for name in names}
    return Corrections(
        same=tuple(_named(decisions.same, articles)),
        different=tuple(_named(decisions.different, articles)),
    )


def _named(
    pairs: tuple[Pair, ...], articles: Mapping[str, list[str]]
) -> Iterator[tuple[Named, Named]]:
    for one, other in pairs:
        for first in _each(one, articles):
            for second in _each(other, articles):
                yield first, second


def _each(side: Side, articles: Mapping[str, list[str]]) -> list[Named]:
    if side.article is None:
        return [Named(side.kind, side.name)]
    return [Named(side.kind, side.name, article_id) for article_id in articles[side.article]]
