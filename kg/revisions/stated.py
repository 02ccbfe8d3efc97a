"""What an article states about itself, in two versions: title, dates, authors, notices."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import Article, Extraction, Span
from kg.revisions.notices import notices
from kg.revisions.records import Change

_FIELDS = ("title", "published", "publisher", "author", "url", "language")
_LONGEST = 300
"""Characters of a line that stands for an article in which no sentence was found."""


def stated_changes(old: Extraction, new: Extraction) -> Iterator[Change]:
    """Statements that differ, and correction notices that one version alone has.

    The sentence of a statement is where it stands in the text, else a notice that came with it,
    else the text's first sentence that something rests on: what is stated stands beside a text.
    """
    before, after = notices(old.article.text), notices(new.article.text)
    known = {" ".join(notice.text.split()) for notice in before}
    added = [notice for notice in after if " ".join(notice.text.split()) not in known]
    what = new.article.label
    for field in _FIELDS:
        was, now = getattr(old.article, field), getattr(new.article, field)
        if was != now:
            yield Change(
                "article",
                "changed",
                what,
                field,
                was,
                now,
                _place(old.article.text, was) or _opening(old),
                _place(new.article.text, now) or next(iter(added), None) or _opening(new),
            )
    for notice in added:
        yield Change("article", "appeared", what, "notice", new=notice)
    kept = {" ".join(notice.text.split()) for notice in after}
    for notice in before:
        if " ".join(notice.text.split()) not in kept:
            yield Change("article", "withdrawn", what, "notice", old=notice)


def _place(text: str, value: str | None) -> Span | None:
    """Where a statement stands in the text, word for word."""
    start = text.find(value) if value else -1
    return None if value is None or start < 0 else Span(start, start + len(value), value)


def _opening(extraction: Extraction) -> Span | None:
    """The first sentence that something rests on, else the first line."""
    sentences = [
        *(person.evidence for person in extraction.people),
        *(organization.evidence for organization in extraction.organizations),
        *(place.evidence for place in extraction.places),
        *(span for meeting in extraction.meetings for span in meeting.evidence),
        *(span for claim in extraction.claims for span in claim.evidence),
    ]
    return min(sentences, default=None) or _first_line(extraction.article)


def _first_line(article: Article) -> Span | None:
    words = article.text.strip()
    if not words:
        return None
    line = words.splitlines()[0].rstrip()[:_LONGEST].rstrip()
    start = article.text.index(line)
    return Span(start, start + len(line), line)
