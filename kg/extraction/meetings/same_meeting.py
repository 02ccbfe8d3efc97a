"""Whether two sentences tell of the same meeting.

They do when they share their participants and nothing else speaks against it: dates overlap, places
do not exclude each other, and what is undated has one status. What they visit together is no part
of the talks that they hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import lexicon
from kg.extraction.geography import Geography
from kg.extraction.meetings.joint_visits import JOINT_VISIT
from kg.extraction.meetings.sightings import AHEAD, Sighting
from kg.records import MeetingReport

_ANY_MEETING = {"meeting", "virtual meeting"}
_BOTH = 2

Dated = Sighting | MeetingReport
"""What may have a first and a last day."""


def distance(sighting: Sighting, group: Sequence[Sighting]) -> tuple[bool, bool, int]:
    """How far a sighting is from a group: one of another status is farther than any other.

    What is only marked is nearer to a meeting of its day than to one without a day.
    """
    other = all(each.status != sighting.status for each in group)
    dated = not sighting.marked or any(each.start for each in group) == bool(sighting.start)
    return other, not dated, abs(group[0].trigger.start - sighting.trigger.start)


def fits(sighting: Sighting, group: Sequence[Sighting], geography: Geography) -> bool:
    """Whether nothing in the group speaks against the sighting and something speaks for it."""
    return all(_may_be_same(sighting, other, geography) for other in group) and any(
        (sighting.start and other.start) or _same_standing(sighting, other) for other in group
    )


def _may_be_same(one: Sighting, other: Sighting, geography: Geography) -> bool:
    if _is_linked(one, other) and {*one.participants} & {*other.participants}:
        return not (one.start and other.start) or overlap(one, other)
    if not _same_people(one, other):
        return False
    if (one.kind == JOINT_VISIT) != (other.kind == JOINT_VISIT):
        return False
    kinds = {one.kind, other.kind}
    if one.is_remote != other.is_remote and "talks" not in kinds and kinds != _ANY_MEETING:
        return False
    if not (_is_told_again(one, other) or _may_be_there(one, other, geography)):
        return False
    return not (one.start and other.start) or overlap(one, other)


def _may_be_there(one: Sighting, other: Sighting, geography: Geography) -> bool:
    """Whether two places may be one: a palace, or another house, may be in any town."""
    sites = lexicon.words("meetings", "sites")
    places = [place for place in (one.place, other.place) if place]
    house = any(place.split()[-1].lower() in sites for place in places)
    return house or geography.compatible(one.place, other.place)


def _is_linked(one: Sighting, other: Sighting) -> bool:
    """Whether the trained reader takes one for a repetition of the other."""
    told_again = one.repeats is not None or other.repeats is not None
    return told_again and (one.repeats or one.trigger) == (other.repeats or other.trigger)


def _is_told_again(one: Sighting, other: Sighting) -> bool:
    """Whether the trained reader takes one for a repetition, or saw it in the same sentence."""
    marked = one.marked or other.marked
    same_day = one.start is not None and one.start == other.start
    return _is_linked(one, other) or (marked and same_day and one.sentence == other.sentence)


def _same_people(one: Sighting, other: Sighting) -> bool:
    """Whether the same meet; of whom the reader alone marked some may be missing or described."""
    if one.participants == other.participants:
        return True
    if not (one.marked or other.marked):
        return False
    shared = {*one.participants} & {*other.participants}
    if len(shared) >= _BOTH:
        return True
    return any(
        each.marked
        and shared
        and shared >= {name for name in each.participants if name != name.lower()}
        for each in (one, other)
    )


def _same_standing(one: Sighting, other: Sighting) -> bool:
    """Whether the undated one may speak of the other: one status, or one that is not stated."""
    statuses = {one.status, other.status}
    if len(statuses) == 1 or statuses == set(AHEAD):
        return True
    if "cancelled" in statuses and "held" not in statuses:
        # What is planned after something was called off is another try.
        return max(one, other, key=lambda sighting: sighting.trigger.start).status == "cancelled"
    if not (one.status_stated and other.status_stated):
        return bool(one.place and one.place == other.place)
    return bool(one.entry_date and other.entry_date) and "cancelled" not in statuses


def overlap(one: Dated, other: Dated) -> bool:
    """Whether two dated ones may have been on the same day."""
    return _first_day(one) <= last_day(other) and _first_day(other) <= last_day(one)


def _first_day(sighting: Dated) -> str:
    return ((sighting.start or "") + "-01-01")[:10]


def last_day(sighting: Dated) -> str:
    """The last day that a date may mean; months end with 31, since days are only compared."""
    date = sighting.end or sighting.start or ""
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")
