"""The day of the story, for what it tells without a day of its own.

The first sentence of a news story says when its event was; the next ones tell how it went: "A and B
agreed on Monday to ... The two leaders met for an hour". What comes "later" or "in the afternoon"
was on the day that was told last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.extraction.meetings.sightings import Sighting
from kg.extraction.references import References
from kg.language.document import Document, Sentence
from kg.language.words import grammar
from kg.lexicon import any_of

_FOLLOWING = 3
"""Sentences behind the first that go on with its event."""
_CLAUSE = 6
"""Words before that of a meeting, its subject among them, which "since" may lead."""
_RECENT = dt.timedelta(days=3)
_DAY = len("2026-01-13")


def with_lead_day(
    document: Document, sightings: Iterable[Sighting], references: References
) -> Iterator[Sighting]:
    """The sightings; one that goes on with what was told on a day of the story has that day."""
    body = [each for each in document.sentences if is_told(each)]
    lead = body[0] if body else None
    day = current = _day(document, lead) if lead else None
    mentions = references.within(lead.start, lead.end) if lead else []
    told = {mention.name for mention in mentions}
    people = {mention.name for mention in mentions if mention.kind == "person"}
    following = {sentence.start: sentence for sentence in body[1 : 1 + _FOLLOWING]}
    sentences = {sentence.start: sentence for sentence in body}
    for sighting in sightings:
        sentence = sentences.get(sighting.sentence.start)
        held = sighting.status == "held" and not sighting.denial
        if sentence is None or sighting.start is not None or not held:
            if held and sighting.start and is_recent(document, sighting.start):
                current = sighting.start
            yield sighting
        elif current and _is_of_the_day(sentence):
            yield replace(sighting, start=current)
        elif (day and sentence.start in following and _is_of_lead(sentence, sighting, told)) or (
            day and sentence in body[1:2] and _names_it(sentence, sighting, people)
        ):
            yield replace(sighting, start=day)
        else:
            yield sighting


def is_told(sentence: Sentence) -> bool:
    """Whether it is a sentence of the story, not the dateline before it."""
    verbs = any(arc.part_of_speech in ("VERB", "AUX") for arc in sentence.dependencies)
    return sentence.block.kind == "paragraph" and verbs


def _day(document: Document, lead: Sentence) -> str | None:
    """The only day that the lead names, if it is one of the last before the article's own."""
    dates = document.date_index.starting_within(lead.start, lead.end)
    if len(dates) != 1 or dates[0].end or lead.block.date:
        return None
    return dates[0].start if is_recent(document, dates[0].start) else None


def is_recent(document: Document, start: str) -> bool:
    """Whether it is a whole day, one of the last before the article's own."""
    published = document.article.published
    if not published or min(len(published), len(start)) < _DAY:
        return False
    day, today = (dt.date.fromisoformat(each[:_DAY]) for each in (start, published))
    return dt.timedelta(0) <= today - day <= _RECENT


def is_looked_back_on(sentence: Sentence, sighting: Sighting) -> bool:
    """Whether the sentence only counts from the meeting: "has kept silent since he met B"."""
    before = sentence.tokens[: sentence.index_at(sighting.trigger.start)]
    return any(token.lower == "since" for token in before[-_CLAUSE:])


def _is_of_lead(sentence: Sentence, sighting: Sighting, told: set[str]) -> bool:
    """Whether the meeting is that of the lead: its people's, or the one it came of."""
    words = [token.lower for token in sentence.tokens]
    came_of_it = any(
        first in ("the", "this") and second in grammar("outcomes")
        for first, second in pairwise(words)
    )
    return _goes_on(sentence) and (came_of_it or told >= {*sighting.participants})


def _names_it(sentence: Sentence, sighting: Sighting, people: set[str]) -> bool:
    """Whether the second sentence names those who act in the first, or whom they met."""
    return _goes_on(sentence) and (not people or bool(people & {*sighting.participants}))


def _goes_on(sentence: Sentence) -> bool:
    """Whether nothing puts the sentence on another day than the lead's ("years later")."""
    words = [token.lower for token in sentence.tokens]
    spans = any(
        first in grammar("spans") and second in grammar("later") | grammar("another_event")
        for first, second in pairwise(words)
    )
    return not spans and not grammar("earlier") & set(words)


def _is_of_the_day(sentence: Sentence) -> bool:
    """Whether the sentence goes on with the day told last, and with no earlier one.

    What "had earlier in the day" been was on that day, what "had" merely been before was not.
    """
    text = " ".join(token.lower for token in sentence.tokens)
    found = _same_day().findall(text)
    passed = {"had"} if any(set(phrase.split()) & grammar("later") for phrase in found) else set()
    rest = set(_same_day().sub(" ", text).split())
    return bool(found) and not (grammar("earlier") - passed) & rest


@cache
def _same_day() -> re.Pattern[str]:
    """As in "later met", but not "years later"."""
    longer = "".join(rf"(?<!\b{span} )" for span in grammar("spans"))
    return re.compile(rf"\b{longer}(?:{any_of(grammar('same_day'))})\b")
