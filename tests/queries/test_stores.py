"""Questions on servers and on a store in a folder: the same rows as in memory.

Virtuoso is the server whose SPARQL differs the most from the others'.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator

import pytest

from kg.graph.store import Store, open_store
from kg.questions import Catalogue, ask
from tests.queries.variants import IDS, VARIANTS, Values
from tests.questions.press import BASE, fill


@pytest.fixture(scope="module", params=["folder", "oxigraph", "virtuoso"])
def other_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The small graph elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "folder":
            location = str(tmp_path_factory.mktemp("questions") / "store")
        elif request.param == "virtuoso":
            location = f"{request.getfixturevalue('virtuoso')}-auth"
            patch.setenv("NEWSKG_STORE_USER", "dba")
            patch.setenv("NEWSKG_STORE_PASSWORD", "dba")
        else:
            address = request.getfixturevalue("oxigraph_process")
            location = f"{address}/query"
            clear = urllib.request.Request(
                f"{address}/update",
                data=b"CLEAR ALL",
                headers={"Content-Type": "application/sparql-update"},
            )
            urllib.request.urlopen(clear).close()
        with open_store(location, base=BASE, create=True) as opened:
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
