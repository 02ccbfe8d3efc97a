"""What tests of stores put into them and take out of them."""

from __future__ import annotations

from pathlib import Path

from kg.graph.store import Store, open_store
from kg.records import Extraction

DAY = "2026-02-01"


def put(
    store: Store, extraction: Extraction, source: str = "/news/a.txt", version: str = "1"
) -> None:
    store.put_article(extraction, source=source, ingested=DAY, reader_version=version)


def nquads(store: Store) -> bytes:
    return b"".join(store.export("nquads"))


def contents(location: str | Path) -> bytes:
    """All that a store holds, opened for reading."""
    with open_store(str(location), read_only=True) as store:
        return nquads(store)
