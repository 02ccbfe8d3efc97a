"""A smoke test on Virtuoso, whose updates and answers differ the most from the others'."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.store import open_store
from kg.records import Extraction, Resolution

MOST_ROWS = 400

SETTINGS = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Virtuoso in a folder of its own; its first user is dba, with password dba."""
    program = shutil.which("virtuoso-t")
    if program is None:
        reason = "virtuoso-t is not installed; Debian has it in virtuoso-opensource"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder: Path = tmp_path_factory.mktemp("virtuoso")
    http = free_port()
    settings = SETTINGS.format(sql=free_port(), http=http, rows=MOST_ROWS)
    (folder / "v.ini").write_text(settings)
    process = subprocess.Popen(
        [program, "+foreground", "+configfile", "v.ini"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{http}/sparql"
    deadline = time.monotonic() + 60
    try:
        while time.monotonic() < deadline:
            with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(address):
                break
            time.sleep(0.1)
        else:
            pytest.fail(f"virtuoso-t does not answer at {address}")
        yield address
    finally:
        process.kill()
        process.wait()


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
