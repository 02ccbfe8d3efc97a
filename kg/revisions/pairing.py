"""What became of each meeting and claim of the old version: its counterpart in the new one.

What is the same in both is paired first, in reading order; the rest best first, each once.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from rapidfuzz.distance import Indel

from kg.records import Claim, MeetingReport, Span

_MOST = 200
"""Entries of each version that are compared with each other, beside those that are the same."""

_SAME_SENTENCE = 0.6
"""Likeness of two sentences from which they are versions of one."""

_SURELY_SAME = 0.75
"""The same, where nothing else speaks for it."""

_SAME_WORDS = 0.4
"""Likeness of the words of one speaker from which they are versions of one statement."""

_Entry = TypeVar("_Entry")
_Score = Callable[[_Entry, _Entry], float | None]

Names = Mapping[str, str]
"""What the new version calls those whom the old one called otherwise."""

Pairs = tuple[tuple[int | None, int | None], ...]
"""Places in the old and in the new version; None where there is no counterpart."""


def pair_meetings(
    old: Sequence[MeetingReport], new: Sequence[MeetingReport], names: Names
) -> Pairs:
    """Meetings are one where parties or sentence are, and day or sentence do not contradict it."""

    def alike(one: MeetingReport, other: MeetingReport) -> float | None:
        parties = {names.get(name, name) for name in one.participants}
        others = set(other.participants)
        shared = len(parties & others) / max(1, len(parties | others))
        sentence = _likeness(one.evidence, other.evidence)
        if shared < 0.5 and sentence < _SURELY_SAME:
            return None
        if sentence < _SAME_SENTENCE and _contradict(one.start, other.start):
            return None
        place = None if one.place is None else names.get(one.place, one.place)
        circumstances = (one.start == other.start) + (place == other.place)
        return 2 * shared + 2 * sentence + 0.5 * circumstances + 0.1 * (one.kind == other.kind)

    return _pair(old, new, lambda one: meeting_fields(one, names), meeting_fields, alike)


def pair_claims(old: Sequence[Claim], new: Sequence[Claim], names: Names) -> Pairs:
    """Claims are one where a speaker's words are much the same, or anybody's nearly the same."""

    def alike(one: Claim, other: Claim) -> float | None:
        words = _words_alike(claim_words(one), claim_words(other))
        speaker = claim_speaker(one, names) == claim_speaker(other)
        if words < (_SAME_WORDS if speaker else _SURELY_SAME):
            return None
        return 2 * words + speaker + _likeness(one.evidence, other.evidence)

    return _pair(old, new, lambda one: claim_fields(one, names), claim_fields, alike)


def meeting_fields(report: MeetingReport, names: Names | None = None) -> dict[str, str | None]:
    """What a report says, by field, as a person reads it."""
    called = names or {}
    # What an article merely tells of, instead of counting, stands in its other meetings.
    count = report.count
    return {
        "participants": _named(report.participants, called),
        "start": report.start,
        "end": report.end,
        "place": None if report.place is None else called.get(report.place, report.place),
        "status": report.status,
        "kind": report.kind,
        "topics": ", ".join(report.topics) or None,
        "count": None if count is None or count.at_least else str(count.number),
    }


def claim_fields(claim: Claim, names: Names | None = None) -> dict[str, str | None]:
    """What a claim says, by field, as a person reads it."""
    called = names or {}
    return {
        "words": claim_words(claim),
        "speaker": claim_speaker(claim, called),
        "about": _named(claim.about, called),
        "addressees": _named(claim.addressees, called),
        "said_on": claim.said_on,
        "attitude": claim.attitude,
        "negated": "yes" if claim.negated else "no",
        "quotation": claim.quotation,
    }


def _named(parties: Iterable[str], called: Names) -> str | None:
    return ", ".join(sorted(called.get(name, name) for name in parties)) or None


def claim_words(claim: Claim) -> str:
    """The words of a claim, as the graph has them."""
    return " … ".join(span.text for span in claim.content)


def claim_speaker(claim: Claim, names: Names | None = None) -> str | None:
    """Who says it: by name, else as the article describes them."""
    called = names or {}
    return ", ".join(sorted(called.get(name, name) for name in claim.speakers)) or (
        claim.speaker_text
    )


def _pair(
    old: Sequence[_Entry],
    new: Sequence[_Entry],
    before: Callable[[_Entry], Mapping[str, Hashable]],
    after: Callable[[_Entry], Mapping[str, Hashable]],
    score: _Score[_Entry],
) -> Pairs:
    same: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for index, entry in enumerate(new):
        same[tuple(after(entry).values())].append(index)
    paired: dict[int, int] = {}
    for place, entry in enumerate(old):
        waiting = same[tuple(before(entry).values())]
        if waiting:
            paired[place] = waiting.popleft()
    gone = [place for place in range(len(old)) if place not in paired]
    come = sorted(set(range(len(new))) - set(paired.values()))
    scored = sorted(
        (-found, place, index)
        for place in gone[:_MOST]
        for index in come[:_MOST]
        if (found := score(old[place], new[index])) is not None
    )
    left = set(come)
    for _, place, index in scored:
        if place not in paired and index in left:
            paired[place] = index
            left.remove(index)
    return (
        *((place, paired.get(place)) for place in range(len(old))),
        *((None, index) for index in sorted(left)),
    )


def _contradict(one: str | None, other: str | None) -> bool:
    """Whether two partial dates cannot be the same day."""
    if one is None or other is None:
        return False
    return not (one.startswith(other) or other.startswith(one))


def _likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Of the leading sentences."""
    return _words_alike(one[0].text, other[0].text) if one and other else 0.0


def _words_alike(one: str, other: str) -> float:
    """The share of words that stand in both in the same order, 0 to 1."""
    return Indel.normalized_similarity(one.split(), other.split())
