"""An article that is sent again under the same name: a correction, or another article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kg.build import build
from kg.graph.store import open_store

from .adding import allowing, file, kept, sent

FIRST = """Falk and Sow Agree on Ferries

Minister Runa Falk met Governor Idris Sow in Dakar on 3 March 2026. They agreed on a ferry
to Bergen, which is to sail twice a week from the summer on, officials of both sides said.
"""
CORRECTED = FIRST.replace("3 March", "4 March")
OTHER = """Harbour Closes for Repairs

Mayor Lotte Brandt told reporters in Kiel that the quay will be shut until May.
"""


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with allowing(tmp_path) as made:
        yield made


def state(job: dict[str, Any]) -> object:
    (article,) = job["articles"]
    return article["state"]


def test_a_corrected_article_takes_the_place_of_the_first(app: Flask, tmp_path: Path) -> None:
    client = app.test_client()
    for content in (FIRST, CORRECTED):
        assert state(sent(client, file(content, "ferry.txt"))) == "added"
    assert kept(tmp_path) == ["ferry.txt"]
    with open_store(str(tmp_path / "store"), read_only=True) as store:
        (entry,) = store.sources().values()
        assert store.extraction(entry.article_id).article.text == CORRECTED
        (revision,) = store.revisions(entry.article_id)
        assert revision.earlier.article.text == FIRST
    # The folder of uploads says the same.
    with open_store("memory:") as fresh:
        assert build(fresh, [tmp_path / "uploads"]).read == 1


def test_what_is_sent_again_unchanged_or_changed_back_is_one_article(
    app: Flask, tmp_path: Path
) -> None:
    client = app.test_client()
    for content in (FIRST, CORRECTED, CORRECTED, FIRST):
        assert state(sent(client, file(content, "ferry.txt"))) == "added"
        assert kept(tmp_path) == ["ferry.txt"]
    with open_store(str(tmp_path / "store"), read_only=True) as store:
        (entry,) = store.sources().values()
        assert store.extraction(entry.article_id).article.text == FIRST


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        # The next one of a column: the same headline and name, another day and story.
        OTHER.replace("Harbour Closes for Repairs", "Falk and Sow Agree on Ferries"),
    ],
)
def test_another_article_of_the_same_name_stays_beside_it(
    app: Flask, tmp_path: Path, other: str
) -> None:
    client = app.test_client()
    for content in (FIRST, other):
        assert state(sent(client, file(content, "ferry.txt"))) == "added"
    assert kept(tmp_path) == ["ferry.txt", "ferry.txt"]
    with open_store(str(tmp_path / "store"), read_only=True) as store:
        entries = store.sources().values()
        assert len(entries) == 2
        assert not any(store.revisions(entry.article_id) for entry in entries)
