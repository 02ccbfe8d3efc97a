"""Entries of a timeline that tell in the present tense of what was: "Aug 13: A receives B".

Elsewhere "A receives B on Wednesday" lies ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.meetings.sightings import Sighting
from kg.extraction.meetings.status import speaks_of_plans
from kg.language.document import Document, Sentence


def held_in_entries(document: Document, sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    """The meetings; what an entry of a day gone by tells of without words of a plan was held then.

    Such entries say no more than their day: "Aug 13: A flies to Oslo for talks with B".
    """
    today = document.article.published
    for sighting in sightings:
        sentence = document.sentence_at(sighting.trigger.start)
        day = sighting.entry_date
        if sighting.status == "planned" and not sighting.denial and sentence and day:
            has_been = today is None or day <= today[: len(day)]
            on_that_day = (sighting.start or day).startswith(day)
            if has_been and on_that_day and not _tells_plan(sentence):
                start, end = sentence.block.days or (day, None)
                sighting = replace(sighting, status="held", start=start, end=end)
        yield sighting


def _tells_plan(sentence: Sentence) -> bool:
    """Whether an entry speaks of what is to come: "will", "is due", "premier to visit B"."""
    tokens, arcs = sentence.tokens, sentence.dependencies
    leads = any(
        token.lower == "to" and arc.head is not None and arcs[arc.head].head is None
        for token, arc in zip(tokens, arcs, strict=True)
    )
    return leads or speaks_of_plans(" ".join(token.lower for token in tokens))
