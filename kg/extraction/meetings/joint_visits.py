"""What several people visit together, which is an event of its own beside their talks."""

from __future__ import annotations

from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.references import References
from kg.language.document import Sentence

JOINT_VISIT = "joint visit"
"""The kind of such a meeting."""


def visited(
    sentence: Sentence, trigger: Trigger, references: References, syntax: MeetingSyntax
) -> str | None:
    """The place that a verb says is visited: "the two leaders visited the old mill Fossheim"."""
    if trigger.form != "verb" or trigger.kind != "visit":
        return None
    behind = references.within(sentence.tokens[trigger.last].end, sentence.end)
    for mention in behind:
        last = sentence.index_at(mention.end - 1)
        if mention.kind == "place" and syntax.is_object(last, trigger):
            return mention.name
    return None
