"""What a build has just written need not be read again, and is never what something else was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg import recent
from kg.build import build
from kg.graph.store import Store, open_store
from kg.judgements.file import load_judgements
from kg.recent import Recent
from kg.records import Extraction
from tests.graph.conftest import make_extraction
from tests.news import ARTICLES, quads


def put(store: Store, extraction: Extraction, source: str) -> None:
    store.put_article(extraction, source=source, ingested="2026-02-01", reader_version="1")


def test_what_is_kept_is_given_and_else_the_store_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept, extraction = Recent(), make_extraction("a1")
    article_id = extraction.article.id
    with open_store("memory:") as store:
        put(store, extraction, "/a")
        assert kept.extraction(store, article_id) == extraction
        kept.keep(extraction)
        monkeypatch.setattr(Store, "extraction", lambda *_: None)
        assert kept.extraction(store, article_id) == extraction
        kept.forget(article_id)
        assert kept.extraction(store, article_id) is None


def test_another_file_of_the_same_content_does_not_count() -> None:
    kept, extraction = Recent(), make_extraction("a1")
    with open_store("memory:") as store:
        put(store, extraction, "/a")
        kept.keep(replace(extraction, article=replace(extraction.article, file_name="other.txt")))
        assert kept.extraction(store, extraction.article.id) == extraction


def test_no_more_is_kept_than_memory_is_meant_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recent, "MOST_BYTES", 1)
    kept = Recent()
    kept.keep(make_extraction("a1", "Bern"))
    with open_store("memory:") as store:
        put(store, make_extraction("a1", "Oslo"), "/a")
        assert kept.extraction(store, "a1") == make_extraction("a1", "Oslo")


def test_a_build_reads_nothing_back_and_gives_the_same_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    named = [tmp_path / name for name in ARTICLES]
    with open_store("memory:") as store:
        with monkeypatch.context() as patch:
            patch.setattr(recent, "MOST_BYTES", 0)
            build(store, named)
        expected = quads(store)
    read: list[str] = []
    stored = Store.extraction

    def noted(store: Store, article_id: str) -> Extraction:
        read.append(article_id)
        return stored(store, article_id)

    monkeypatch.setattr(Store, "extraction", noted)
    with open_store("memory:") as store:
        build(store, named, judgements=load_judgements(tmp_path / "none.yaml"))
        assert read == []
        assert quads(store) == expected
