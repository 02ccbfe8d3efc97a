"""Floors: the score below which a figure must not fall, pinned in a file under version control.

One mapping per set: ``corpus``, the digest of what was measured on; ``floors``, a number per
figure; ``lowered``, the reasons for which floors were lowered. Floors lie `MARGIN` below what was
measured, since processors round 8-bit arithmetic differently.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.errors import UsageError
from kg.evaluation.scoring import Score

MARGIN = 0.005


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure below its floor."""

    set_name: str
    figure: str
    value: float
    floor: float

    def __str__(self) -> str:
        return f"{self.set_name} {self.figure}: {self.value:.4f} is below its floor {self.floor}"


class Floors:
    """The floors of one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        content: Any = None
        if path.exists():
            try:
                content = yaml.safe_load(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeError, yaml.YAMLError) as error:
                raise UsageError(f"{path}: cannot be read as YAML ({error})") from None
        if content is not None and not isinstance(content, dict):
            raise UsageError(f"{path}: must map sets to their floors")
        self._content: dict[str, Any] = content or {}

    def shortfalls(self, score: Score) -> list[Shortfall]:
        """The figures of a set that lie below their floors.

        Raises:
            UsageError: where the floors were pinned on other articles.
        """
        entry = self._content.get(score.gold.name)
        if entry is None:
            return []
        if entry["corpus"] != score.corpus:
            raise UsageError(
                f"{self._path}: the floors of {score.gold.name} were pinned on other articles "
                f"({entry['corpus']}, not {score.corpus}); pin them anew"
            )
        return [
            Shortfall(score.gold.name, figure, value, entry["floors"][figure])
            for figure, value in score.figures.items()
            if figure in entry["floors"] and value < entry["floors"][figure]
        ]

    def pin(self, score: Score, reason: str | None = None) -> None:
        """Raise the floors to what was measured; lower what fell below its own for a stated reason.

        A floor that holds never falls, though what was measured is less than a margin above it.

        Raises:
            UsageError: where a floor would fall and there is no reason.
        """
        old = self._content.get(score.gold.name, {})
        before: dict[str, float] = old.get("floors", {})
        new: dict[str, float] = {}
        fallen: list[str] = []
        for figure, value in score.figures.items():
            new[figure] = math.floor((value - MARGIN) * 1000) / 1000
            if figure in before and value < before[figure]:
                fallen.append(figure)
            elif figure in before:
                new[figure] = max(new[figure], before[figure])
        if fallen and not reason:
            raise UsageError(
                f"{self._path}: {score.gold.name} {fallen[0]} would fall from {before[fallen[0]]} "
                f"to {new[fallen[0]]}; say why with --lower REASON"
            )
        lowered = [*old.get("lowered", ()), *([reason] if fallen and reason else [])]
        entry: dict[str, Any] = {"corpus": score.corpus, "floors": new}
        self._content[score.gold.name] = entry | ({"lowered": lowered} if lowered else {})
        self._path.write_text(yaml.safe_dump(self._content, sort_keys=False), encoding="utf-8")
