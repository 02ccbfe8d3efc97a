"""Meetings of the real world out of clusters of reports, with the reason for each cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.records import Disagreement, EntityReference, Meeting
from kg.resolution.accounts import Account, Cluster
from kg.resolution.clearest import clearest_first, dates, kind, status
from kg.resolution.disagreements import find_disagreements
from kg.resolution.periods import DAY, detail
from kg.resolution.place_fit import Site, fit_in_words

Find = Callable[[str, str], EntityReference]
"""From an article and a name in it to the entity that is meant."""

_MOST_SHOWN = 6
"""Dates or places that a reason lists before it gives their number."""


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting before its key is known to be its own."""

    cluster: Cluster
    ordered: list[Account]
    parties: tuple[EntityReference, ...]
    place: EntityReference | None

    @property
    def key(self) -> str:
        """Parties and first day; the place only where no day tells meetings apart."""
        parties = " + ".join(f"{party.kind}:{party.key}" for party in self.parties)
        start = dates(self.ordered)[0]
        parts = [parties or "nobody named", start or "undated"]
        if detail(start) < DAY and self.place:
            parts.append(self.place.key)
        return " | ".join(parts)

    @property
    def key_of_several(self) -> str:
        """Undated meetings of the same parties are told apart by the first report of each."""
        return f"{self.key} | {self.cluster.first.article_id} {self.cluster.first.index}"


def build_meetings(
    clusters: Iterable[Cluster], party: Find, place: Find
) -> Iterator[tuple[Meeting, list[Disagreement]]]:
    """Each cluster as a `Meeting`, and its disagreements."""
    drafts = [draft_meeting(cluster, party, place) for cluster in clusters]
    shared = Counter(draft.key for draft in drafts)
    for draft in drafts:
        yield meeting_of(draft, draft.key if shared[draft.key] == 1 else draft.key_of_several)


def draft_meeting(cluster: Cluster, party: Find, place: Find) -> MeetingDraft:
    """What the reports of a cluster together say of who met and where."""
    ordered = clearest_first(cluster.accounts)
    parties = {
        party(account.reference.article_id, name)
        for account in ordered
        for name in account.report.participants
    }
    # Where the clearest report is silent about the place, the next clearest speaks.
    where = next(
        (
            place(account.reference.article_id, account.report.place)
            for account in ordered
            if account.report.place
        ),
        None,
    )
    return MeetingDraft(cluster, ordered, tuple(sorted(parties)), where)


def meeting_of(draft: MeetingDraft, key: str) -> tuple[Meeting, list[Disagreement]]:
    """The meeting with that key, and what its reports disagree on."""
    ordered = draft.ordered
    start, end = dates(ordered)
    meeting = Meeting(
        key=key,
        participants=draft.parties,
        start=start,
        end=end,
        place=draft.place,
        status=status(ordered),
        kind=kind(ordered),
        topics=tuple(sorted({topic for account in ordered for topic in account.report.topics})),
        reports=tuple(sorted(account.reference for account in ordered)),
        clearest=ordered[0].reference,
        reason=_reason(draft.cluster, ordered),
    )
    return meeting, list(find_disagreements(key, ordered))


def _reason(cluster: Cluster, ordered: Sequence[Account]) -> str:
    """Why these reports are one meeting."""
    if len(ordered) == 1:
        alone = "the only report of these parties at that time and place"
        return "; ".join([alone, *sorted(cluster.notes)])
    told = [f"{len(ordered)} reports of the same parties"]
    copies = len({a.reference.article_id for a in ordered}) - len({a.story for a in ordered})
    if copies:
        told.append(f"{copies} of them {'a copy' if copies == 1 else 'copies'}")
    days = sorted({_days(account) for account in ordered if account.report.start})
    told.append(_listed("date", "dates that go together", days) if days else "none gives a date")
    sites = {site.name: site for site in _sites(ordered)}
    if sites:
        told.append(_listed("place", "places", sorted(sites)))
    if len(sites) <= _MOST_SHOWN:
        relations = {
            fit_in_words(sites[one], sites[other])
            for one in sites
            for other in sites
            if one < other
        }
        told.extend(sorted(filter(None, relations)))
    for note, count in sorted(cluster.notes.items()):
        told.append(f"{note} ({count} report{'s' if count > 1 else ''})")
    return "; ".join(told)


def _sites(ordered: Sequence[Account]) -> Iterator[Site]:
    for account in ordered:
        if account.site is not None:
            yield account.site


def _days(account: Account) -> str:
    report = account.report
    return f"{report.start} to {report.end}" if report.end else str(report.start)


def _listed(one: str, several: str, values: Sequence[str]) -> str:
    if len(values) == 1:
        return f"{one} {values[0]}"
    if len(values) > _MOST_SHOWN:
        return f"{len(values)} {several}, from {values[0]} to {values[-1]}"
    return f"{several}: {', '.join(values)}"
