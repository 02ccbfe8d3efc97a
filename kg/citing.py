"""Which of an article's citations stand behind one meeting or claim of it.

A mark speaks for the words before it, back to the mark before. Of a sentence with several marks
("... trade [17][18]; Berg confirms she will host [2]") a claim therefore cites those within its
words and the first ones behind them. What supports a fact without holding its words ("the talks
were on Monday") cites all its marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.records import Citation, Claim, Extraction, MeetingReport, Span

_BETWEEN = re.compile(r"[^\S\r\n]*[.,;:!?\"'”’»)\]]*[^\S\r\n]*")
"""What may stand between two marks of a group."""


def citations_of(extraction: Extraction, fact: MeetingReport | Claim) -> tuple[Citation, ...]:
    """The citations behind a meeting or claim of the extraction, in reading order."""
    if not extraction.citations:
        return ()
    if isinstance(fact, Claim):
        words = tuple(span for span in (*fact.content, fact.source, fact.cue) if span)
    else:
        words = (fact.trigger,)
    found: dict[Citation, None] = {}
    for sentence in fact.evidence:
        marks = _marks_of(extraction, sentence)
        inside = [span for span in words if sentence.start <= span.start < sentence.end]
        found.update(dict.fromkeys(_behind(extraction.article.text, marks, inside)))
    return tuple(sorted(found, key=lambda citation: citation.place))


def _marks_of(extraction: Extraction, sentence: Span) -> Sequence[Citation]:
    citations = extraction.citations
    first, last = (
        bisect_left(citations, offset, key=lambda citation: citation.span.start)
        for offset in (sentence.start, sentence.end)
    )
    return citations[first:last]


def _behind(text: str, marks: Sequence[Citation], words: Sequence[Span]) -> Iterator[Citation]:
    """The marks within the words and the group behind them; all, where none stands there."""
    start = min((span.start for span in words), default=0)
    end = max((span.end for span in words), default=start)
    later = [citation for citation in marks if citation.span.start >= start]
    if not words or not later:
        yield from marks
        return
    group_end: int | None = None
    for citation in later:
        mark = citation.span.start
        if group_end is not None and not _BETWEEN.fullmatch(text, min(group_end, mark), mark):
            return
        yield citation
        if citation.span.start >= end:
            group_end = citation.span.end
