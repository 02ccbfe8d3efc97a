"""Three articles in a store, and the file of judgements beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.graph.store import Store, open_store
from kg.judgements.file import load_judgements
from kg.judgements.matching import Item, target_of
from kg.judgements.records import Judgement, Kind, Value, Verb
from kg.judging import decide
from kg.records import Extraction
from tests.news import ARTICLES

WHEN = "2026-11-28T12:00:00Z"

Decide = Callable[..., Judgement]
"""Judges one extraction of an article, named by its file, kind and place among those."""


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795867200")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def store(articles: Path) -> Iterator[Store]:
    with open_store("memory:", create=True) as opened:
        build(opened, [articles])
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store-judgements.yaml"


@pytest.fixture
def judged(store: Store, file: Path) -> Decide:
    def judge(
        verb: Verb,
        article: str,
        kind: Kind,
        index: int = 0,
        note: str | None = None,
        **values: Value,
    ) -> Judgement:
        target = target_of(extraction_of(store, article), Item(kind, index))
        judgement = Judgement(
            "", verb, WHEN, "Ann", note, targets=(target,), values=tuple(values.items())
        )
        return decide(store, file, judgement)

    return judge


@pytest.fixture
def undo(store: Store, file: Path) -> Callable[[str], Judgement]:
    def take_back(judgement_id: str) -> Judgement:
        return decide(store, file, Judgement("", "undo", WHEN, "Bob", undoes=judgement_id))

    return take_back


def extraction_of(store: Store, file_name: str) -> Extraction:
    """What the graph has of the article of that file."""
    (found,) = (each for each in store.extractions() if each.article.file_name == file_name)
    return found


def ids(file: Path) -> list[str]:
    return [entry.id for entry in load_judgements(file).entries]
