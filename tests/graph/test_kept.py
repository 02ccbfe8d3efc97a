from __future__ import annotations

from pathlib import Path

from kg.graph.kept import kept
from kg.graph.store import Store, open_store
from kg.records import Extraction
from tests.processes import comes_true


def test_read_once_until_the_graph_changes(tmp_path: Path, extraction: Extraction) -> None:
    asked: list[str] = []

    @kept
    def articles(store: Store) -> int:
        asked.append(store.location)
        return len(store.article_ids())

    location = str(tmp_path / "store")
    with open_store(location, create=True) as writer:
        assert (articles(writer), articles(writer), len(asked)) == (0, 0, 2)
    with open_store(location, read_only=True) as reader:
        assert (articles(reader), articles(reader), len(asked)) == (0, 0, 3)
        with open_store(location) as writer:
            writer.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
        assert comes_true(lambda: articles(reader) == 1)
        assert (articles(reader), len(asked)) == (1, 4)
