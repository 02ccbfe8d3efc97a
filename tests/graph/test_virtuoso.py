"""A smoke test on Virtuoso, whose updates and answers differ the most from the others'."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.errors import StoreError
from kg.graph.store import open_store
from kg.records import Extraction, Resolution
from tests.conftest import MOST_ROWS


def test_virtuoso(
    virtuoso: str,
    monkeypatch: pytest.MonkeyPatch,
    extraction: Extraction,
    another: Callable[..., Extraction],
    resolve: Callable[..., Resolution],
) -> None:
    with open_store(virtuoso) as store, pytest.raises(StoreError) as caught:
        store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
    assert "NEWSKG_STORE_USER" in str(caught.value)

    monkeypatch.setenv("NEWSKG_STORE_USER", "dba")
    monkeypatch.setenv("NEWSKG_STORE_PASSWORD", "dba")
    with open_store(f"{virtuoso}-auth") as store:
        store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
        store.put_article(another("a2"), source="/b", ingested="2026-02-01", reader_version="1")
        store.put_resolution(resolve("a1", "a2"), "one")
        assert store.extraction("a1") == extraction
        assert store.resolution() == resolve("a1", "a2")
        assert store.query("ASK { ?s a schema:Claim }").boolean is True
        assert store.query("ASK { ?s a schema:Recipe }").boolean is False
        labels = store.query(
            "SELECT DISTINCT ?l WHERE { ?m a kg:Meeting ; sem:hasActor/rdfs:label ?l } ORDER BY ?l"
        )
        assert [str(label) for (label,) in labels.rows] == [
            "Ana Sol",
            "Bo Lund",
            "local officials",
        ]
        with pytest.raises(StoreError, match=f"sends at most {MOST_ROWS} rows"):
            store.query("SELECT * { ?s ?p ?o }")
        store.put_article(another("a3"), source="/a", ingested="2026-02-01", reader_version="1")
        assert store.article_ids() == ["a2", "a3"]
        assert store.remove_source("/a") is True
        assert store.remove_source("/b") is True
        assert store.article_ids() == []
        assert store.sources() == {}
