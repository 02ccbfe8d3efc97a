"""Keeping what the articles together say in step with the articles of a store."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

from kg.graph.store import Store
from kg.judgements.collection import NO_JUDGEMENTS, Judgements
from kg.judgements.following import followed
from kg.judgements.identity import corrections
from kg.judgements.replaying import outdated
from kg.recent import Recent
from kg.records import Extraction
from kg.resolution import RESOLVER_VERSION, Corrections, resolve
from kg.resolution.incremental import Index, update

_SUM = 1 << 256


def resolve_store(
    store: Store, judgements: Judgements = NO_JUDGEMENTS, recent: Recent | None = None
) -> bool:
    """Bring what the articles together say up to date, where they or people's judgements changed.

    ``recent`` holds articles that need not be read out of the store.

    Only what hangs together with a changed article is looked at, with the help of an index beside
    the store. Everything is where that index is missing, is of another state of the graph (a
    build that was killed, a copy) or cannot be used, and in a store on a server, which has none:
    that costs time, and gives the same graph.

    Returns:
        Whether it was needed.
    """
    rules = _rules(judgements)
    if store.is_resolved and _follows(store.resolution_digest(), rules):
        return False
    decided, recent = corrections(store, judgements), recent or Recent()
    if store.beside is not None:
        try:
            with _index(store, store.beside) as index:
                _resolve_changes(store, recent, index, decided, rules)
            return True
        except sqlite3.Error:
            _forget_index(store, store.beside)
    total = sum(_digest_of(store, article_id) for article_id in store.article_ids()) % _SUM
    extractions = (recent.extraction(store, one) for one in store.article_ids())
    resolution = resolve(extractions, decided, store.signatures())
    store.put_resolution(resolution, _digest(rules, total))
    return True


def is_finished(store: Store, judgements: Judgements = NO_JUDGEMENTS) -> bool:
    """Whether what people decided of the articles, and what these together say, is in the graph."""
    judgements = followed(judgements, store)
    resolved = store.is_resolved and _follows(store.resolution_digest(), _rules(judgements))
    return (resolved or not store.has_sources) and not outdated(store, judgements)


def is_of_other_rules(store: Store, judgements: Judgements = NO_JUDGEMENTS) -> bool:
    """Whether a store is finished but for newskg, whose rules are others than at its last build."""
    judgements, digest = followed(judgements, store), store.resolution_digest()
    if digest is None or not store.is_resolved or outdated(store, judgements):
        return False
    version, _, decided = digest.partition("-")[0].partition(".")
    return version != _version() and decided == _decided(judgements)


def _resolve_changes(
    store: Store, recent: Recent, index: Index, decided: Corrections, rules: str
) -> None:
    """Resolve the articles that changed; all of them where the index is of another state."""
    changed = store.unresolved()
    begun = index.begin(RESOLVER_VERSION, None if changed is None else store.resolution_digest())
    if begun and changed is not None and 2 * len(changed) > int(index.fact("articles") or "0"):
        # Nearly as fast, and mends what somebody may have done to the graph.
        begun = index.begin(RESOLVER_VERSION, None)
    if changed is None or not begun:
        changed = store.article_ids()
    difference = update(
        index, changed, lambda one: _extraction(store, recent, one), decided, store.signature
    )
    total, articles = int(index.fact("total") or "0"), int(index.fact("articles") or "0")
    for article_id in changed:
        row = index.one("SELECT value FROM digest WHERE article = ?", article_id)
        now = _digest_of(store, article_id)
        total = (total + now - (int(row[0], 16) if row else 0)) % _SUM
        articles += bool(now) - bool(row)
        index.run("DELETE FROM digest WHERE article = ?", article_id)
        if now:
            index.run("INSERT INTO digest VALUES (?, ?)", article_id, f"{now:x}")
    index.state("total", str(total))
    index.state("articles", str(articles))
    digest = _digest(rules, total)
    if begun:
        store.put_difference(difference, digest)
    else:
        store.put_resolved_anew(difference, digest)
    # Last: an index that is not of the graph's state is of no use, but does no harm.
    index.commit(digest)


def _digest(rules: str, total: int) -> str:
    """Identify what a resolution follows from: rules, merges and splits, and the articles.

    The articles' part is the sum of their digests, so that each can be added and taken away by
    itself and the same articles give the same in whatever order they came.
    """
    return f"{rules}-{total:064x}"


def _follows(digest: str | None, rules: str) -> bool:
    return digest is not None and digest.partition("-")[0] == rules


def _rules(judgements: Judgements) -> str:
    """Identify the rules, and what people have decided about who is who."""
    return f"{_version()}.{_decided(judgements)}"


def _version() -> str:
    return hashlib.sha256(RESOLVER_VERSION.encode()).hexdigest()[:16]


def _decided(judgements: Judgements) -> str:
    return hashlib.sha256(judgements.digest_of_identity().encode()).hexdigest()[:16]


def _digest_of(store: Store, article_id: str) -> int:
    """Identify an article as the store has it; 0 where it is gone.

    What an article says follows from its bytes, the reader, the file's name and the judgements
    about what was read.
    """
    name = store.file_name(article_id)
    if name is None:
        return 0
    entries = store.sources_of(article_id).values()
    read = sorted({(entry.sha256, entry.reader_version) for entry in entries})
    content = repr((article_id, name, read, store.judged(article_id)))
    return int.from_bytes(hashlib.sha256(content.encode()).digest())


def _extraction(store: Store, recent: Recent, article_id: str) -> Extraction | None:
    if not store.has_graph(store.iris.article_graph(article_id)):
        return None
    return recent.extraction(store, article_id)


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
