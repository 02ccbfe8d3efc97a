"""The start page tells whether what it shows is all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.build import build
from kg.graph.store import open_store
from kg.reading import read_source
from kg.records import Extraction
from kg.web import create_app

NOTICE = "The last build has not come to its end"


@pytest.mark.parametrize("finished", [True, False])
def test_a_build_that_was_cut_short_is_told(tmp_path: Path, finished: bool) -> None:
    source = tmp_path / "oslo.txt"
    source.write_text("A visit\n\nPresident Ana Prado met Premier Jonas Weber in Oslo.\n")
    with open_store("memory:", create=True) as store:
        if finished:
            build(store, [source])
        else:
            read = read_source(source)
            assert isinstance(read, Extraction)
            store.put_article(read, source="a", ingested="2026-01-01", reader_version="1")
        page = create_app({"STORE": store}).test_client().get("/").get_data(as_text=True)
    assert (NOTICE in page) is not finished


def test_another_version_is_no_build_that_was_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "oslo.txt"
    source.write_text("A visit\n\nPresident Ana Prado met Premier Jonas Weber in Oslo.\n")
    with open_store("memory:", create=True) as store:
        build(store, [source])
        monkeypatch.setattr("kg.resolving.RESOLVER_VERSION", "another")
        page = create_app({"STORE": store}).test_client().get("/").get_data(as_text=True)
    assert NOTICE not in page


def test_what_it_suggests_to_ask_has_an_answer(tmp_path: Path) -> None:
    source = tmp_path / "oslo.txt"
    # Both speak, but neither to the other: "What did Prado tell Weber?" would have no answer.
    source.write_text(
        "A visit\n\nPresident Ana Prado met Premier Jonas Weber in Oslo. Prado said that it was "
        "cold. Weber said that it was late. Prado told reporters that she would go. Weber told "
        "reporters that he would stay.\n"
    )
    with open_store("memory:", create=True) as store:
        build(store, [source])
        client = create_app({"STORE": store}).test_client()
        asked = re.findall(r'<a href="/ask\?q=([^"]*)"', client.get("/").get_data(as_text=True))
        assert len(asked) == 3
        for question in asked:
            answer = client.get(f"/ask.json?q={question}").json
            assert answer is not None
            assert answer["rows"], question
