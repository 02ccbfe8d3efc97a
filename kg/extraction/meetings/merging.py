"""Several sentences about one meeting become one report.

Two sightings are the same meeting when they share their participants and nothing else speaks
against it: dates overlap, places do not exclude each other, and what is undated has one status.
What they visit together is no part of the talks that they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg import lexicon
from kg.extraction.meetings.counts import Counted
from kg.extraction.meetings.joint_visits import JOINT_VISIT
from kg.extraction.meetings.status import Denial
from kg.extraction.meetings.towns import in_one_town
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.places import Geography, is_wide
from kg.language.document import Sentence
from kg.records import Count, MeetingReport, Span, Status

_GENERAL_KINDS = ("meeting", "talks")
_APART = (JOINT_VISIT, "phone call", "interview", "press conference")
"""Kinds that nobody has in mind who counts meetings."""
_ANY_MEETING = {"meeting", "virtual meeting"}
_PARTS = ("dinner", "press conference")
"""Kinds that are a part of a meeting of another kind, if the article tells of one."""
AHEAD: tuple[Status, ...] = ("planned", "proposed")
_DAY = len("2026-01-13")
_BOTH = 2
_STRENGTH: dict[Status, int] = {"proposed": 0, "planned": 1, "cancelled": 2, "held": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one sentence says about one meeting; ``entry_date`` is that of its timeline entry.

    A ``denial`` tells of none, but of two parties; "off" where it will not be ("will not meet B").
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

    One at the same place goes first; a general word fits every kind of meeting. What ``is_ahead``
    (planned, wanted or called off) is none that was told to have been held.
    """
    general = trigger.kind in _GENERAL_KINDS
    fitting = [
        sighting
        for sighting in earlier
        if not sighting.denial
        and (general or sighting.kind in (trigger.kind, *_GENERAL_KINDS))
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


def merge(
    sightings: Sequence[Sighting], geography: Geography, published: str | None
) -> tuple[MeetingReport, ...]:
    """One report per meeting, in order of their triggers.

    ``published`` is the day of the article: what it tells of as held was so by then.
    """
    groups: list[list[Sighting]] = []
    # Those that say most come first, so that the vague ones find the meeting they mean.
    # And what rules have found before what is only marked, which may lack somebody.
    for sighting in sorted(sightings, key=lambda each: (each.marked, *_vagueness(each))):
        fitting = [group for group in groups if _fits(sighting, group, geography)]
        if fitting:
            min(fitting, key=lambda group: _distance(sighting, group)).append(sighting)
        else:
            groups.append([sighting])
    told = [_Told(_report(group, geography), _latest(group, published)) for group in groups]
    reports = [_with_count(one, told, geography) for one in told]
    placed = in_one_town(reports, geography)
    return tuple(sorted(placed, key=lambda report: (report.trigger, report.participants)))


_Dated = Sighting | MeetingReport


@dataclass(frozen=True, slots=True)
class _Told:
    """A report and, where the meeting was held, the day by which it was."""

    report: MeetingReport
    by: str | None


def _latest(group: Sequence[Sighting], published: str | None) -> str | None:
    """The last day of the meeting; of an undated one that was held, the first that tells of it."""
    dated = [_last(sighting) for sighting in group if sighting.start]
    if dated:
        return min(dated)
    told = [day for day in (s.entry_date or published for s in group) if day and len(day) == _DAY]
    return min(told, default=None)


def _with_count(one: _Told, told: Sequence[_Told], geography: Geography) -> MeetingReport:
    """The report; where it is not counted, with how many the article tells of up to this one.

    These are meetings of the same people, each at a place or on a day apart.
    """
    start, here = one.report.start, one.report
    if here.count or start is None or len(start) < _DAY or here.kind in _APART:
        return here
    before: list[MeetingReport] = []
    for other in told:
        report = other.report
        if (
            report.participants == here.participants
            and report.status == "held"
            and report.kind not in _APART
            and other.by is not None
            and other.by < start
            and all(_are_apart(report, each, geography) for each in (here, *before))
        ):
            before.append(report)
    if not before:
        return here
    count = Count(len(before) + 1, "meeting", at_least=True, evidence=before[-1].evidence[0])
    return replace(here, count=count)


def _are_apart(one: MeetingReport, other: MeetingReport, geography: Geography) -> bool:
    """Whether days or places show that two reports tell of two meetings."""
    if one.start and other.start:
        return not _overlap(one, other)
    return bool(one.place and other.place) and not geography.compatible(one.place, other.place)


def _vagueness(sighting: Sighting) -> tuple[int, int]:
    stated = (len(sighting.start or "") // 4) + 2 * bool(sighting.end) + 2 * bool(sighting.place)
    return -stated - len(sighting.participants), sighting.trigger.start


def _distance(sighting: Sighting, group: Sequence[Sighting]) -> tuple[bool, bool, int]:
    """How far a sighting is from a group: one of another status is farther than any other.

    What is only marked is nearer to a meeting of its day than to one without a day.
    """
    other = all(each.status != sighting.status for each in group)
    dated = not sighting.marked or any(each.start for each in group) == bool(sighting.start)
    return other, not dated, abs(group[0].trigger.start - sighting.trigger.start)


def _fits(sighting: Sighting, group: Sequence[Sighting], geography: Geography) -> bool:
    """Whether nothing in the group speaks against the sighting and something speaks for it."""
    return all(_may_be_same(sighting, other, geography) for other in group) and any(
        (sighting.start and other.start) or _same_standing(sighting, other) for other in group
    )


def _may_be_same(one: Sighting, other: Sighting, geography: Geography) -> bool:
    if _is_linked(one, other) and {*one.participants} & {*other.participants}:
        return not (one.start and other.start) or _overlap(one, other)
    if not _same_people(one, other):
        return False
    if (one.kind == JOINT_VISIT) != (other.kind == JOINT_VISIT):
        return False
    kinds = {one.kind, other.kind}
    if one.is_remote != other.is_remote and "talks" not in kinds and kinds != _ANY_MEETING:
        return False
    if not (_is_told_again(one, other) or _may_be_there(one, other, geography)):
        return False
    return not (one.start and other.start) or _overlap(one, other)


def _may_be_there(one: Sighting, other: Sighting, geography: Geography) -> bool:
    """Whether two places may be one; a marked palace, or another house, may be in any town."""
    sites = lexicon.words("meetings", "sites")
    places = [place for place in (one.place, other.place) if place]
    house = any(place.split()[-1].lower() in sites for place in places)
    marked = one.marked or other.marked
    return (marked and house) or geography.compatible(one.place, other.place)


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


def _overlap(one: _Dated, other: _Dated) -> bool:
    return _first(one) <= _last(other) and _first(other) <= _last(one)


def _first(sighting: _Dated) -> str:
    return ((sighting.start or "") + "-01-01")[:10]


def _last(sighting: _Dated) -> str:
    date = sighting.end or sighting.start or ""
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")


def _report(group: Sequence[Sighting], geography: Geography) -> MeetingReport:
    """The most precise value of each field that the sightings state."""
    lead = max(
        group,
        key=lambda s: (
            not s.marked,
            _STRENGTH[s.status],
            s.kind not in _PARTS,
            -_vagueness(s)[0],
            -s.trigger.start,
        ),
    )
    sure = [s for s in group if not s.marked] or list(group)
    stated = [s for s in sure if s.status_stated] or sure
    # "The talks" may be a summit's; what else happens there, a dinner say, names only itself.
    is_summit = any(s.kind == "summit" for s in group) and lead.kind in _GENERAL_KINDS
    dated = max(group, key=lambda s: (bool(s.start), not s.marked, bool(s.end), len(s.start or "")))
    # A town goes before the country around it, and what has a name before "the town hall".
    placed = [
        (s.place not in geography.known, is_wide(s.place), s.marked, s.place)
        for s in group
        if s.place
    ]
    places = [place for *_, place in sorted(placed, key=lambda each: each[:3])]
    sentences = sorted({s.sentence for s in group} - {lead.sentence})
    return MeetingReport(
        participants=lead.participants,
        start=dated.start,
        end=dated.end,
        place=places[0] if places else None,
        status=max((s.status for s in stated), key=lambda status: _STRENGTH[status]),
        kind="summit" if is_summit else lead.kind,
        topics=tuple(sorted({topic for s in group for topic in s.topics})),
        trigger=lead.trigger,
        evidence=(lead.sentence, *sentences),
        count=_count(group),
    )


def _count(group: Sequence[Sighting]) -> Count | None:
    """What is counted up to this meeting; a count of several says nothing of any one of them."""
    counting = [(s.counted, s.sentence) for s in group if s.counted]
    of_this = [each for each in counting if not each[0].all_of_them]
    if not of_this and len(counting) < len(group):
        return None
    counting = of_this or counting
    if len({counted for counted, _ in counting}) != 1:
        return None
    counted, sentence = counting[0]
    return Count(counted.number, counted.kind, at_least=False, evidence=sentence)
