"""Reports brought together, or taken apart, because people say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.resolution.accounts import Account, Cluster
from kg.resolution.corrections import Corrections, Ruling


def regroup(clusters: list[Cluster], corrections: Corrections) -> list[Cluster]:
    """Clusters of reports with those together that are of one meeting, and others apart.

    They stay in the order of their first reports.
    """
    for ruling in corrections.same:
        clusters = _merged(clusters, ruling)
    for ruling in corrections.different:
        clusters = [part for cluster in clusters for part in _split(cluster, ruling)]
    return sorted(clusters, key=lambda cluster: min(a.reference for a in cluster.accounts))


def _merged(clusters: list[Cluster], ruling: Ruling) -> list[Cluster]:
    wanted = {each for side in ruling.sides for each in side}
    of_ruling = [c for c in clusters if wanted & {a.reference for a in c.accounts}]
    if len(of_ruling) < 2:
        return clusters
    first, *others = of_ruling
    for other in others:
        first.absorb(other, ruling.reason)
    return [cluster for cluster in clusters if cluster not in others]


def _split(cluster: Cluster, ruling: Ruling) -> Iterator[Cluster]:
    """A cluster as several, where it holds reports of several sides; the largest keeps the rest."""
    sides = [
        [account for account in cluster.accounts if account.reference in side]
        for side in ruling.sides
    ]
    there: list[list[Account]] = []
    for side in sorted(sides, key=len, reverse=True):
        # What several sides name stays with the largest of them.
        own = [account for account in side if not any(account in other for other in there)]
        there += [own] if own else []
    if len(there) < 2:
        yield cluster
        return
    taken = {account.reference for side in there[1:] for account in side}
    rest = [account for account in cluster.accounts if account.reference not in taken]
    for accounts in (rest, *there[1:]):
        yield _apart(accounts, ruling.reason)


def _apart(accounts: Sequence[Account], reason: str) -> Cluster:
    first, *others = sorted(accounts, key=lambda account: account.reference)
    cluster = Cluster(first)
    cluster.notes[reason] += 1
    for account in others:
        cluster.establish(account)
    return cluster
