"""Floors hold what was reached, and fall only for a stated reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.errors import UsageError
from kg.evaluation import SETS, Floors, Score


def score(value: float, corpus: str = "abc") -> Score:
    return Score(SETS[0], {"mention_lenient_all.f1": value}, 0, corpus)


def pinned(folder: Path) -> Path:
    path = folder / "floors.yaml"
    Floors(path).pin(score(0.9))
    return path


def test_a_floor_lies_a_margin_below_what_was_measured(tmp_path: Path) -> None:
    content = yaml.safe_load(pinned(tmp_path).read_text())
    assert content == {"names": {"corpus": "abc", "floors": {"mention_lenient_all.f1": 0.895}}}


def test_a_figure_below_its_floor_is_named(tmp_path: Path) -> None:
    floors = Floors(pinned(tmp_path))
    assert floors.shortfalls(score(0.896)) == []
    assert [str(each) for each in floors.shortfalls(score(0.8))] == [
        "names mention_lenient_all.f1: 0.8000 is below its floor 0.895"
    ]


def test_a_floor_falls_only_for_a_reason(tmp_path: Path) -> None:
    path = pinned(tmp_path)
    with pytest.raises(UsageError, match=r"would fall from 0\.895 to 0\.795; say why with --lower"):
        Floors(path).pin(score(0.8))
    Floors(path).pin(score(0.8), "a smaller model")
    content = yaml.safe_load(path.read_text())["names"]
    assert content["floors"] == {"mention_lenient_all.f1": 0.795}
    assert content["lowered"] == ["a smaller model"]


def test_a_floor_that_holds_stays_where_others_fall(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    figures = {"a": 0.9, "b": 0.7, "c": 0.5}
    Floors(path).pin(Score(SETS[0], figures, 0, "abc"))
    Floors(path).pin(Score(SETS[0], {"a": 0.897, "b": 0.6, "c": 0.55}, 0, "abc"), "harder words")
    floors = yaml.safe_load(path.read_text())["names"]["floors"]
    assert floors == {"a": 0.895, "b": 0.595, "c": 0.545}


def test_floors_of_other_articles_do_not_count(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"pinned on other articles \(abc, not xyz\)"):
        Floors(pinned(tmp_path)).shortfalls(score(0.9, "xyz"))
