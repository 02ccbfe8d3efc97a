"""Which reports tell of one meeting.

Reports are first put in blocks of the same parties, so that work grows with the number of reports;
inside a block exact dates come first, then partial ones, then reports without a date. Events
corefer only with shared participants, compatible time and place, as in NewsReader (Vossen et al.,
"NewsReader: Using knowledge resources in a cross-lingual reading machine", 2016).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from kg.records import EntityReference
from kg.resolution.accounts import Account, Cluster
from kg.resolution.dated_reports import cluster_dated
from kg.resolution.loose_reports import add_partial, add_undated

Block = tuple[tuple[tuple[str, str], ...], str]
"""The kinds and keys of all parties, and the setting in which they met."""

_PARTY_LEFT_OUT = "one party less at the same time and place"


def group_reports(accounts: Iterable[Account]) -> list[Cluster]:
    """Clusters of reports, one for each meeting, in the order of their first reports."""
    blocks: defaultdict[Block, list[Account]] = defaultdict(list)
    for account in accounts:
        blocks[block_of(account.parties, account.setting)].append(account)
    clusters = [cluster for _, block in sorted(blocks.items()) for cluster in cluster_block(block)]
    return sorted(join_incomplete(clusters), key=lambda cluster: cluster.first)


def block_of(parties: Iterable[EntityReference], setting: str) -> Block:
    """In which block reports of these parties are compared."""
    return tuple(sorted((party.kind, party.key) for party in parties)), setting


def cluster_block(block: Iterable[Account]) -> list[Cluster]:
    """Clusters of reports of the same parties; reports that name nobody stay alone."""
    block = sorted(block, key=lambda account: account.reference)
    if block and not block[0].parties:
        return [Cluster(account) for account in block]
    clusters = cluster_dated(account for account in block if account.is_exact)
    add_partial(clusters, (a for a in block if a.when is not None and not a.is_exact))
    add_undated(clusters, (account for account in block if account.when is None))
    return clusters


def join_incomplete(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Joins reports that leave one of three or more parties out, if all else is the same."""
    complete: defaultdict[tuple[date, EntityReference], list[Cluster]] = defaultdict(list)
    clusters = list(clusters)
    for cluster in clusters:
        if len(cluster.parties) > 2:
            for day in days_of(cluster):
                for party in cluster.parties:
                    complete[day, party].append(cluster)
    absorbed: set[int] = set()
    for cluster in sorted(clusters, key=lambda c: (len(c.parties), c.core[0].reference)):
        if len(cluster.parties) < 2:
            continue
        party = min(cluster.parties)
        fuller = {
            id(other): other
            for day in days_of(cluster)
            for other in complete.get((day, party), ())
            if id(other) not in absorbed and _leaves_one_out(cluster, other)
        }
        if len(fuller) == 1:
            next(iter(fuller.values())).absorb(cluster, _PARTY_LEFT_OUT)
            absorbed.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in absorbed]


def _leaves_one_out(cluster: Cluster, other: Cluster) -> bool:
    sites = cluster.sites.values()
    return (
        cluster.parties < other.parties
        and len(other.parties) == len(cluster.parties) + 1
        and cluster.core[0].setting == other.core[0].setting
        and not cluster.articles.keys() & other.articles.keys()
        and (
            any(map(other.same_place, sites))
            # A plan names the town, and the report a venue that no gazetteer has.
            or (_is_plan_of(cluster, other) and all(map(other.admits_place, sites)))
        )
    )


def _is_plan_of(cluster: Cluster, other: Cluster) -> bool:
    """Whether one is still to come in its articles, and the other was held."""
    return cluster.core[0].is_ahead and other.core[0].report.status == "held"


def days_of(cluster: Cluster) -> list[date]:
    """The days of a cluster that is dated to the day."""
    if cluster.when is None or not cluster.core[0].is_exact:
        return []
    return [cluster.when.first + timedelta(day) for day in range(cluster.when.days)]
