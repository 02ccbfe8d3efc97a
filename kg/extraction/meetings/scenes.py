"""Several meetings at one place told in a clause: "flew to Oslo, where A met B and saw C"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.meetings.sightings import Sighting
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.references import References
from kg.language.document import Sentence

_LEADING = frozenset(("where", "when", "which"))


def carried_on(
    sentence: Sentence,
    syntax: MeetingSyntax,
    trigger: Trigger,
    sightings: Iterable[Sighting],
    before: Sighting,
    references: References,
) -> Iterator[Sighting]:
    """The sightings; without a place or a day of their own they have those of the one ``before``.

    So they do where that was told behind "where", and the same subject acts in both.
    """
    here = references.within(sentence.start, before.trigger.start)
    words = [token for token in sentence.tokens if token.end <= before.trigger.start]
    told = any(
        mention.name == before.place
        and any(token.lower in _LEADING and token.start > mention.end for token in words)
        for mention in here
    )
    goes_on = told and sentence.start <= before.trigger.start and syntax.carries_on(trigger)
    for sighting in sightings:
        if goes_on and sighting.place is None and before.status == sighting.status:
            start, end = sighting.start, sighting.end
            if start is None:
                start, end = before.start, before.end
            yield replace(sighting, place=before.place, start=start, end=end)
        else:
            yield sighting
