"""The town of the dateline, as the place of what the story tells of there.

"OSLO - The minister met B here" was in Oslo. So was what the story tells of those days without
another place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kg.extraction.meetings.lead_day import is_recent, is_told
from kg.extraction.meetings.sightings import Sighting
from kg.extraction.places import is_wide
from kg.extraction.references import References
from kg.language.document import Document, Sentence

_DAY = len("2026-01-13")
_FRESH = dt.timedelta(days=1)
_HERE = re.compile(r"\b(?:here|in this (?:[\w-]+ ){0,3}(?:city|town|capital))\b")


def with_dateline_place(
    document: Document, sightings: Iterable[Sighting], references: References
) -> Iterator[Sighting]:
    """The sightings; those that were where the dateline says have its town."""
    sentences = {each.start: each for each in document.sentences if is_told(each)}
    lead = next(iter(sentences.values()), None)
    town = _town(document, lead, references) if lead else None
    told = list(sightings)
    days = {s.start for s in told if s.start and lead and s.sentence.start == lead.start}
    for sighting in told:
        sentence = sentences.get(sighting.sentence.start)
        if town is None or sentence is None or sighting.place or sighting.is_remote:
            yield sighting
        elif _is_there(document, sentence, sighting, days) and not _is_placed(sighting, told):
            yield replace(sighting, place=town)
        else:
            yield sighting


def _is_placed(sighting: Sighting, told: Iterable[Sighting]) -> bool:
    """Whether another sentence says where these people met that day."""
    return any(
        each.place
        and each.participants == sighting.participants
        and each.start in (None, sighting.start)
        for each in told
    )


def _town(document: Document, lead: Sentence, references: References) -> str | None:
    """The town named before the first sentence, below the headline."""
    headlines = [each.end for each in document.sentences if each.block.kind == "headline"]
    before = references.within(max(headlines, default=0), lead.start)
    named = [mention for mention in before if mention.kind == "place"]
    return next((m.name for m in named if not is_wide(m.name)), None)


def _is_there(
    document: Document, sentence: Sentence, sighting: Sighting, days: Collection[str]
) -> bool:
    """Whether a meeting was held "here", or on one of the ``days`` that the first sentence tells.

    Or on the day of the article, or the one before.
    """
    if sighting.denial or sighting.status not in ("held", "cancelled"):
        return False
    if _HERE.search(" ".join(token.lower for token in sentence.tokens)):
        return True
    start, published = sighting.start, document.article.published
    if not start or not published or not is_recent(document, start):
        return False
    age = dt.date.fromisoformat(published[:_DAY]) - dt.date.fromisoformat(start)
    return start in days or age <= _FRESH
