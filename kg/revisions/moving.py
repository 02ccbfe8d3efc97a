"""Words that are found again in another edition of a text."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Span
from kg.revisions.records import Change


def moved(span: Span | None, body: str) -> Span | None:
    """The same words where they stand in ``body`` nearest to where they stood; None if nowhere."""
    if span is None:
        return None
    before = body.rfind(span.text, 0, span.start + len(span.text))
    after = body.find(span.text, span.start)
    found = [place for place in (before, after) if place >= 0]
    if not found:
        return None
    start = min(found, key=lambda place: abs(place - span.start))
    return Span(start, start + len(span.text), span.text)


def moved_changes(changes: tuple[Change, ...], body: str) -> tuple[Change, ...]:
    """The changes with offsets in ``body``, but for those whose new sentence is not in it."""
    found = ((change, moved(change.new, body)) for change in changes)
    return tuple(
        replace(change, new=span)
        for change, span in found
        if span is not None or change.new is None
    )
