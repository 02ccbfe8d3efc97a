"""The meetings of a text behind an introduction of two leaders, Kari Berg and Luc Petit."""

from __future__ import annotations

from kg.extraction import extract
from kg.records import MeetingReport
from tests.news import article

INTRODUCTION = (
    "Norwegian Prime Minister Kari Berg and French President Luc Petit are busy. "
    "Nobody in the two capitals was surprised by that.\n\n"
)


def meetings(text: str, published: str | None = "2026-01-12") -> list[MeetingReport]:
    """What is reported of the two, who are known by name and office."""
    return list(extract(article(INTRODUCTION + text, published)).meetings)
