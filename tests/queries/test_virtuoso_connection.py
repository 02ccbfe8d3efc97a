"""Chains of meetings on Virtuoso: those that are found in memory, between any two people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph.store import Store, open_store
from kg.questions import Catalogue, ask
from tests.queries.test_connection import PEOPLE, chains, fill

__all__ = ["chains"]


@pytest.fixture(scope="module")
def virtuoso_chains(virtuoso: str) -> Iterator[Store]:
    """The meetings on a real Virtuoso."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSKG_STORE_USER", "dba")
        patch.setenv("NEWSKG_STORE_PASSWORD", "dba")
        with open_store(f"{virtuoso}-auth") as store:
            fill(store)
            yield store


@pytest.mark.parametrize("window", [{}, {"from": "2026-01-02", "to": "2026-01-31"}])
@pytest.mark.parametrize("person", PEOPLE[::3])
def test_chains(
    person: str,
    window: dict[str, str],
    virtuoso_chains: Store,
    chains: Store,
    catalogue: Catalogue,
) -> None:
    for other in PEOPLE:
        given = {"person": person, "other": other, **window}
        expected = ask(chains, catalogue, "connection", given).rows
        assert ask(virtuoso_chains, catalogue, "connection", given).rows == expected, other


def test_all_chains_at_once(
    virtuoso_chains: Store,
    chains: Store,
    catalogue: Catalogue,
) -> None:
    given = {"person": PEOPLE, "other": PEOPLE}
    expected = ask(chains, catalogue, "connection", given).rows
    assert len(expected) > len(PEOPLE)
    assert ask(virtuoso_chains, catalogue, "connection", given).rows == expected
