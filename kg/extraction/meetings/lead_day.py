"""The day of the story, for what its first paragraphs tell without a day of its own.

The first sentence of a news story says when its event was; the next ones tell how it went: "A and B
agreed on Monday to ... The two leaders met for an hour".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.meetings.merging import Sighting
from kg.extraction.references import References
from kg.language.document import Document, Sentence
from kg.language.words import grammar

_FOLLOWING = 3
"""Sentences behind the first that go on with its event."""
_RECENT = dt.timedelta(days=3)
_DAY = len("2026-01-13")


def with_lead_day(
    document: Document, sightings: Iterable[Sighting], references: References
) -> Iterator[Sighting]:
    """The sightings; one of the people whom the lead is about has the day of the lead."""
    body = [each for each in document.sentences if _is_told(each)]
    lead = body[0] if body else None
    day = _day(document, lead) if lead else None
    if lead is None or day is None:
        yield from sightings
        return
    told = {mention.name for mention in references.within(lead.start, lead.end)}
    following = {sentence.start: sentence for sentence in body[1 : 1 + _FOLLOWING]}
    for sighting in sightings:
        sentence = following.get(sighting.sentence.start)
        undated = sighting.start is None and sighting.status == "held" and not sighting.denial
        if sentence and undated and told >= {*sighting.participants} and _goes_on(sentence):
            yield replace(sighting, start=day)
        else:
            yield sighting


def _is_told(sentence: Sentence) -> bool:
    """Whether it is a sentence of the story, not the dateline before it."""
    verbs = any(arc.part_of_speech in ("VERB", "AUX") for arc in sentence.dependencies)
    return sentence.block.kind == "paragraph" and verbs


def _day(document: Document, lead: Sentence) -> str | None:
    """The only day that the lead names, if it is one of the last before the article's own."""
    published = document.article.published
    dates = document.date_index.starting_within(lead.start, lead.end)
    if len(dates) != 1 or dates[0].end or len(dates[0].start) < _DAY or lead.block.date:
        return None
    if not published or len(published) < _DAY:
        return None
    day, today = (dt.date.fromisoformat(each[:_DAY]) for each in (dates[0].start, published))
    return dates[0].start if dt.timedelta(0) <= today - day <= _RECENT else None


def _goes_on(sentence: Sentence) -> bool:
    """Whether nothing puts the sentence before the event of the lead ("had met", "last met")."""
    return not grammar("earlier") & {token.lower for token in sentence.tokens}
