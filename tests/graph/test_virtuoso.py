"""Virtuoso, whose updates and answers differ the most from the others'."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.servers import VirtuosoServer
from kg.errors import StoreError
from kg.graph.copying import copy
from kg.graph.shards import write_shards
from kg.graph.store import Store, open_store
from kg.records import Extraction, Resolution
from tests.conftest import MOST_ROWS
from tests.graph.storing import contents, nquads


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


def test_copies_round_all_kinds_of_store(
    source: Store, tmp_path: Path, oxigraph_server: str, empty_virtuoso: str
) -> None:
    """Virtuoso writes six digits of a number, and 1 for true; what comes back is what was sent.

    (It does change what newskg never writes: "01"^^xsd:integer, "1.50"^^xsd:decimal, and truth
    values of other vocabularies.)
    """
    target = tmp_path / "target"
    copy(source, oxigraph_server)
    with open_store(oxigraph_server, read_only=True) as there:
        copy(there, empty_virtuoso)
    with open_store(empty_virtuoso, read_only=True) as there:
        assert there.graphs() == source.graphs()
        assert there.count() == source.count()
        assert there.extraction("a1") == source.extraction("a1")
        copy(there, str(target))
    assert contents(target) == nquads(source)
    with pytest.raises(StoreError) as caught:
        copy(source, empty_virtuoso)
    assert str(caught.value) == (
        f"{empty_virtuoso}: the server holds {source.count()} statements already; name an"
        " empty store, or add --replace, which deletes them"
    )
    copy(source, empty_virtuoso, replace=True)
    assert contents(empty_virtuoso) == nquads(source)


# the commands of docs/scale.md


def test_virtuoso_loads_what_is_exported(
    source: Store, virtuoso_process: VirtuosoServer, empty_virtuoso: str
) -> None:
    folder = virtuoso_process.folder / "exported"
    write_shards(source.statements(), folder, size=200)
    command = f"ld_dir('{folder}', '*.nq.gz', 'urn:unnamed'); rdf_loader_run(); checkpoint;"
    port = str(virtuoso_process.sql)
    subprocess.run(["isql-vt", port, "dba", "dba", f"exec={command}"], check=True)
    assert contents(empty_virtuoso) == nquads(source)


def test_oxigraph_loads_what_is_exported(source: Store, tmp_path: Path) -> None:
    write_shards(source.statements(), tmp_path / "exported", size=200)
    files = sorted(map(str, (tmp_path / "exported").iterdir()))
    program = str(Path(sys.executable).with_name("oxigraph"))
    loaded = tmp_path / "loaded"
    subprocess.run([program, "load", "--location", str(loaded), "--file", *files], check=True)
    assert contents(loaded) == nquads(source)
