"""Questions on servers and on a store in a folder: the same rows as in memory.

Virtuoso is the server whose SPARQL differs the most from the others'.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph.store import Store
from kg.questions import Catalogue, ask
from tests.queries.kinds import new_store
from tests.queries.variants import IDS, VARIANTS, Values
from tests.questions.press import BASE, fill


@pytest.fixture(scope="module", params=["folder", "oxigraph", "virtuoso"])
def other_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The small graph elsewhere."""
    with new_store(request.param, request, tmp_path_factory, BASE) as opened:
        fill(opened)
        yield opened


@pytest.mark.parametrize(("name", "special", "values"), VARIANTS, ids=IDS)
def test_rows(
    name: str,
    special: str,
    values: Values,
    other_store: Store,
    store: Store,
    catalogue: Catalogue,
) -> None:
    expected = ask(store, catalogue, name, values).rows
    assert ask(other_store, catalogue, name, values).rows == expected, special
    # Many questions decide on the first rows before they look up what these say.
    assert ask(other_store, catalogue, name, values, limit=2).rows == expected[:2], special
