"""Interviews that an entry of a timeline tells of: "Jan 12, 2026 - Berg tells the BBC that ...".

In running text whoever tells a newspaper something is merely quoted; an entry of a timeline tells
of what happened on its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import lexicon
from kg.extraction.meetings.sightings import INTERVIEW, Sighting
from kg.language.document import Document
from kg.records import Claim
from kg.spelling import fold


def find_interviews(document: Document, claims: Sequence[Claim]) -> Iterator[Sighting]:
    """A meeting of the speaker with each broadcaster, newspaper or agency that an entry names."""
    for claim in claims:
        sentence = claim.cue and document.sentence_at(claim.cue.start)
        if not (claim.cue and sentence and sentence.block.date and claim.speakers):
            continue
        if claim.negated:
            continue
        for outlet in filter(is_press, claim.addressees):
            yield Sighting(
                participants=tuple(sorted({*claim.speakers, outlet})),
                start=sentence.block.date,
                status="held",
                status_stated=True,
                kind=INTERVIEW,
                trigger=claim.cue,
                sentence=document.span(sentence.start, sentence.end),
                entry_date=sentence.block.date,
            )


def is_press(name: str) -> bool:
    """Whether an organization's name is that of a broadcaster, newspaper or news agency."""
    words = fold(name).removeprefix("the ").split()
    if " ".join(words) in lexicon.words("meetings", "press.names"):
        return True
    return bool({words[0], words[-1]} & set(lexicon.words("meetings", "press.words")))
