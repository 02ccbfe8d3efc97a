"""Pages that a browser has already, asked for again."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.errors import StoreError
from kg.graph.store import Store, open_store
from kg.records import Extraction
from kg.web import create_app
from tests.processes import comes_true

from .conftest import resolution

Extractions = tuple[Extraction, Extraction, Extraction]
PAGES = (
    *("/", "/ask?q=Who+met+Jonas+Weber", "/questions/", "/questions/who-met-whom"),
    *("/questions/who-met-whom.csv", "/questions/who-met-whom.json", "/articles/", "/feed.atom"),
    *("/openapi.json", "/api", "/.well-known/sparql-examples"),
)


@pytest.fixture
def folder(tmp_path: Path, extractions: Extractions) -> Path:
    with open_store(str(tmp_path / "store"), create=True) as opened:
        for extraction in extractions:
            put(opened, extraction)
        opened.put_resolution(resolution(*extractions), "digest")
    return tmp_path / "store"


def put(store: Store, extraction: Extraction, ingested: str = "2026-03-07") -> None:
    name = f"/articles/{extraction.article.file_name}"
    store.put_article(extraction, source=name, ingested=ingested, reader_version="test")


def application(folder: Path, **config: str) -> FlaskClient:
    return create_app({"STORE": str(folder), "RELEASE": "one", **config}).test_client()


@pytest.mark.parametrize("path", PAGES)
def test_an_unchanged_page_is_not_made_again(
    folder: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = application(folder)
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "no-cache"
    known = {"If-None-Match": first.headers["ETag"]}

    def fail(*_: object, **__: object) -> None:
        raise StoreError("the store was asked")

    monkeypatch.setattr("kg.graph.embedded.EmbeddedStore._evaluate", fail)
    monkeypatch.setattr("kg.graph.embedded.EmbeddedStore.match", fail)
    for method in (client.get, client.head):
        again = method(path, headers=known)
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES[:2])
def test_all_processes_agree(folder: Path, path: str) -> None:
    known = {"If-None-Match": application(folder).get(path).headers["ETag"]}
    assert application(folder).get(path, headers=known).status_code == 304
    assert application(folder, RELEASE="two").get(path, headers=known).status_code == 200


def test_any_change_of_the_graph_counts(folder: Path, extractions: Extractions) -> None:
    client = application(folder)
    known = {"If-None-Match": client.get("/feed.atom").headers["ETag"]}
    assert client.get("/feed.atom", headers=known).status_code == 304
    with open_store(str(folder)) as opened:
        put(opened, extractions[0], ingested="2026-03-20")
    assert comes_true(lambda: client.get("/feed.atom", headers=known).status_code == 200)
    assert "2026-03-20T00:00:00Z" in client.get("/feed.atom").text


def test_a_store_that_was_built_anew_counts(folder: Path, extractions: Extractions) -> None:
    client = application(folder)
    first = client.get("/articles/")
    folder.rename(folder.with_name("earlier"))
    with open_store(str(folder), create=True) as opened:
        put(opened, extractions[1])
    known = {"If-None-Match": first.headers["ETag"]}
    assert comes_true(lambda: client.get("/articles/", headers=known).status_code == 200)
    assert "Ministers meet" not in client.get("/articles/").text


def test_another_page_is_another(folder: Path) -> None:
    client = application(folder)
    known = {"If-None-Match": client.get("/questions/who-met-whom").headers["ETag"]}
    assert client.get("/questions/who-met-whom?limit=1", headers=known).status_code == 200
    assert client.get("/questions/who-met-whom", headers=known).status_code == 304
    assert (
        client.get("/questions/who-met-whom", base_url="http://other/", headers=known).status_code
        == 200
    )


def test_each_form_of_a_description_has_its_own(folder: Path, store: Store) -> None:
    client = application(folder)
    path = next(iter(store.query("SELECT ?m WHERE { ?m kg:reportCount 2 }").rows))[0]
    document = str(path).replace("https://newskg.example/id/", "/doc/")
    page, turtle = (
        client.get(document, headers={"Accept": accept}) for accept in ("text/html", "text/turtle")
    )
    assert page.headers["ETag"] != turtle.headers["ETag"]
    again = client.get(
        document, headers={"Accept": "text/turtle", "If-None-Match": turtle.headers["ETag"]}
    )
    assert again.status_code == 304
    assert "Accept" in again.vary


def test_queries_of_ones_own_are_always_asked(folder: Path) -> None:
    client = application(folder)
    query = {"query": "SELECT (RAND() AS ?r) {}", "format": "json"}
    first = client.get("/sparql", query_string=query)
    again = client.get(
        "/sparql", query_string=query, headers={"If-None-Match": first.headers.get("ETag", "x")}
    )
    assert (again.status_code, again.data != first.data) == (200, True)
