"""Reports dated only by month or year, or not at all: which meeting of the same parties they mean.

They join a meeting only where it is the one that they can mean; what fits several or none stands
by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from kg.resolution.accounts import LONGEST_MEETING, Account, Cluster
from kg.resolution.periods import Period

MOST_MEETINGS = 64
"""Meetings of the same parties, nearest in time first, that a report is compared with."""

_NEWS = 30
"""Days around its publication in which an article most likely speaks of a meeting."""

_MEMORY = 366
"""Days before or after its publication beyond which an undated report points at no meeting."""

_MONTH = 31


def add_partial(clusters: list[Cluster], accounts: Iterable[Account]) -> None:
    """Joins reports of a month or a year to ``clusters``; adds clusters for those without."""
    dated = _Timeline(clusters)
    own: list[Cluster] = []
    for account in sorted(accounts, key=_by_precision):
        if account.when is None:
            continue
        near = dated.within(account.when)
        fitting = [cluster for cluster in near if _fits(cluster, account)]
        home = _single(fitting, account)
        if home is not None:
            home.join(account, "a partial date that fits no other meeting of them")
        elif not fitting and _only_place_differs(near, account):
            near[0].join(account, "another place, with a date that fits no other meeting of them")
        else:
            _establish(own, account)
    clusters.extend(own)


def add_undated(clusters: list[Cluster], accounts: Iterable[Account]) -> None:
    """Joins undated reports to ``clusters``; adds clusters for those without."""
    timeline = _Timeline(clusters)
    apart: list[Account] = []
    doubtful: list[Account] = []
    for account in sorted(accounts, key=_by_publication):
        near = timeline.around(account.published)
        fitting = [cluster for cluster in near if _fits(cluster, account)]
        home = _single(fitting, account) if len(near) <= MOST_MEETINGS else None
        if home is not None:
            home.join(account, "no date, but no other meeting of them fits")
            continue
        home = _visited_beside(near, account)
        if home is not None:
            home.join(account, "a visit to its country, in an article that tells of this one")
            continue
        home = _told_beside(fitting, account)
        if home is not None:
            home.join(account, "neither date nor place, in an article that tells of this one")
            continue
        # What could mean several dated meetings must not fall to an undated one instead.
        (doubtful if fitting and account.site is None else apart).append(account)
    for left in (apart, doubtful):
        own: list[Cluster] = []
        for account in sorted(left, key=lambda a: (-_detail(a), _by_publication(a))):
            _establish(own, account)
        clusters.extend(own)


class _Timeline:
    """Clusters by date."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        dated = [(cluster.when, cluster) for cluster in clusters if cluster.when is not None]
        dated.sort(key=lambda item: (item[0], item[1].core[0].reference))
        self._clusters = [cluster for _, cluster in dated]
        self._starts = [when.first for when, _ in dated]
        self._reach = max((when.days for when, _ in dated), default=0)

    def within(self, when: Period) -> list[Cluster]:
        """Those that overlap a period, at most one more than are looked at."""
        found: list[Cluster] = []
        early = when.around(min(self._reach, _MEMORY)).first
        for index in range(bisect_left(self._starts, early), len(self._starts)):
            if self._starts[index] > when.last or len(found) > MOST_MEETINGS:
                break
            days = self._clusters[index].when
            if days is not None and days.overlaps(when):
                found.append(self._clusters[index])
        return found

    def around(self, published: Period | None) -> list[Cluster]:
        """Those that an article of that date can mean, nearest first; all where it has no date."""
        if published is None:
            return self._clusters[: MOST_MEETINGS + 1]
        middle = bisect_left(self._starts, published.first)
        nearest = self._clusters[max(0, middle - MOST_MEETINGS // 2) : middle + MOST_MEETINGS // 2]
        reach = published.around(_MEMORY)
        return sorted(
            (cluster for cluster in nearest if cluster.when and cluster.when.overlaps(reach)),
            key=lambda cluster: (
                cluster.when.gap(published) if cluster.when else 0,
                cluster.core[0].reference,
            ),
        )


def _fits(cluster: Cluster, account: Account) -> bool:
    """Whether place and time of publication allow the account to mean this meeting."""
    if not cluster.admits_place(account.site) or cluster.is_told_apart(account):
        return False
    if account.published is None or cluster.when is None:
        return True
    if account.is_ahead:
        return cluster.when.last >= account.published.around(1).first
    return (
        account.report.status == "cancelled"
        or cluster.when.first <= account.published.around(1).last
    )


def _single(fitting: Sequence[Cluster], account: Account) -> Cluster | None:
    """The only one; of several the only one in the same place, or near the publication."""
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    there = [cluster for cluster in fitting if cluster.same_place(account.site)]
    if len(there) == 1:
        return there[0]
    if account.published is None:
        return None
    news = account.published.around(_NEWS)
    recent = [c for c in there or fitting if c.when is not None and c.when.overlaps(news)]
    return recent[0] if len(recent) == 1 else None


def _told_beside(fitting: Sequence[Cluster], account: Account) -> Cluster | None:
    """For an account without place: what the same article tells more of, of several the latest."""
    article = account.reference.article_id
    beside = [cluster for cluster in fitting if article in cluster.articles]
    if account.site is not None or not beside:
        return None
    return max(beside, key=lambda c: (c.articles[article], c.when or _NEVER, c.core[0].reference))


def _visited_beside(near: Sequence[Cluster], account: Account) -> Cluster | None:
    """For a visit: the one meeting in the visited country that the same article tells of.

    Whoever visits a country and meets somebody there has met him where the article says, or it
    contradicts itself.
    """
    if account.report.kind != "visit" or account.site is None or account.site.country is None:
        return None
    country = account.site.country
    beside = [
        cluster
        for cluster in near
        if account.reference.article_id in cluster.articles
        and any(site.country == country for site in cluster.sites.values())
    ]
    return beside[0] if len(beside) == 1 else None


def _only_place_differs(near: Sequence[Cluster], account: Account) -> bool:
    """Whether a month has one meeting of them, which another article puts elsewhere."""
    return (
        len(near) == 1
        and account.when is not None
        and account.when.days <= _MONTH
        and account.reference.article_id not in near[0].articles
    )


def _establish(clusters: list[Cluster], account: Account) -> None:
    """Adds an account to the one loose cluster that it fits, or makes its own."""
    fitting = [
        cluster
        for cluster in clusters[-MOST_MEETINGS:]
        if cluster.admits_place(account.site)
        and not cluster.is_told_apart(account)
        and _same_time(cluster, account)
        and (cluster.same_place(account.site) or not (cluster.sites and account.site))
    ]
    same = [cluster for cluster in fitting if cluster.same_place(account.site)] or fitting
    if len(same) == 1 and len(account.parties) > 1:
        same[0].establish(account)
    else:
        clusters.append(Cluster(account))


def _same_time(cluster: Cluster, account: Account) -> bool:
    if account.when is not None and cluster.when is not None:
        return account.when.overlaps(cluster.when)
    one, other = cluster.core[0].published, account.published
    if one is None or other is None:
        return True
    return one.gap(other) <= (_MEMORY if cluster.same_place(account.site) else _NEWS)


def _by_precision(account: Account) -> tuple[object, ...]:
    days = account.when.days if account.when else 0
    return max(days, LONGEST_MEETING), account.when, -_detail(account), account.reference


def _by_publication(account: Account) -> tuple[object, ...]:
    published = account.published
    return published is None, published or _NEVER, account.reference


def _detail(account: Account) -> int:
    return account.site.detail + 1 if account.site else 0


_NEVER = Period(date.min, date.min)
