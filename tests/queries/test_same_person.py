"""Somebody and the same person: no rows, and no error on the server that plans by such things."""

from __future__ import annotations

import pytest

from kg.graph.store import open_store
from kg.questions import ask, load_catalogue
from tests.questions.press import BASE, fill, press

CATALOGUE = load_catalogue()
OF_TWO = [
    name
    for name, question in CATALOGUE.questions.items()
    if {"person", "other"} <= {each.name for each in question.parameters}
]


@pytest.mark.parametrize("name", OF_TWO)
def test_virtuoso_says_what_memory_says(
    name: str, virtuoso: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSKG_STORE_USER", "dba")
    monkeypatch.setenv("NEWSKG_STORE_PASSWORD", "dba")
    same = {"person": "Ana Sol", "other": "Ana Sol"}
    with press() as memory, open_store(f"{virtuoso}-auth", base=BASE, create=True) as store:
        if not store.has_sources:
            fill(store)
        assert ask(store, CATALOGUE, name, same).rows == ask(memory, CATALOGUE, name, same).rows
