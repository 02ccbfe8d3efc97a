"""Where and when a marked meeting was, by the words that the trained reader marked."""

from __future__ import annotations

import datetime as dt
import re

from kg.extraction.meetings.marks import Mark
from kg.extraction.places import is_wide
from kg.extraction.references import References
from kg.language.date_anchoring import is_weekday
from kg.language.document import Document, Sentence
from kg.language.gazetteer import capital_of, country_named

_DAY = len("2026-01-13")
_AHEAD = ("planned", "proposed")
_CAPITAL = re.compile(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)*?)(?:['\u2019]s)? capital\b")


def place_marked(mark: Mark, references: References) -> str | None:
    """The place that the words marked as "where" name, a town before the country around it.

    "The Uzbek capital" is Tashkent.
    """
    spans = mark.mention.where
    named = [
        place
        for span in spans
        for place in references.within(span.start, span.end)
        if place.kind == "place"
    ]
    named.sort(key=lambda place: (is_wide(place.name), place.start))
    capitals = (town for span in spans if (town := _capital_in(span.text)))
    return next(iter((*capitals, *(place.name for place in named))), None)


def date_marked(
    document: Document, sentence: Sentence, mark: Mark, told: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    """When that was: as ``told`` by the sentence, else by the words marked as "when".

    A mere weekday lies ahead if the meeting does, else it is past.
    """
    found = [
        date
        for span in mark.mention.when
        for date in document.date_index.starting_within(span.start, span.end)
    ]
    start, end = told if told[0] or not found else (found[0].start, found[0].end)
    today = sentence.block.date or document.article.published
    if start and today and len(start) == len(today) == _DAY and end is None:
        words = next((date.span.text for date in found if date.start == start), "")
        ahead = mark.mention.state in _AHEAD
        if is_weekday(words) and ahead == (start < today) and start != today:
            week = dt.timedelta(days=7 if ahead else -7)
            start = (dt.date.fromisoformat(start) + week).isoformat()
    return start, end


def _capital_in(words: str) -> str | None:
    """The town that "the Uzbek capital", or "Uzbekistan's capital", is."""
    found = _CAPITAL.search(words)
    return capital_of().get(country_named(found[1]) or "") if found else None
