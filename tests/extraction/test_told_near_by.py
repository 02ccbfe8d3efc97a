"""Day and place of a meeting by words near by that the reader linked with those that tell of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extraction.geography import Geography
from kg.extraction.meetings.marked_circumstances import date_near, place_marked
from kg.extraction.meetings.marks import marks_in
from kg.extraction.meetings.merging import merge
from kg.extraction.meetings.sightings import Sighting
from kg.extraction.places import find_places
from kg.extraction.references import References
from kg.language import annotate
from kg.language.document import MeetingMention
from kg.records import Span
from tests.news import article

TEXT = "Kari Berg met Luc Petit in Oslo on 3 March 2026. She also saw Ana Silva at the harbour."


MET = Sighting(
    participants=("Kari Berg", "Luc Petit"),
    status="held",
    status_stated=True,
    kind="meeting",
    trigger=Span(10, 13, "met"),
    sentence=Span(0, 49, TEXT[:49]),
    entry_date=None,
)


def days(*sightings: Sighting) -> list[tuple[str | None, str | None]]:
    """First and last day of each meeting that these are."""
    geography = Geography(annotate(article(TEXT)), [])
    return [(report.start, report.end) for report in merge(sightings, geography, "2026-03-05")]


def places(*sightings: Sighting) -> list[str | None]:
    """The place of each meeting that these are."""
    geography = Geography(annotate(article(TEXT)), [])
    return [report.place for report in merge(sightings, geography, "2026-03-05")]


def test_a_day_near_by_is_that_of_a_meeting_without_one() -> None:
    assert days(replace(MET, near=("2026-03-03", "2026-03-04"))) == [("2026-03-03", "2026-03-04")]


def test_a_day_that_a_sentence_tells_goes_first() -> None:
    told = replace(MET, start="2026-03-01", trigger=Span(60, 63, "saw"))

    assert days(replace(MET, near=("2026-03-03", None)), told) == [("2026-03-01", None)]


def test_a_place_near_by_is_that_of_a_meeting_without_one() -> None:
    assert places(replace(MET, place_near="Oslo")) == ["Oslo"]


def test_a_place_that_a_sentence_tells_goes_first() -> None:
    told = replace(MET, place="Bergen", trigger=Span(60, 63, "saw"))

    assert places(replace(MET, place_near="Oslo"), told) == ["Bergen"]


@pytest.mark.parametrize(
    ("marked", "place"),
    [
        ("Oslo", "Oslo"),
        ("Norwegian capital", "Oslo"),
        ("Sudanese capital", "Juba"),  # of which the reader left out a part
        ("harbour", None),
    ],
)
def test_marked_words_that_are_a_place(marked: str, place: str | None) -> None:
    text = (
        "She went from the South Sudanese capital to the Norwegian capital, and Oslo's harbour. "
        "Kari Berg met Jonas Weber."
    )
    document = annotate(article(text))
    references = References(document, (), (), find_places(document))
    (mark,) = marks_in(document, document.sentences[-1])
    start = document.article.text.index(marked)
    span = Span(start, start + len(marked), marked)

    assert place_marked(document, [span], references, mark) == place


def test_the_likeliest_words_that_are_a_date_tell_the_day() -> None:
    document = annotate(article(TEXT))
    stored = document.article.text

    def span(words: str) -> Span:
        start = stored.index(words)
        return Span(start, start + len(words), words)

    saw = MeetingMention(
        span("saw"), "held", 1.0, (), (), (), date=(span("the harbour"), span("3 March 2026"))
    )
    document = replace(document, meetings=(saw,))
    mark = next(marks_in(document, document.sentences[1]))

    assert date_near(document, mark) == ("2026-03-03", None)
