"""Names and attributions of our own annotated prose: the wiring of the trained reader."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from kg.language import Document, annotate
from tests.news import article

_NAME = re.compile(r"\{(person|organization|place) ([^}]+)\}")
NAMES_FLOOR, ATTRIBUTIONS_FLOOR = 0.95, 0.80
"""F1 of exact names with their kinds, and of attributions with all their parts."""


def prose() -> list[dict[str, Any]]:
    path = Path(__file__).with_name("prose.yaml")
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(entries, list)
    return entries


def read(entry: dict[str, Any]) -> Document:
    return annotate(article(_NAME.sub(r"\2", entry["text"])))


def f1(gold: Counter[str], found: Counter[str]) -> float:
    return 2 * (gold & found).total() / (gold.total() + found.total())


def test_names() -> None:
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for number, entry in enumerate(prose()):
        gold.update(f"{number} {kind} {name}" for kind, name in _NAME.findall(entry["text"]))
        found.update(f"{number} {name.kind} {name.span.text}" for name in read(entry).names)
    assert f1(gold, found) >= NAMES_FLOOR, (gold - found, found - gold)


def test_attributions() -> None:
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for number, entry in enumerate(prose()):
        gold.update(f"{number} {line}" for line in entry["attributions"])
        for each in read(entry).attributions:
            parts = [each.source, each.cue, *each.content]
            words = " / ".join(part.text if part else "-" for part in parts)
            found[f"{number} {words}"] += 1
    assert f1(gold, found) >= ATTRIBUTIONS_FLOOR, (gold - found, found - gold)
