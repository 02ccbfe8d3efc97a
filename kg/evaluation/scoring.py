"""`evaluate`: what is read out of annotated articles, judged by the scorers of their authors."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.articles.readers import file_source
from kg.errors import UsageError
from kg.evaluation.sets import SETS, GoldSet
from kg.extraction_json import extraction_to_json
from kg.reading import Failure, read_all

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Score:
    """The result on one set.

    ``figures`` holds the set's figures by name, ``mismatches`` counts the spans whose text is not
    the article's at their offsets, ``corpus`` is a digest of the articles and their annotation.
    """

    gold: GoldSet
    figures: dict[str, float]
    mismatches: int
    corpus: str


def evaluate(
    folder: Path,
    names: Sequence[str] = (),
    *,
    workers: int = 1,
    change: Change | None = None,
    every: int = 1,
    keep: Path | None = None,
) -> Iterator[Score]:
    """The score on each set under ``folder``; on those of the given names where there are any.

    ``change`` is done to every article before it is read; each character must keep its place.
    ``every`` takes only each n-th article. What was read is left in ``keep``, a folder per set.

    Raises:
        UsageError: for a folder without annotated sets, an unknown name, a scorer that fails.
    """
    known = {gold.name: gold for gold in SETS}
    if unknown := [name for name in names if name not in known]:
        raise UsageError(f"{unknown[0]}: no such set; there are {', '.join(known)}")
    wanted = [gold for gold in SETS if not names or gold.name in names]
    present = [gold for gold in wanted if (folder / gold.path).is_file()]
    if not present:
        files = " and ".join(gold.path for gold in wanted[:2])
        raise UsageError(f"{folder}: no annotated articles here ({files}); name their folder")
    for gold in present:
        with tempfile.TemporaryDirectory() as scratch:
            yield _Run(folder, gold, Path(scratch), every, keep).score(workers, change)


class _Run:
    """One set being read and scored."""

    def __init__(
        self, folder: Path, gold: GoldSet, scratch: Path, every: int, keep: Path | None
    ) -> None:
        self._gold, self._scratch = gold, scratch
        self._folder = folder
        self._out = keep / gold.name if keep else scratch / "read"
        self._out.mkdir(parents=True, exist_ok=True)
        path = folder / gold.path
        with path.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        self._records = [record for record in records if gold.keep(record["doc_id"])][::every]
        for record in self._records:
            record["text_file"] = str((path.parent / record["text_file"]).resolve())

    def score(self, workers: int, change: Change | None) -> Score:
        sources: dict[Path, str] = {}
        digest = hashlib.sha256()
        for record in self._records:
            source = Path(record["text_file"])
            stored = source.read_bytes()
            digest.update(json.dumps(record | {"text_file": ""}, sort_keys=True).encode() + stored)
            if change:
                source = self._scratch / source.name
                source.write_bytes(change(stored.decode("utf-8")).encode("utf-8"))
            sources[source] = record["doc_id"]
        found = [file_source(path) for path in sources]
        for name, (_, outcome) in zip(
            sources.values(), read_all(found, workers=workers), strict=True
        ):
            (self._out / f"{name}.json").unlink(missing_ok=True)
            if not isinstance(outcome, Failure):
                content = json.dumps(extraction_to_json(outcome), ensure_ascii=False)
                (self._out / f"{name}.json").write_text(content, encoding="utf-8")
        result = self._judged()
        return Score(
            self._gold,
            {figure: _number(result, figure) for figure in self._gold.figures},
            int(result["spans_text_mismatch"]),
            digest.hexdigest()[:16],
        )

    def _judged(self) -> dict[str, Any]:
        """What the scorer prints; an article that could not be read counts as read empty."""
        if not isinstance(self._gold.scorer, str):
            return self._gold.scorer(self._records, self._out)
        scorer = self._folder / "score" / self._gold.scorer
        gold = self._scratch / "gold.jsonl"
        lines = [json.dumps(record) + "\n" for record in self._records]
        gold.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(self._out), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the scorer that the user named
        try:
            found = json.loads(done.stdout)
        except ValueError:
            said = (done.stderr.strip().splitlines() or ["it printed no JSON"])[-1]
            raise UsageError(f"{scorer}: the scorer failed ({said})") from None
        if not isinstance(found, dict):
            raise UsageError(f"{scorer}: the scorer printed no JSON object")
        return found


def _number(result: dict[str, Any], figure: str) -> float:
    """A number out of a scorer's JSON; ``0.85 (of 376)`` counts as one."""
    found: Any = result
    for part in figure.split("."):
        found = found[part]
    return float(str(found).split()[0])
