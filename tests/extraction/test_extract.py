"""What holds for the extraction of any text at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction import extract
from kg.records import Article, Extraction, Span
from tests.news import article

PIECES = st.sampled_from(
    [
        "President Park Min\u2011jun", "met", "“Kari\u202fBerg”", "said that", "in Oslo", ",", ". ",
        "\r\n\r\n", "on Jan. 13–14", "the two leaders", "'s", "summit", "with", "and", "will",
        "\u2028", "“", "”", "[10][11]", "Jan 5, 2026 – ", "U.S.", "he", "\U0001f600", "e\u0301",
    ]
)  # fmt: skip


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Article):
        return
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def check(extraction: Extraction) -> None:
    text = extraction.article.text
    for span in spans(extraction):
        assert text[span.start : span.end] == span.text
        assert span.start < span.end
    names = {
        entry.name
        for entries in (extraction.people, extraction.organizations, extraction.places)
        for entry in entries
    }
    for meeting in extraction.meetings:
        assert len(meeting.participants) > 1
        assert meeting.place is None or meeting.place in names
        assert meeting.participants == tuple(sorted(set(meeting.participants)))
    for claim in extraction.claims:
        assert {*claim.speakers, *claim.about} <= names


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_spans_quote_the_stored_text_and_names_refer_to_entries(text: str) -> None:
    check(extract(article(text)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(extract(article(text)))


def test_the_same_article_gives_the_same_extraction() -> None:
    text = "President Park Min-jun met Kari Berg in Oslo on Jan. 5. “Good,” he said.\n" * 20
    assert extract(article(text)) == extract(article(text))
