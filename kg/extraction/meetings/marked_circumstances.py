"""Where and when a marked meeting was, by the words that the trained reader marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.geography import is_wide
from kg.extraction.meetings.capitals import capital_at
from kg.extraction.meetings.marks import Mark
from kg.extraction.meetings.sightings import AHEAD, Sighting
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.references import Mention, References
from kg.extraction.syntax import Syntax
from kg.language.date_anchoring import on_side
from kg.language.document import DateExpression, Document, Sentence
from kg.records import Span

_ELSEWHERE = ("from ", "with ", "between ")
"""What stands before a place that is no place of a meeting."""


def place_marked(
    document: Document, spans: Sequence[Span], references: References, mark: Mark
) -> str | None:
    """The place that marked words name, a town before the country around it.

    "The Uzbek capital" is Tashkent; "talks with Tashkent" are with a government, and "talks after a
    fire in Tashkent" somewhere.
    """
    sentence = document.sentence_at(mark.mention.span.start)
    syntax = MeetingSyntax(Syntax(sentence)) if sentence else None

    def is_where(place: Mention) -> bool:
        if document.plain.endswith(_ELSEWHERE, 0, place.start):
            return False
        if not (sentence and syntax and sentence.start <= place.start < sentence.end):
            return True
        return not syntax.is_of_another_event(sentence.index_at(place.start), mark.trigger)

    named = [
        place
        for span in spans
        for place in references.within(span.start, span.end)
        if place.kind == "place" and is_where(place)
    ]
    named.sort(key=lambda place: is_wide(place.name))
    capitals = (town for span in spans if (town := capital_at(document, span)))
    return next(iter((*capitals, *(place.name for place in named))), None)


def date_marked(
    document: Document, sentence: Sentence, mark: Mark, sighting: Sighting
) -> tuple[str | None, str | None]:
    """When that was: as the sentence tells, else by the words marked as "when".

    Without such words the sentence's date is not that of what is only marked.

    A mere weekday or month lies ahead if the meeting does, else it is past.
    """
    found = list(_dates_in(document, mark.mention.when))
    if sighting.marked and not mark.mention.when and not sentence.block.date:
        return None, None
    start, end = sighting.start, sighting.end
    if start is None and found and sighting.marked and not mark.is_known:
        start, end = found[0].start, found[0].end
    today = sentence.block.date or document.article.published
    # What was called off had been to come or is, as the words around the day tell.
    if start and today and end is None and mark.mention.state != "cancelled":
        words = next((date.span.text for date in found if date.start == start), "")
        start = on_side(words, start, today, ahead=mark.mention.state in AHEAD)
    return start, end


def date_near(document: Document, mark: Mark) -> tuple[str, str | None] | None:
    """The day that words near by tell, where its own sentence has none for it."""
    spans = () if mark.mention.when else mark.mention.date
    return next(((date.start, date.end) for date in _dates_in(document, spans)), None)


def _dates_in(document: Document, spans: Sequence[Span]) -> Iterator[DateExpression]:
    for span in spans:
        yield from document.date_index.starting_within(span.start, span.end)
