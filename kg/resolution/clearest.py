"""Which report of a meeting says most, and what the reports together say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from kg.records import EntityReference, Status
from kg.resolution.accounts import Account
from kg.resolution.periods import detail
from kg.resolution.place_fit import Site, fit

_STRENGTH = {"held": 3, "cancelled": 2, "planned": 1, "proposed": 0}
_PLAIN_KIND = "meeting"
_ONE_PLACE = ("same", "nested")


def clearest_first(accounts: Sequence[Account]) -> list[Account]:
    """Accounts by how much they say.

    The one that names most parties, has the most precise dates and place; of equal ones that whose
    day and place most stories tell, held before planned, an original before its copies, then the
    latest published, then the smaller article id.
    """
    days = Counter(start for _, start in {(a.story, a.report.start) for a in accounts})
    told_at = _told_at(accounts)
    return sorted(
        accounts, key=lambda a: _clarity(a, days[a.report.start] + told_at.get(a.place, 0))
    )


def _told_at(accounts: Sequence[Account]) -> dict[EntityReference | None, int]:
    """How many stories tell of each place, or of one that it goes together with."""
    stories: defaultdict[EntityReference | None, set[str]] = defaultdict(set)
    sites: dict[EntityReference | None, Site] = {}
    for account in accounts:
        if account.site is not None:
            stories[account.place].add(account.story)
            sites[account.place] = account.site
    return {
        place: sum(len(stories[other]) for other in sites if fit(site, sites[other]) in _ONE_PLACE)
        for place, site in sites.items()
    }


def _clarity(account: Account, support: int) -> tuple[object, ...]:
    report = account.report
    named = sum(party.kind != "description" for party in account.parties)
    published = account.published.last if account.published else date.min
    return (
        -named,
        -detail(report.start) * 2 - (report.end is not None),
        -(account.site.detail + 1 if account.site else 0),
        -support,
        -_STRENGTH[report.status],
        account.is_copy,
        -published.toordinal(),
        account.reference,
    )


def dates(ordered: Sequence[Account]) -> tuple[str | None, str | None]:
    """Start and end: of the clearest report that has a start, an end also of the next with it."""
    start = next((a.report.start for a in ordered if a.report.start), None)
    same_start = [account for account in ordered if account.report.start == start]
    return start, next((a.report.end for a in same_start if a.report.end), None)


def kind(ordered: Sequence[Account]) -> str:
    """The kind that the clearest report gives; a plain meeting yields to what most stories say."""
    first = ordered[0].report.kind
    told = {(account.story, account.report.kind) for account in ordered}
    special = Counter(kind for _, kind in told if kind != _PLAIN_KIND)
    if first != _PLAIN_KIND or not special:
        return first
    return min(special, key=lambda name: (-special[name], name))


def status(accounts: Sequence[Account]) -> Status:
    """The strongest: held, cancelled, planned, proposed.

    A plan that is published after the cancellation revives the meeting.
    """
    found: Status = max((account.report.status for account in accounts), key=_STRENGTH.__getitem__)
    if found == "cancelled":
        cancelled = [a.published for a in accounts if a.report.status == "cancelled"]
        revived = [
            account
            for account in accounts
            if account.report.status == "planned"
            and account.published is not None
            and all(when is not None and when.last < account.published.first for when in cancelled)
        ]
        if revived:
            return "planned"
    return found
