"""Several sentences about one meeting become one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extraction.geography import Geography, is_wide
from kg.extraction.meetings.joint_visits import JOINT_VISIT
from kg.extraction.meetings.same_meeting import distance, fits, last_day, overlap
from kg.extraction.meetings.sightings import APPEARANCES, GENERAL_KINDS, Sighting
from kg.extraction.meetings.towns import in_one_town
from kg.records import Count, MeetingReport, Status

_APART = (JOINT_VISIT, "phone call", *APPEARANCES)
"""Kinds that nobody has in mind who counts meetings."""
_PARTS = ("dinner", "press conference")
"""Kinds that are a part of a meeting of another kind, if the article tells of one."""
_DAY = len("2026-01-13")
_STRENGTH: dict[Status, int] = {"proposed": 0, "planned": 1, "cancelled": 2, "held": 3}


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
        fitting = [group for group in groups if fits(sighting, group, geography)]
        if fitting:
            min(fitting, key=lambda group: distance(sighting, group)).append(sighting)
        else:
            groups.append([sighting])
    told = [_Told(_report(group, geography), _latest(group, published)) for group in groups]
    reports = [_with_count(one, told, geography) for one in told]
    placed = in_one_town(reports, geography)
    return tuple(sorted(placed, key=lambda r: (r.trigger, r.participants, r.start or "")))


@dataclass(frozen=True, slots=True)
class _Told:
    """A report and, where the meeting was held, the day by which it was."""

    report: MeetingReport
    by: str | None


def _latest(group: Sequence[Sighting], published: str | None) -> str | None:
    """The last day of the meeting; of an undated one that was held, the first that tells of it."""
    dated = [last_day(sighting) for sighting in group if sighting.start]
    if dated:
        return min(dated)
    told = [day for day in (s.entry_date or published for s in group) if day and len(day) == _DAY]
    return min(told, default=None)


def _with_count(one: _Told, told: Sequence[_Told], geography: Geography) -> MeetingReport:
    """The report; where it is not counted, with how many the article tells of up to this one.

    These are meetings of the same people, each at a place or on a day apart.
    """
    start, here = one.report.start, one.report
    if (
        here.count
        or here.status != "held"
        or start is None
        or len(start) < _DAY
        or here.kind in _APART
    ):
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
        return not overlap(one, other)
    return bool(one.place and other.place) and not geography.compatible(one.place, other.place)


def _vagueness(sighting: Sighting) -> tuple[int, int]:
    stated = (len(sighting.start or "") // 4) + 2 * bool(sighting.end) + 2 * bool(sighting.place)
    return -stated - len(sighting.participants), sighting.trigger.start


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
    is_summit = any(s.kind == "summit" for s in group) and lead.kind in GENERAL_KINDS
    dated = max(group, key=lambda s: (bool(s.start), not s.marked, bool(s.end), len(s.start or "")))
    near = next((s.near for s in (lead, *group) if s.near), None)
    start, end = (dated.start, dated.end) if dated.start else near or (None, None)
    # A town goes before the country around it, and what has a name before "the town hall". No mark
    # speaks against a place that rules have found.
    by_rules = [s.place for s in group if not s.marked]
    placed = [
        (s.place not in geography.known, is_wide(s.place), s.marked, s.place)
        for s in group
        if s.place
        and not (s.marked and not all(geography.compatible(s.place, each) for each in by_rules))
    ]
    places = [place for *_, place in sorted(placed, key=lambda each: each[:3])]
    near_by = [s.place_near for s in (lead, *group) if s.place_near]
    sentences = sorted({s.sentence for s in group} - {lead.sentence})
    return MeetingReport(
        participants=lead.participants,
        start=start,
        end=end,
        # "They discussed the talks in Oslo": a call has no place, whatever is said of it.
        place=None if lead.is_remote else next(iter([*places, *near_by]), None),
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
