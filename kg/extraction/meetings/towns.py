"""Whoever meets several people on one day meets them in one town."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.geography import Geography
from kg.records import MeetingReport

_DAY = len("2026-01-13")


def in_one_town(
    reports: Sequence[MeetingReport], geography: Geography
) -> tuple[MeetingReport, ...]:
    """The reports; one without a place has the town of its participants' other meetings that day.

    Where the article tells of no other, of several towns, or of a meeting at two places (a phone
    call), nothing is added.
    """
    return tuple(
        report
        if (town := _town(report, reports, geography)) is None
        else replace(report, place=town)
        for report in reports
    )


def _town(
    report: MeetingReport, reports: Sequence[MeetingReport], geography: Geography
) -> str | None:
    day = report.start
    if report.place or report.status != "held" or not day or len(day) < _DAY:
        return None
    if report.kind in lexicon.words("names", "remote_meetings"):
        return None
    towns = {
        geography.town(other.place)
        for other in reports
        if other.place
        and other.status == "held"
        and (other.start or "") <= day <= (other.end or other.start or "")
        and set(other.participants) & set(report.participants)
    }
    return towns.pop() if len(towns) == 1 else None
