"""What was said on a topic: the words that name it, and those that point back to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.graph.store import Store, open_store
from kg.questions import Catalogue, ask

TEXT = """\
Herring and the Neighbours

OSLO, Jan. 14, 2026 — President Ana Sol met Prime Minister Bo Lund in Oslo on Wednesday.

Norland has a ban on herring imports. Sol said that resolving this matter requires trust. Lund \
said that the ban was a mistake.

Lund said that urban life was dear. Lund said that the modernization of the fleet came first.
"""


@pytest.fixture(scope="module")
def herring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("herring")
    (folder / "herring.txt").write_text(TEXT, encoding="utf-8")
    with open_store("memory:") as store:
        assert build(store, [folder]).failed == []
        yield store


MATTER = "that resolving this matter requires trust"
BAN = "that the ban was a mistake"
FLEET = "that the modernization of the fleet came first"


@pytest.mark.parametrize(
    ("topic", "claims"),
    [
        ("herring ban", [MATTER, BAN]),
        ("ban on herring", [MATTER, BAN]),
        # The ban, not whatever else has a word of the topic near by.
        ("fleet ban", []),
        ("modernisation", [FLEET]),
        ("Norland's modernisation", [FLEET]),
        ("trust", [MATTER]),
    ],
)
def test_topics(topic: str, claims: list[str], herring: Store, catalogue: Catalogue) -> None:
    rows = ask(herring, catalogue, "claims-on-topic", {"topic": topic}).rows
    assert [row["claim"] for row in rows] == claims
