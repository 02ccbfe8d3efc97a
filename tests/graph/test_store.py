"""What every kind of store does alike: in memory, in a folder, on a server."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad

from kg.errors import StoreError
from kg.graph.iris import DEFAULT_BASE
from kg.graph.journal import SourceEntry
from kg.graph.store import Store, open_store
from kg.records import Extraction, Resolution
from tests.graph.storing import DAY, nquads, put

MakeExtraction = Callable[..., Extraction]
MakeResolution = Callable[..., Resolution]


@pytest.fixture
def store(each_store: Store) -> Store:
    return each_store


def test_an_article_comes_back(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    assert store.extraction("a1") == extraction
    assert list(store.extractions()) == [extraction]
    assert store.article_ids() == ["a1"]
    assert store.sources() == {"/news/a.txt": SourceEntry("a1", "0" * 64, "1", DAY)}
    assert store.graphs() == [
        f"{DEFAULT_BASE}graph/article/a1",
        f"{DEFAULT_BASE}graph/ingestion",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b\x01\x7f\x85\u2028\ufeff\uffff",
        "\r\n tab\t quote\" apostrophe' back\\slash \\u0041 \\n",
        "} ; DROP ALL ; INSERT DATA { <a:a> <a:a> '''",
        "\U0001f600 이재명 é \u202f\u2011",
    ],
)
def test_any_text_comes_back(store: Store, extraction: Extraction, text: str) -> None:
    article = dataclasses.replace(extraction.article, title=text, author=text)
    changed = dataclasses.replace(extraction, article=article)
    put(store, extraction)
    put(store, changed)
    assert store.extraction("a1") == changed


def test_storing_twice_changes_nothing(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    before = nquads(store)
    put(store, extraction)
    assert nquads(store) == before
    put(store, extraction, version="2")
    assert nquads(store) != before
    put(store, extraction)
    assert nquads(store) == before


def test_a_changed_source_replaces_its_own_graph_only(
    store: Store, extraction: Extraction, another: MakeExtraction
) -> None:
    put(store, another("b1"), "/news/b.txt")
    before = nquads(store)
    put(store, extraction)
    put(store, another("a2", "Basel"))
    assert store.article_ids() == ["a2", "b1"]
    assert list(store.sources()) == ["/news/a.txt", "/news/b.txt"]
    assert store.remove_source("/news/a.txt") is True
    assert nquads(store) == before
    assert store.remove_source("/news/a.txt") is False


def test_the_same_article_twice_belongs_to_the_first_source(
    store: Store, extraction: Extraction
) -> None:
    copy = dataclasses.replace(
        extraction, article=dataclasses.replace(extraction.article, file_name="copy.txt")
    )
    put(store, copy, "/news/copy.txt")
    put(store, extraction, "/news/a.txt")
    once = nquads(store)
    put(store, copy, "/news/copy.txt")
    assert nquads(store) == once
    assert store.extraction("a1").article.file_name == "a1.txt"
    assert store.remove_source("/news/a.txt") is True
    assert store.article_ids() == ["a1"]
    assert store.remove_source("/news/copy.txt") is True
    assert store.article_ids() == []


def test_another_version_of_the_reader_writes_anew(store: Store, extraction: Extraction) -> None:
    changed = dataclasses.replace(extraction, claims=())
    put(store, extraction, "/news/a.txt", "1")
    put(store, changed, "/news/b.txt", "2")
    assert store.extraction("a1") == changed
    assert store.sources()["/news/b.txt"].reader_version == "2"


def test_removing_an_article_removes_its_sources(
    store: Store, extraction: Extraction, another: MakeExtraction
) -> None:
    put(store, another("b1"), "/news/b.txt")
    before = nquads(store)
    put(store, extraction, "/news/a.txt")
    put(store, extraction, "/news/c.txt")
    assert store.remove_article("a1") is True
    assert nquads(store) == before
    assert store.remove_article("a1") is False


def test_an_article_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.extraction("a1")
    assert str(caught.value) == f"{store.location}: no article a1 in this store"


def test_a_resolution_comes_back(store: Store, resolve: MakeResolution) -> None:
    assert store.resolution() == Resolution((), (), ())
    assert store.resolution_digest() is None
    store.put_resolution(resolve("a1", "a2"), "one")
    assert store.resolution() == resolve("a1", "a2")
    assert store.resolution_digest() == "one"
    first = nquads(store)
    store.put_resolution(resolve("a1"), "two")
    assert store.resolution() == resolve("a1")
    assert store.resolution_digest() == "two"
    store.put_resolution(resolve("a1", "a2"), "one")
    assert nquads(store) == first


def test_what_somebody_wrote_into_our_graphs_is_replaced(
    store: Store, extraction: Extraction, resolve: MakeResolution
) -> None:
    put(store, extraction)
    store.put_resolution(resolve("a1"), "one")
    before = nquads(store)
    for graph in (store.iris.article_graph("a1"), store.iris.resolution_graph()):
        odd = Quad(BlankNode(), NamedNode("http://x/p"), BlankNode(), NamedNode(graph))
        store.write(insert=[odd])
    assert nquads(store) != before
    put(store, extraction)
    store.put_resolution(resolve("a1"), "one")
    assert nquads(store) == before


def test_a_record_that_cannot_be_kept_leaves_nothing(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    before = nquads(store)
    article = dataclasses.replace(extraction.article, title="\ud800")
    with pytest.raises(StoreError, match="half of a surrogate pair"):
        put(store, dataclasses.replace(extraction, article=article))
    with pytest.raises(StoreError, match="Unexpected day"):
        store.put_article(extraction, source="/x", ingested="today", reader_version="1")
    assert nquads(store) == before


# queries


def test_reading_only(store: Store, extraction: Extraction) -> None:
    put(store, extraction)
    if store.location == "memory:":
        reader = open_store("memory:", read_only=True)
    else:
        reader = open_store(store.location, read_only=True)
        assert reader.article_ids() == ["a1"]
    with reader, pytest.raises(StoreError, match="the store is open for reading only"):
        put(reader, extraction, "/news/other.txt")


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError) as caught:
        store.sources()
    assert str(caught.value) == f"{store.location}: the store is closed"


def test_another_base_is_told(oxigraph_server: str, tmp_path: Path, extraction: Extraction) -> None:
    for location in (str(tmp_path / "store"), oxigraph_server):
        with open_store(location, create=True) as store:
            put(store, extraction)
        with pytest.raises(StoreError) as caught:
            open_store(location, base="https://example.org/")
        assert str(caught.value) == (
            f"{location}: this store was built with the base {DEFAULT_BASE}, not"
            f" https://example.org/; set `base: {DEFAULT_BASE}` in kg.yaml, or choose another store"
        )
        with open_store(location) as store:
            assert store.article_ids() == ["a1"]
