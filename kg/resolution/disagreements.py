"""Reports of one meeting that cannot both be right: dates, place, whether and as which it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from kg.labels import count_in_words
from kg.records import Disagreement, DisputedProperty
from kg.resolution.accounts import Account
from kg.resolution.periods import period
from kg.resolution.place_fit import fit
from kg.spelling import tidy

MOST_PAIRS = 100
"""Pairs of reports for two values of one property that are listed one by one. Where there are
more, each report stands against the clearest report of the other value, so that the number grows
with the reports and not with its square."""

Value = TypeVar("Value", bound=Hashable)


def find_disagreements(meeting: str, ordered: Sequence[Account]) -> Iterator[Disagreement]:
    """Each incompatible pair of reports of the meeting with that key; ``ordered`` by clarity."""
    yield from _dates(meeting, ordered)
    yield from _places(meeting, ordered)
    yield from _statuses(meeting, ordered)
    yield from _counts(meeting, ordered)


def _dates(meeting: str, ordered: Sequence[Account]) -> Iterator[Disagreement]:
    dated: defaultdict[tuple[str, str | None], list[Account]] = defaultdict(list)
    for account in ordered:
        if account.report.start:
            dated[account.report.start, account.report.end].append(account)
    for (start, end), (other_start, other_end) in _pairs(dated):
        ours, theirs = dated[start, end], dated[other_start, other_end]
        property_ = _date_in_dispute((start, end), (other_start, other_end))
        if property_ == "start":
            yield from _between(meeting, "start", ours, start, theirs, other_start)
        elif property_ == "end" and end and other_end:
            yield from _between(meeting, "end", ours, end, theirs, other_end)


def _date_in_dispute(
    one: tuple[str, str | None], other: tuple[str, str | None]
) -> Literal["start", "end"] | None:
    """Both ends are compared where both are stated; otherwise any common day is agreement."""
    if one[1] and other[1]:
        if _apart(one[0], other[0]):
            return "start"
        return "end" if _apart(one[1], other[1]) else None
    whole, other_whole = period(*one), period(*other)
    if whole is None or other_whole is None or whole.overlaps(other_whole):
        return None
    return "start"


def _apart(one: str, other: str) -> bool:
    days, other_days = period(one), period(other)
    return days is not None and other_days is not None and not days.overlaps(other_days)


def _places(meeting: str, ordered: Sequence[Account]) -> Iterator[Disagreement]:
    placed: defaultdict[str, list[Account]] = defaultdict(list)
    for account in ordered:
        if account.site is not None:
            placed[account.place.key if account.place else account.site.name].append(account)
    for one, other in _pairs(placed):
        ours, theirs = placed[one], placed[other]
        site, other_site = ours[0].site, theirs[0].site
        if site is not None and other_site is not None and fit(site, other_site) == "apart":
            yield from _between(meeting, "place", ours, None, theirs, None)


def _statuses(meeting: str, ordered: Sequence[Account]) -> Iterator[Disagreement]:
    """A plan and a meeting that was held are no contradiction; held and cancelled are."""
    held = [account for account in ordered if account.report.status == "held"]
    cancelled = [account for account in ordered if account.report.status == "cancelled"]
    if held and cancelled:
        yield from _between(meeting, "status", held, "held", cancelled, "cancelled")


def _counts(meeting: str, ordered: Sequence[Account]) -> Iterator[Disagreement]:
    """Which of their meetings it was: two counts of one kind, or one against what is told of.

    An undated report may count meetings that came later, unless it looks ahead to this one.
    """
    counted: defaultdict[tuple[str, int, bool], list[Account]] = defaultdict(list)
    for account in ordered:
        count = account.report.count
        if count and (account.report.start or account.is_ahead):
            counted[count.kind, count.number, count.at_least].append(account)
    for one, other in _pairs(counted):
        if _counts_differ(one, other) or _counts_differ(other, one):
            yield from _between(
                meeting, "count", counted[one], _told(one), counted[other], _told(other)
            )


def _counts_differ(one: tuple[str, int, bool], other: tuple[str, int, bool]) -> bool:
    """Whether ``one`` counts meetings of a kind, and the other another number of them, or more."""
    (kind, number, at_least), (other_kind, other_number, other_at_least) = one, other
    if kind != other_kind or at_least:
        return False
    return other_number > number if other_at_least else other_number != number


def _told(counted: tuple[str, int, bool]) -> str:
    _, number, at_least = counted
    return count_in_words(number, at_least=at_least)


def _between(
    meeting: str,
    property_: DisputedProperty,
    ours: Sequence[Account],
    value: str | None,
    theirs: Sequence[Account],
    other_value: str | None,
) -> Iterator[Disagreement]:
    """Without a value, each report's own words for the place."""
    if len(ours) * len(theirs) <= MOST_PAIRS:
        pairs = {(one.reference, other.reference): (one, other) for one in ours for other in theirs}
    else:
        starred = [(one, theirs[0]) for one in ours] + [(ours[0], other) for other in theirs]
        pairs = {(one.reference, other.reference): (one, other) for one, other in starred}
    for one, other in pairs.values():
        first, second = sorted(
            ((one, value), (other, other_value)), key=lambda side: side[0].reference
        )
        yield Disagreement(
            meeting,
            property_,
            first[0].reference,
            first[1] or tidy(first[0].report.place or ""),
            second[0].reference,
            second[1] or tidy(second[0].report.place or ""),
        )


def _pairs(values: Mapping[Value, object]) -> Iterator[tuple[Value, Value]]:
    """Each two distinct values once; a meeting has few of them, however many its reports."""
    distinct = list(values)
    for index, one in enumerate(distinct):
        for other in distinct[index + 1 :]:
            yield one, other
