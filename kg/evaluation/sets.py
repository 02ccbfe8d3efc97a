"""The annotated sets that newskg is measured on, and the figures that count."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluation import newswire_claims


def is_held_out(doc_id: str) -> bool:
    """Whether a document of the names corpus belongs to the fifth that is never trained on."""
    return int(hashlib.sha256(("dev" + doc_id).encode()).hexdigest(), 16) % 5 == 0


def _every(_: str) -> bool:
    return True


Scorer = Callable[[Sequence[dict[str, Any]], Path], dict[str, Any]]
"""Records of the annotation and the folder with what was read, to figures."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of annotated articles: its file, the script that scores it, and what counts of that.

    Paths are relative to the folder of all sets; ``scorer`` is a function of ours where that folder
    has none. A figure is the path to a number in what the scorer gives (``meeting.p``). ``keep``
    tells by a document's name whether it is measured on.
    """

    name: str
    path: str
    scorer: str | Scorer
    figures: tuple[str, ...]
    keep: Callable[[str], bool] = _every


SETS = (
    GoldSet(
        "names",
        "names/names.jsonl",
        "score_entities.py",
        (
            "mention_lenient_all.f1",
            "mention_lenient_person.f1",
            "mention_lenient_organization.f1",
            "mention_lenient_place.f1",
        ),
        keep=is_held_out,
    ),
    GoldSet(
        "claims",
        "claims/dev/claims.jsonl",
        "score_claims.py",
        (
            "chunk_exact_content.f1",
            "chunk_exact_source.f1",
            "chunk_exact_cue.f1",
            "full_iou50.f1",
            "content_soft.f1",
            "source_head.f1",
            "cue_match.f1",
            "recall_full_iou50_direct",
            "recall_full_iou50_said",
        ),
    ),
    GoldSet(
        "newswire",
        "newswire/meetings.jsonl",
        "score_newswire_meetings.py",
        (
            "meeting.p",
            "meeting.r",
            "meeting.f1",
            "participant.f1",
            "start_accuracy.value",
            "place_accuracy.value",
            "status_accuracy.value",
        ),
    ),
    GoldSet(
        "newswire-claims",
        "newswire/claims.jsonl",
        newswire_claims.score,
        ("speaker", "about"),
    ),
    GoldSet("meetings", "meetings/dev.jsonl", "score_meetings.py", ("event_sentence.r",)),
    GoldSet(
        "meetings-ewt",
        "meetings/ewt_dev.jsonl",
        "score_meetings.py",
        ("event_sentence.p", "event_sentence.r"),
    ),
    GoldSet("entities", "entities/entities.jsonl", "score_entities.py", ("b3_all.f1",)),
)
