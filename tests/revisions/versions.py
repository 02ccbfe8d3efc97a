"""An invented article in two versions: a day is mended, a quotation reworded, a meeting gone."""

from __future__ import annotations

import dataclasses
import hashlib

from kg.records import Article, Claim, Extraction, MeetingReport, Person, Place, Span

TITLE = "Sol and Lund meet in Bern"
FIRST = (
    TITLE,
    "President Ana Sol met Bo Lund in Bern on Jan. 5, 2026.",
    "Sol also met Chi Wen-li in Basel on Jan. 4.",
    "“We agreed on all of it,” Sol said.",
    "Lund said the treaty would be signed.",
)
SECOND = (
    TITLE,
    "President Ana Sol met Bo Lund in Bern on Jan. 6, 2026.",
    "“We agreed on nearly all of it,” Sol said.",
    "Lund said the treaty would be signed.",
    "Zoë Ruiz will visit Sol in March.",
    "Correction: An earlier version of this article misstated the day of the meeting.",
)
ANOTHER_STORY = (
    "Storm closes the harbour",
    "Gales kept all ferries in port on Friday, and the fish market stayed shut.",
)

_MEETINGS = {
    "met Bo Lund": (("Ana Sol", "Bo Lund"), "2026-01-05", "Bern", "held"),
    "met Bo Lund in Bern on Jan. 6": (("Ana Sol", "Bo Lund"), "2026-01-06", "Bern", "held"),
    "also met Chi Wen-li": (("Ana Sol", "Chi Wen-li"), "2026-01-04", "Basel", "held"),
    "Zoë Ruiz will visit": (("Ana Sol", "Zoë Ruiz"), "2026-03", None, "planned"),
}
_CLAIMS = {
    "We agreed on all of it": ("Ana Sol", "direct"),
    "We agreed on nearly all of it": ("Ana Sol", "direct"),
    "the treaty would be signed": ("Bo Lund", "indirect"),
}
_PEOPLE = ("Ana Sol", "Bo Lund", "Chi Wen-li", "Zoë Ruiz")
_PLACES = ("Bern", "Basel")


def version(
    *lines: str, published: str | None = "2026-01-07", url: str | None = None
) -> Extraction:
    """What would be read out of an article with these lines, the first of them its title."""
    text = "\n".join(lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        digest[:16], "talks.txt", lines[0], published, "The Post", None, url, "en", digest, text
    )
    return Extraction(
        article,
        tuple(
            Person(name, (), (), (span(text, name),), line(text, name))
            for name in _PEOPLE
            if name in text
        ),
        (),
        tuple(
            Place(name, (), "Switzerland", 46.9, 7.4, (span(text, name),), line(text, name))
            for name in _PLACES
            if name in text
        ),
        tuple(_meetings(text)),
        tuple(
            Claim((speaker,), speaker, None, None, (span(text, words),), quotation, "says",  # type: ignore[arg-type]
                  False, (), None, (line(text, words),))
            for words, (speaker, quotation) in _CLAIMS.items()
            if words in text
        ),
    )  # fmt: skip


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def line(text: str, words: str) -> Span:
    """The line in which these words stand first."""
    start = text.rfind("\n", 0, text.index(words)) + 1
    whole = text[start:].split("\n", 1)[0]
    return Span(start, start + len(whole), whole)


def changed(extraction: Extraction, **fields: object) -> Extraction:
    """The same with other statements about the article."""
    return dataclasses.replace(
        extraction,
        article=dataclasses.replace(extraction.article, **fields),  # type: ignore[arg-type]
    )


def _meetings(text: str) -> list[MeetingReport]:
    found: dict[int, MeetingReport] = {}
    for words, (parties, start, place, status) in _MEETINGS.items():
        if words in text:
            # What is more exact stands later, and counts.
            at = span(text, words)
            found[at.start] = MeetingReport(
                parties, start, None, place, status, "meeting", (), at,  # type: ignore[arg-type]
                (line(text, words),),
            )  # fmt: skip
    return [found[at] for at in sorted(found)]
