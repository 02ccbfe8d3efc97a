"""Another meeting of the same people in one sentence: "met in Oslo in May and again in Rome"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.meetings.triggers import Trigger
from kg.language.document import Sentence


def again_at(sentence: Sentence, trigger: Trigger) -> Trigger | None:
    """The "again" by which a sentence tells that the same people met another time.

    As in "met in Oslo in May and again in Rome"; not "met again", which tells of one meeting.
    """
    tokens = sentence.tokens
    for index in range(trigger.last + 1, len(tokens) - 1):
        if tokens[index].text in (";", '"', "."):
            return None
        if tokens[index].lower == "again" and tokens[index - 1].lower == "and":
            following = tokens[index + 1].lower
            behind = sentence.dependencies[index + 1].part_of_speech
            leads = behind in ("ADP", "PROPN") or following in ("last", "this", "next", "later")
            return replace(trigger, first=index, last=index) if leads else None
    return None
