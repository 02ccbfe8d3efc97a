"""When those last met who have not met since: "they have not met since June"."""

from __future__ import annotations

from kg.extraction.meetings.triggers import Trigger, is_mutual
from kg.language.document import Document, Sentence

_NEAR = 4
"""Tokens behind the verb, whom it meets among them, within which "since" follows."""


def last_met(
    document: Document, sentence: Sentence, trigger: Trigger
) -> tuple[str, str | None] | None:
    """Start and end of the meeting that a denial tells of by "since", if it says when."""
    if trigger.form == "noun":
        return None
    tokens = sentence.tokens
    first = trigger.last + (3 if is_mutual(tokens, trigger.last) else 1)
    for index in range(first, min(first + _NEAR, len(tokens) - 1)):
        if tokens[index].lower != "since":
            continue
        end = next((token.start for token in tokens[index:] if token.text in ",;"), sentence.end)
        dates = document.date_index.starting_within(tokens[index].start, end)
        verbs = [
            arc
            for token, arc in zip(tokens[index:], sentence.dependencies[index:], strict=True)
            if token.start < end and arc.part_of_speech == "VERB"
        ]
        # "Since he took office in May" dates something else.
        return (dates[0].start, dates[0].end) if len(dates) == 1 and not verbs else None
    return None
