"""The town of the dateline, as the place of what the story tells of there.

"OSLO - The minister met B here" was in Oslo. So was what the story tells of those days without
another place. A later paragraph may have a dateline of its own, as in news in brief, and an entry
of a calendar begin with its town ("May 3: Oslo. ...").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kg.extraction.geography import is_wide
from kg.extraction.meetings.lead_day import is_looked_back_on, is_recent, is_told
from kg.extraction.meetings.sightings import Sighting
from kg.extraction.references import References
from kg.language.document import Document, Sentence

_DAY = len("2026-01-13")
_FRESH = dt.timedelta(days=1)
_BULLETS = "-–—•* \n"
_BEHIND_TOWN = re.compile(
    r"(?:, [^:–—\n-]{2,30})?(?: ?\([^()\n]{2,40}\))?(?P<mark>:|\.| ?[-–—]{1,3}) (?=[\"'“‘]?[A-Z])"
)
_HERE = re.compile(r"\b(?:here|in this (?:[\w-]+ ){0,3}(?:city|town|capital))\b")


def with_dateline_place(
    document: Document, sightings: Iterable[Sighting], references: References
) -> Iterator[Sighting]:
    """The sightings; those that were where the dateline says have its town."""
    sentences = {each.start: each for each in document.sentences if is_told(each)}
    lead = next(iter(sentences.values()), None)
    town = _town(document, lead, references) if lead else None
    told = list(sightings)
    own = {
        sentence.block.start: _own_town(document, sentence, references)
        for sentence in sentences.values()
    }
    days = {s.start for s in told if s.start and lead and s.sentence.start == lead.start}
    for sighting in told:
        sentence = sentences.get(sighting.sentence.start)
        if sentence is None or sighting.place or sighting.is_remote:
            yield sighting
            continue
        here = own[sentence.block.start] or town
        there = _is_of_entry(sentence, sighting) and own[sentence.block.start] is not None
        there = there or _is_there(document, sentence, sighting, days)
        if here and there and not _is_placed(sighting, told):
            yield replace(sighting, place=here)
        else:
            yield sighting


def _is_placed(sighting: Sighting, told: Iterable[Sighting]) -> bool:
    """Whether another sentence says where these people met that day."""
    return any(
        each.place
        and each.participants == sighting.participants
        and each.start in (None, sighting.start)
        for each in told
    )


def _town(document: Document, lead: Sentence, references: References) -> str | None:
    """The town named before the first sentence, below the headline."""
    headlines = [each.end for each in document.sentences if each.block.kind == "headline"]
    before = references.within(max(headlines, default=0), lead.start)
    named = [mention for mention in before if mention.kind == "place"]
    return next((m.name for m in named if not is_wide(m.name)), None)


def _own_town(document: Document, sentence: Sentence, references: References) -> str | None:
    """The town with which the sentence's paragraph begins: "OSLO - ...", "Oslo: ..."."""
    block, plain = sentence.block, document.plain
    first = next((m for m in references.within(block.start, block.end) if m.kind == "place"), None)
    if first is None or is_wide(first.name) or plain[block.start : first.start].strip(_BULLETS):
        return None
    behind = _BEHIND_TOWN.match(plain, first.end, block.end)
    return first.name if behind and (block.date or behind["mark"] != ".") else None


def _is_of_entry(sentence: Sentence, sighting: Sighting) -> bool:
    """Whether it is what an entry of a calendar tells of its own day."""
    day = sentence.block.date
    return day is not None and sighting.start == day and not sighting.denial


def _is_there(
    document: Document, sentence: Sentence, sighting: Sighting, days: Collection[str]
) -> bool:
    """Whether a meeting was held "here", or on one of the ``days`` that the first sentence tells.

    Or on the day of the article, or the one before.
    """
    if sighting.denial or sighting.status not in ("held", "cancelled"):
        return False
    if is_looked_back_on(sentence, sighting):
        return False
    if _HERE.search(" ".join(token.lower for token in sentence.tokens)):
        return True
    start, published = sighting.start, document.article.published
    if not start or not published or not is_recent(document, start):
        return False
    age = dt.date.fromisoformat(published[:_DAY]) - dt.date.fromisoformat(start)
    return start in days or age <= _FRESH
