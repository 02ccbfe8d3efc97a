"""Words that tell of meetings: what the trained reader marked, as stretches of the article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import MeetingMention
from kg.language.trained.attributing import Range
from kg.language.trained.reading import Reading
from kg.language.trained.words import Words
from kg.records import Span


def find_meeting_mentions(text: str, words: Words, reading: Reading) -> Iterator[MeetingMention]:
    """The mentions in reading order; spans quote ``text``, the article's stored text."""

    def span(part: Range) -> Span:
        start, end = words.spans[part[0]][0], words.spans[part[1] - 1][1]
        return Span(start, end, text[start:end])

    for mention in reading.meetings:
        yield MeetingMention(
            span(mention.words),
            mention.state,
            mention.sure,
            who=tuple(map(span, mention.who)),
            where=tuple(map(span, mention.where)),
            when=tuple(map(span, mention.when)),
            same=mention.same,
            party=tuple(map(span, mention.party)),
            place=tuple(map(span, mention.place)),
            date=tuple(map(span, mention.date)),
        )
