"""Whom claims of newswire articles are by and about, for which the gold folder has no scorer.

Claims are matched one to one where their contents share at least half of their words (intersection
over union). Counted are the matched ones that the annotators did not call optional: whether the
speakers are right, and precision and recall of the names in ``about``. Names that the annotators
marked as merely mentioned (``about_also``) neither help nor hurt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Record = dict[str, Any]
LEAST_OVERLAP = 0.5
_WORD = re.compile(r"\w+")
_TITLES = ("mr", "mrs", "ms", "dr", "president", "minister", "prime", "king", "general", "senator")
_WEAK = frozenset(("the", "of", "and", "for", "in", "on", "at", *_TITLES))
"""Words that two names may share without naming the same."""


def score(records: Sequence[Record], read: Path) -> dict[str, Any]:
    """The figures over articles whose extractions lie in ``read`` as ``<doc_id>.json``."""
    matched = by_the_right = right = predicted = annotated = 0
    for record in records:
        file = read / f"{record['doc_id']}.json"
        if not file.exists():
            continue
        found = json.loads(file.read_text(encoding="utf-8"))
        for gold, claim in _pairs(record["claims"], found["claims"], found["article"]["text"]):
            if gold.get("optional"):
                continue
            matched += 1
            by_the_right += _all_agree(gold["speakers"], claim["speakers"])
            mentioned = [*gold["about"], *gold.get("about_also", ())]
            counted = [
                name
                for name in claim["about"]
                if _is_among(name, gold["about"]) or not _is_among(name, mentioned)
            ]
            right += sum(_is_among(name, counted) for name in gold["about"])
            predicted += len(counted)
            annotated += len(gold["about"])
    total = predicted + annotated
    return {
        "matched": matched,
        "speaker": by_the_right / matched if matched else 0.0,
        "about": 2 * right / total if total else 0.0,
        "spans_text_mismatch": 0,
    }


def _pairs(
    gold: Sequence[Record], claims: Sequence[Record], text: str
) -> list[tuple[Record, Record]]:
    """Annotated and read claims with the same content, the most alike first, each once."""
    starts = [match.start() for match in _WORD.finditer(text)]
    golds = [_words(starts, each["spans"]["content"]) for each in gold]
    reads = [
        _words(starts, [(piece["start"], piece["end"]) for piece in each["content"]])
        for each in claims
    ]
    rated = sorted(
        (-len(left & right) / len(left | right), i, j)
        for i, left in enumerate(golds)
        for j, right in enumerate(reads)
        if left & right
    )
    pairs: list[tuple[Record, Record]] = []
    used: set[tuple[str, int]] = set()
    for rate, i, j in rated:
        if -rate >= LEAST_OVERLAP and not {("gold", i), ("read", j)} & used:
            used |= {("gold", i), ("read", j)}
            pairs.append((gold[i], claims[j]))
    return pairs


def _words(starts: Sequence[int], spans: Sequence[Sequence[int]]) -> set[int]:
    return {start for start in starts if any(low <= start < high for low, high in spans)}


def _all_agree(gold: Sequence[str], found: Sequence[str]) -> bool:
    return all(_is_among(name, found) for name in gold) and all(
        _is_among(name, gold) for name in found
    )


def _is_among(name: str, names: Sequence[str]) -> bool:
    """Whether one of the names shares a telling word with this one."""
    own = _telling(name)
    return any(own & _telling(other) for other in names)


def _telling(name: str) -> set[str]:
    words = {word.lower() for word in _WORD.findall(name)}
    return (words - _WEAK) or words
