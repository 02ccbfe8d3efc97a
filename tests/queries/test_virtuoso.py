"""Questions on Virtuoso, whose SPARQL differs the most from the others': the same rows.

Not all of them: Virtuoso 7.2.5 cannot compile those that look something up by an IRI made of text
("Bad dfe"), runs out of memory on connection, writes truth values as 0 and 1 (claims), loses rows
of meetings-at-place, and gives each pair twice where who-met-whom is asked of nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph.store import Store, open_store
from kg.questions import Catalogue, ask
from tests.queries.test_catalogue import QUESTIONS
from tests.questions.press import BASE, LINES, RESOLUTION, extraction

WORKING = (
    "disagreements",
    "meetings-of",
    "planned-meetings",
    "sources-for",
    "timeline",
    "what-they-discussed",
    "when-did-they-meet",
    "who-met-whom",
)


@pytest.fixture(scope="module")
def virtuoso_store(virtuoso: str) -> Iterator[Store]:
    """The small graph on a real Virtuoso."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSKG_STORE_USER", "dba")
        patch.setenv("NEWSKG_STORE_PASSWORD", "dba")
        with open_store(f"{virtuoso}-auth", base=BASE) as store:
            for article in LINES:
                store.put_article(
                    extraction(article), source=f"/press/{article}.txt", ingested="2026-01-31",
                    reader_version="1",
                )  # fmt: skip
            store.put_resolution(RESOLUTION, "digest")
            yield store


@pytest.mark.parametrize("window", [{}, {"from": "2025-12", "to": "2026-02-28"}])
@pytest.mark.parametrize("name", WORKING)
def test_rows(
    name: str, window: dict[str, str], virtuoso_store: Store, store: Store, catalogue: Catalogue
) -> None:
    given = {**QUESTIONS[name], **window}
    expected = ask(store, catalogue, name, given).rows
    assert ask(virtuoso_store, catalogue, name, given).rows == expected
