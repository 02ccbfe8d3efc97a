from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.graph.store import Store, open_store
from kg.questions.directory import directory
from kg.questions.office_holders import Description, office_holders, read_description


@pytest.mark.parametrize(
    ("text", "offices", "countries", "former"),
    [
        ("the Japanese prime minister", {"prime minister"}, {"japan"}, False),
        ("Japan's PM", {"prime minister"}, {"japan"}, False),
        ("the former president of South Korea", {"president"}, {"south korea"}, True),
        ("US Secretary of State", {"secretary of state"}, {"united states"}, False),
    ],
)
def test_descriptions(text: str, offices: set[str], countries: set[str], former: bool) -> None:
    expected = Description(frozenset(offices), frozenset(countries), former)
    assert read_description(text) == expected


@pytest.mark.parametrize("text", ["the president's wife", "Ana Sol", "Japan", "a good president"])
def test_what_is_no_description_of_an_office(text: str) -> None:
    assert read_description(text) is None


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("the prime minister", ["Bo Lund"]),
        ("the premier", ["Bo Lund"]),
        ("president of Norland", ["Ana Sol"]),
        ("the ambassador", ["Ben Sol"]),
        ("the former ambassador", []),
        # No article says of which country: nobody is taken for that of one.
        ("the Swedish ambassador", []),
        ("Norway's prime minister", []),
    ],
)
def test_who_holds_an_office(text: str, holders: list[str], store: Store) -> None:
    assert [entry.label for entry in office_holders(directory(store), text)] == holders


def test_a_successor_holds_the_office_of_a_country(tmp_path: Path) -> None:
    for day in ("2026-01-05", "2026-01-12"):
        text = f"Croatian Energy Minister Davor Peric opened a dam near Split. Peric left on {day}."
        Path(tmp_path, f"{day}-peric.txt").write_text(f"News of the day\n\n{text}\n", "utf-8")
    text = "Croatian Energy Minister Sanja Kukuljan met Mayor Luka Horvat in Zagreb."
    Path(tmp_path, "2026-02-20-kukuljan.txt").write_text(f"A new minister\n\n{text}\n", "utf-8")
    with open_store("memory:") as store:
        build(store, [tmp_path])
        names = directory(store)
        asked = "the Croatian energy minister"
        now = [entry.label for entry in office_holders(names, asked)]
        then = [entry.label for entry in office_holders(names, asked, "2026-01-10")]
    assert now == ["Sanja Kukuljan", "Davor Peric"]
    assert then == ["Davor Peric", "Sanja Kukuljan"]
