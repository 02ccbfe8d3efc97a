"""What single sentences say about meetings, before those of one meeting come together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg import lexicon
from kg.extraction.geography import Geography
from kg.extraction.meetings.counts import Counted
from kg.extraction.meetings.status import Denial
from kg.extraction.meetings.triggers import Trigger
from kg.language.document import Sentence
from kg.records import Span, Status

GENERAL_KINDS = ("meeting", "talks")
"""Kinds that a meeting of any kind may be called."""
INTERVIEW = "interview"
APPEARANCES = (INTERVIEW, "press conference")
"""Kinds at which somebody talks to the press."""
AHEAD: tuple[Status, ...] = ("planned", "proposed")
"""What a meeting is that has not been yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one sentence says about one meeting; ``entry_date`` is that of its timeline entry.

    ``near`` is the day, and the last of several, that words near by tell, and ``place_near`` a
    place; they count where no sentence about the meeting tells one. A ``denial`` tells of none, but
    of two parties; "off" where it will not be ("will not meet B").
    """

    participants: tuple[str, ...]
    start: str | None = None
    end: str | None = None
    place: str | None = None
    status: Status
    status_stated: bool
    kind: str
    topics: tuple[str, ...] = ()
    trigger: Span
    sentence: Span
    entry_date: str | None
    counted: Counted | None = None
    denial: Denial | None = None
    marked: bool = False
    near: tuple[str, str | None] | None = None
    place_near: str | None = None
    repeats: Span | None = None

    @property
    def is_appearance(self) -> bool:
        """Whether somebody appears before an audience, rather than meeting somebody."""
        audience = lexicon.load("meetings")["audiences"].get(self.kind, ())
        return any(name in audience for name in self.participants)

    @property
    def is_remote(self) -> bool:
        """Whether they were at two places, as on the phone."""
        return self.kind in lexicon.words("names", "remote_meetings")


def told_in(sentence: Sentence, sightings: Sequence[Sighting]) -> list[Sighting]:
    """The meetings that one sentence tells of."""
    return [each for each in sightings if each.sentence.start == sentence.start]


def told_before(
    trigger: Trigger,
    place: str | None,
    is_ahead: bool,
    earlier: Sequence[Sighting],
    geography: Geography,
) -> Sighting | None:
    """The meeting that "the summit" or "the Bergen talks" names again: the last one that fits.

    One at the same place goes first; a general word fits every kind of meeting, and an interview is
    none but an interview. What ``is_ahead`` (planned, wanted or called off) is none that was told
    to have been held.
    """
    general = trigger.kind in GENERAL_KINDS
    kinds = (trigger.kind,) if trigger.kind == INTERVIEW else (trigger.kind, *GENERAL_KINDS)
    fitting = [
        sighting
        for sighting in earlier
        if not sighting.denial
        and (general or sighting.kind in kinds)
        and not (sighting.is_appearance and sighting.kind != trigger.kind)
        and geography.compatible(place, sighting.place)
        and not (is_ahead and sighting.status == "held" and sighting.status_stated)
    ]
    # Its sentence may name the town after the house: "at the palace in Bergen".
    there = [s for s in fitting if place and (s.place == place or place in s.sentence.text)]
    return there[-1] if there else fitting[-1] if fitting else None


def without_denials(sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """The meetings without those that there are not; what was planned and is off is cancelled."""
    for index, sighting in enumerate(sightings):
        if not sighting.denial:
            yield sighting
        elif sighting.denial == "off" and any(
            before.participants == sighting.participants and before.status in AHEAD
            for before in sightings[:index]
        ):
            yield replace(sighting, denial=None)
