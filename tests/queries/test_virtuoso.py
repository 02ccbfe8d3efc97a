"""Questions on Virtuoso, whose SPARQL differs the most from the others': the same rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph.store import Store, open_store
from kg.questions import Catalogue, ask
from tests.queries.variants import IDS, VARIANTS, Values
from tests.questions.press import BASE, fill


@pytest.fixture(scope="module")
def virtuoso_store(virtuoso: str) -> Iterator[Store]:
    """The small graph on a real Virtuoso."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSKG_STORE_USER", "dba")
        patch.setenv("NEWSKG_STORE_PASSWORD", "dba")
        with open_store(f"{virtuoso}-auth", base=BASE) as store:
            fill(store)
            yield store


@pytest.mark.parametrize(("name", "special", "values"), VARIANTS, ids=IDS)
def test_rows(
    name: str,
    special: str,
    values: Values,
    virtuoso_store: Store,
    store: Store,
    catalogue: Catalogue,
) -> None:
    expected = ask(store, catalogue, name, values).rows
    assert ask(virtuoso_store, catalogue, name, values).rows == expected, special
