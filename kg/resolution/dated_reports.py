"""Reports of the same parties that are dated to the day, brought together by date and place."""

from __future__ import annotations

from collections.abc import Iterable

from kg.resolution.accounts import LONGEST_MEETING, Account, Cluster

_CLOSE = 2
"""Days between two dates that may still be one meeting, told with a slip, in one place."""

_NEXT_DAY = 1

_DATE_IN_DISPUTE = "a date close by for the same place"


def cluster_dated(accounts: Iterable[Account]) -> list[Cluster]:
    """Clusters by date; ``accounts`` are of the same parties and all dated to the day.

    Overlapping dates are one meeting where the places go together or the first day is the same
    (then a contradicting place is a disagreement). Dates at most two days apart are one meeting
    only in the same place and told by different articles, unless each is the news of its day.
    Sorted by date, so that each account is compared with its neighbours alone.
    """
    clusters: list[Cluster] = []
    for account in sorted(accounts, key=_by_date):
        near = _near(clusters, account)
        home = _same_days(near, account)
        if home is not None:
            home.establish(account)
            continue
        slip = [cluster for cluster in near if _slipped(cluster, account)]
        if len(slip) == 1:
            slip[0].establish(account, _DATE_IN_DISPUTE)
        else:
            clusters.append(Cluster(account))
    return clusters


def _by_date(account: Account) -> tuple[object, ...]:
    return account.when, account.site is None, account.reference


def _near(clusters: list[Cluster], account: Account) -> list[Cluster]:
    """The clusters, of those sorted by date, that can still reach the account's days."""
    near: list[Cluster] = []
    for cluster in reversed(clusters):
        if cluster.when is None or account.when is None:
            continue
        if (account.when.first - cluster.when.first).days > LONGEST_MEETING + _CLOSE:
            break
        near.append(cluster)
    return near


def _same_days(near: list[Cluster], account: Account) -> Cluster | None:
    """The cluster with the same place if there is one, else with the same first day."""
    fitting: list[tuple[tuple[int, ...], Cluster]] = []
    for distance, cluster in enumerate(near):
        if cluster.when is None or account.when is None or not cluster.when.overlaps(account.when):
            continue
        if (cluster.when | account.when).days > LONGEST_MEETING:
            continue
        same_start = account.when.first in {core.when.first for core in cluster.core if core.when}
        if same_start or cluster.admits_place(account.site):
            fitting.append(((-cluster.same_place(account.site), -same_start, distance), cluster))
    return min(fitting, key=lambda item: item[0])[1] if fitting else None


def _slipped(cluster: Cluster, account: Account) -> bool:
    if cluster.when is None or account.when is None:
        return False
    return (
        0 < cluster.when.gap(account.when) <= _CLOSE
        and (cluster.when | account.when).days <= _CLOSE + LONGEST_MEETING
        and cluster.core[0].when is not None
        and cluster.core[0].when.gap(account.when) <= _CLOSE
        and cluster.same_place(account.site)
        and account.reference.article_id not in cluster.articles
        and not any(_tell_their_own_day(core, account) for core in cluster.core)
    )


def _tell_their_own_day(one: Account, other: Account) -> bool:
    """Whether both articles are the news of their days, so that neither can be wrong about it.

    One of the 14th and one of the 16th, each of what was then, tell of two meetings; with a day
    between them, where each appeared as soon after.
    """
    if one.when is None or other.when is None:
        return False
    after = [_days_after(account) for account in (one, other)]
    fresh = all(days is not None and 0 <= days <= _NEXT_DAY for days in after)
    return fresh and (after[0] == after[1] or one.when.gap(other.when) >= _CLOSE)


def _days_after(account: Account) -> int | None:
    """How many days after the meeting an article appeared."""
    if account.published is None or account.when is None or account.is_ahead:
        return None
    return (account.published.first - account.when.last).days
