"""What a build has just written, so that resolving need not read it out of the store again."""

from __future__ import annotations

import pickle

from kg.graph.store import Store
from kg.records import Extraction

MOST_BYTES = 64_000_000
"""Of some 4,000 articles. Those written after them are read out of the store."""


class Recent:
    """Records of articles, packed; reading one out of a store takes twenty times as long."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._bytes = 0

    def keep(self, extraction: Extraction) -> None:
        """Remember what was stored of an article."""
        article_id = extraction.article.id
        self.forget(article_id)
        packed = pickle.dumps(extraction, pickle.HIGHEST_PROTOCOL)
        if self._bytes + len(packed) <= MOST_BYTES:
            self._packed[article_id] = packed
            self._bytes += len(packed)

    def forget(self, article_id: str) -> None:
        """Something else was stored of an article."""
        self._bytes -= len(self._packed.pop(article_id, b""))

    def extraction(self, store: Store, article_id: str) -> Extraction:
        """What ``store`` has of an article.

        Raises:
            StoreError: it has nothing of it.
        """
        packed = self._packed.get(article_id)
        if packed is not None:
            kept: Extraction = pickle.loads(packed)  # noqa: S301 - packed in this process
            # Of several files with the same content the store has the first one's.
            if kept.article.file_name == store.file_name(article_id):
                return kept
        return store.extraction(article_id)
