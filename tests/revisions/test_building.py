"""Corrections from files: `build` notes them, and a rebuild keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.graph.check import check
from kg.graph.store import Store, open_store
from kg.questions import ask, load_catalogue
from tests.graph.storing import nquads

FIRST = (
    "Talks in Geneva\n\nMay 4, 2024\n\n"
    "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 3, 2024. "
    '"We agreed on fisheries," Lind said.\n\n'
    "Lind also met Foreign Minister James Okafor in Bern on May 2, 2024.\n"
)
SECOND = FIRST.replace("on May 3", "on May 1").replace(
    "Lind also met Foreign Minister James Okafor in Bern on May 2, 2024.",
    "Correction: An earlier version of this article told of another meeting.",
)
OTHER = "Rain in Bern\n\nMay 4, 2024\n\nIt rained in Bern, and all shops stayed shut.\n"
DAYS = {text: 1_770_000_000 + number * 86_400 for number, text in enumerate((FIRST, SECOND, OTHER))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "rain.txt").write_text(OTHER)
    return folder


def read(store: Store, folder: Path, text: str, *, rebuild: bool = False) -> int:
    """Builds with that text in the file, on its day; gives how many articles were read."""
    (folder / "talks.txt").write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(DAYS[text]))
        return build(store, [folder], rebuild=rebuild).read


def test_a_correction_stays_through_a_rebuild(folder: Path) -> None:
    with open_store("memory:") as store:
        assert read(store, folder, FIRST) == 2
        assert read(store, folder, SECOND) == 1
        rows = ask(store, load_catalogue(), "corrections", {"kind": "meeting"}).rows
        assert [(row["outcome"], row["old_value"], row["value"]) for row in rows] == [
            ("changed", "2024-05-03", "2024-05-01"),
            ("withdrawn", None, None),
        ]
        assert check(store).findings == ()
        corrected = nquads(store)
        assert read(store, folder, SECOND) == 0
        assert read(store, folder, SECOND, rebuild=True) == 2
        assert [row["read"] for row in rows] == ["2026-02-03", "2026-02-03"]
        history = [iri for iri in store.graphs() if "/history/" in iri]
        assert len(history) == 1
        before = {line for line in corrected.splitlines() if b"/graph/history/" in line}
        after = {line for line in nquads(store).splitlines() if b"/graph/history/" in line}
        assert after == before
        # The withdrawn meeting is none of the graph's any more.
        (meeting,) = store.resolution().meetings
        assert meeting.start == "2024-05-01"


def test_another_story_under_the_name_starts_anew(folder: Path) -> None:
    with open_store("memory:") as store:
        read(store, folder, FIRST)
        read(store, folder, SECOND)
        read(store, folder, OTHER)
        assert store.revision_keys() == []
        assert check(store).findings == ()
